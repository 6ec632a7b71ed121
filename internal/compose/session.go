package compose

import (
	"advisor/internal/facts"
	"advisor/internal/files"
)

// session is the loading of one project.
type session struct {
	loader  *Loader
	in      Input
	root    *files.Root
	env     *environment
	name    string           // of the project
	sources []*source        // by file number
	numbers map[string]int32 // by name
	files   []facts.File
	others  []facts.Gap // of files without nodes

	log      *reportLog
	unset    *unsetLog
	broken   bool // a file cannot be used, so that references tell nothing
	includes *inclusions
	scopes   []*scope // files reached by extends
	rules    *mergeRule
}
