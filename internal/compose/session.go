package compose

import (
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/expand"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/merge"
	"advisor/internal/compose/source"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// session is the loading of one project.
type session struct {
	loader  *Loader
	in      Input
	root    *files.Root
	env     *interpolate.Environment
	name    string           // of the project
	sources []*source.File   // by file number
	numbers map[string]int32 // by name
	files   []facts.File
	others  []facts.Gap // of files without nodes

	envFiles []EnvFile
	outer    *outerEnv
	listedAt untrusted.Place // of COMPOSE_FILE, where that names the files

	log   *diagnostics.Log
	unset *expand.UnsetLog
	// unusable are files that the user named and that cannot be read.
	unusable Problems
	// readable: a document is a Compose file, whatever is wrong with it.
	readable bool
	includes *inclusions
	scopes   []*scope // files reached by extends
	rules    *merge.Rule
}
