package output

import (
	"path/filepath"
	"strings"

	"advisor/internal/files"
)

// base leads from the folder of a report to the project. What goes to standard
// output is taken for a file in the project, so that equal runs give equal
// bytes wherever they are started.
func base(t Target, project string) string {
	if t.Path == "" || project == "" {
		return ""
	}
	return files.Lead(filepath.Dir(t.Path), project)
}

// checkout leads from the work tree to the project, which is how CI systems
// call its files; without a work tree from this folder, if that is above.
func (w Writer) checkout(project string) string {
	if project == "" {
		return ""
	}
	from := files.WorkTree(project, w.Getenv("HOME"))
	if from == "" {
		from = w.Cwd
	}
	to := files.Lead(from, project)
	if to == ".." || strings.HasPrefix(to, "../") {
		return ""
	}
	return to
}
