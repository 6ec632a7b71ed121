package scan

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/envfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// maxExamples caps the files with examples that are read.
const maxExamples = 20

// exampleWords are parts of the names of files with examples.
var exampleWords = []string{"example", "sample", "template", "tmpl", "tpl", "dist", "default", "defaults"}

// findExamples notes for each variable without a value the file beside the
// project that lists it, such as .env.example.
func findExamples(l *compose.Loaded, unset []facts.Unset) {
	if len(unset) == 0 {
		return
	}
	names, _, err := l.Root.List(".")
	if err != nil {
		return
	}
	names = slices.DeleteFunc(names, func(n string) bool { return !isExample(n) })
	// The plainest name first: .env.example before .env.staging.example.
	slices.SortStableFunc(names, func(a, b string) int { return len(a) - len(b) })
	for _, name := range names[:min(len(names), maxExamples)] {
		list := exampleNames(l.Root, name)
		for i := range unset {
			if unset[i].Example == "" && list[string(unset[i].Name)] {
				unset[i].Example = untrusted.Text(name)
			}
		}
	}
}

// isExample reports whether a file holds examples of variables, by its name.
func isExample(name string) bool {
	parts := strings.FieldsFunc(strings.ToLower(path.Base(name)), func(r rune) bool { return r == '.' || r == '-' || r == '_' })
	env := slices.Contains(parts, "env") || slices.Contains(parts, "dotenv")
	if slices.ContainsFunc(parts, func(p string) bool {
		return slices.Contains([]string{"dev", "development", "test", "testing", "ci", "local"}, p)
	}) {
		return false // what is to be filled for production is another list
	}
	return env && !strings.HasSuffix(name, "/") && slices.ContainsFunc(parts, func(p string) bool { return slices.Contains(exampleWords, p) })
}

// exampleNames are the variables that a file lists, those behind a comment sign
// too: an example often shows what may be left out like that.
func exampleNames(root *files.Root, name string) map[string]bool {
	f, err := root.Read(name)
	if err != nil {
		return nil
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(f.Bytes)) {
		line = strings.TrimLeft(strings.TrimSpace(line), "# ")
		key, _, found := strings.Cut(strings.TrimPrefix(line, "export "), "=")
		if key = strings.TrimSpace(key); found && envfile.IsName(key) {
			out[key] = true
		}
	}
	return out
}
