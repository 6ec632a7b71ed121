package report

import (
	"io"
	"path"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// maxAnnotations is how many annotations GitHub shows of one kind and step.
const maxAnnotations = 10

// writeGitHub writes the log of a step: the decision in a few lines, and
// workflow commands that GitHub shows beside the lines of a pull request, ten
// at most, the worst first; the rest is counted.
func writeGitHub(w io.Writer, r Report, o Options) error {
	var b strings.Builder
	put := func(s string) { b.WriteString(noCommand(strings.TrimSpace(untrusted.Text(s).Whole())) + "\n") }
	put(Title(r))
	for _, l := range brief(r) {
		put(strings.ReplaceAll(l, "`", ""))
	}
	if len(r.Portability) > 0 {
		put("A move to Kubernetes would take " + Efforts(r.Portability) + " " + noun(len(r.Portability), "piece", "pieces") + " of work.")
	}
	put(total(r.Findings))
	all := annotations(r, o.Project)
	shown := all[:min(len(all), maxAnnotations)]
	for _, x := range shown {
		b.WriteString(x.command() + "\n")
	}
	if rest := all[len(shown):]; len(rest) > 0 {
		put("Not annotated: " + annotationCounts(rest) + ".")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// annotation is a remark beside a line of a file.
type annotation struct {
	level, title, message string
	file                  string // empty: beside none
	line                  int    // 0: the file as a whole
}

// annotations are the findings and the contradictions, the worst first.
func annotations(r Report, project string) []annotation {
	var high, medium, low []annotation
	for _, f := range r.Findings {
		x := annotate(f.Title, annotationText(f, r.Recommendation), f.Evidence, project)
		switch f.Severity {
		case facts.High:
			x.level = "error"
			high = append(high, x)
		case facts.Medium:
			x.level = "warning"
			medium = append(medium, x)
		default:
			x.level = "notice"
			low = append(low, x)
		}
	}
	for _, c := range r.Contradictions {
		x := annotate("An answer that the files speak against", stop(c.Message.Whole()), c.Evidence, project)
		x.level = "warning"
		high = append(high, x)
	}
	return append(append(high, medium...), low...)
}

func annotate(title, message string, places []untrusted.Place, project string) annotation {
	x := annotation{title: title, message: message}
	if len(places) > 0 && address(project, string(places[0].File)) != "" {
		x.file, x.line = path.Join(project, string(places[0].File)), places[0].Line
	}
	return x
}

// annotationText says what was seen, and what to do.
func annotationText(f facts.Finding, side string) string {
	return strings.TrimSpace(stop(f.Message.Whole()) + " " + sentence(remedy(f, side)))
}

// command is the workflow command of an annotation.
func (x annotation) command() string {
	s := "::" + x.level + " "
	if x.file != "" {
		s += "file=" + property(x.file) + ","
		if x.line > 0 {
			s += "line=" + strconv.Itoa(x.line) + ","
		}
	}
	return s + "title=" + property(x.title) + "::" + data(strings.ReplaceAll(x.message, "`", ""))
}

// data and property escape as GitHub's runner reads it back.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(untrusted.Text(s).Whole())
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}

// annotationCounts counts by level: "3 warnings, 11 notices".
func annotationCounts(all []annotation) string {
	var parts []string
	for _, level := range []string{"error", "warning", "notice"} {
		n := 0
		for _, x := range all {
			if x.level == level {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, plural(n, level, level+"s"))
		}
	}
	return strings.Join(parts, ", ")
}
