// Package ci writes findings for CI systems: annotations of GitHub Actions,
// SARIF for code scanning, and the Code Quality report of GitLab.
package ci

import (
	"io"
	"path"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// maxAnnotations is how many annotations GitHub shows of one kind and step.
const maxAnnotations = 10

// WriteGitHub writes the log of a step: the decision in a few lines, and
// workflow commands that GitHub shows beside the lines of a pull request, ten
// at most, the worst first; the rest is counted.
func WriteGitHub(w io.Writer, r report.Report, o report.Options) error {
	var b strings.Builder
	put := func(s string) {
		b.WriteString(layout.NoCommand(strings.TrimSpace(untrusted.Text(strings.ReplaceAll(s, "`", "")).Whole())) + "\n")
	}
	for _, l := range logLines(r) {
		put(l)
	}
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

// logLines are what the log says before the annotations.
func logLines(r report.Report) []string {
	var out []string
	if r.Check != nil {
		out = append(out, checkLines(r)...)
	} else {
		if s := words.GatesTripped(r); s != "" {
			out = append(out, s)
		}
		out = append(append(out, words.Title(r)), words.Brief(r)...)
		if len(r.Portability) > 0 {
			out = append(out, "A move to Kubernetes would take "+words.KindsOfWork(r.Portability)+".")
		}
	}
	if s := words.RefusedByCompose(r.Problems); s != "" {
		out = append(out, s)
	}
	if s := words.MissingEnvironment(r.Environment); s != "" {
		out = append(out, s)
	}
	if s := words.Partly(r); s != "" {
		out = append(out, words.PartlyTitle+": "+s)
	}
	if r.Since != nil {
		out = append(out, english.Stop(words.SinceCounts(*r.Since)))
		list, more := words.GoneShown(*r.Since)
		for _, f := range list {
			out = append(out, "Gone: "+f.Title+words.OfServices(f))
		}
		if more != "" {
			out = append(out, more)
		}
	}
	counts := words.FoundText(r)
	if r.Check != nil && r.Since == nil && len(r.Findings) > 0 {
		counts += " Without a baseline, which would tell the new ones, none of them is annotated."
	}
	return append(out, counts)
}

// checkLines are what became of the decision; the reasons are annotations.
func checkLines(r report.Report) []string {
	out := []string{words.CheckSays(r)}
	for _, x := range r.Check.Changes {
		out = append(out, words.ChangeTitle+": "+words.ReasonSentence(x))
	}
	if s := words.LookedAt(r); s != "" && r.Check.Stands {
		out = append(out, s)
	}
	if r.Check.Next != "" {
		out = append(out, "Next: "+english.Lower(r.Check.Next.Whole()))
	}
	return out
}

// annotation is a remark beside a line of a file.
type annotation struct {
	level, title, message string
	file                  string // empty: beside none
	line                  int    // 0: the file as a whole
}

// gates are the gates that are tripped, each beside its first place,
// else beside the first Compose file.
func gates(r report.Report, project string) []annotation {
	var out []annotation
	for _, g := range words.TrippedGates(r) {
		out = append(out, annotate("error", gateTitle, words.GateSentence(g), append(g.Places[:len(g.Places):len(g.Places)], home(r)), project))
	}
	return out
}

// annotations are the gates that are tripped, the findings and the contradictions, the worst first. Of a
// check they are the gates, why the decision no longer holds, the remarks, and findings
// only where a baseline tells that they are new: nobody is to be shouted at for
// what was there before.
func annotations(r report.Report, project string) []annotation {
	out := gates(r, project)
	if r.Check == nil {
		return append(out, worst(r, project)...)
	}
	for _, x := range r.Check.Reasons {
		out = append(out, annotate("error", words.KindTitle(x.Kind), words.ReasonSentence(x), x.Evidence, project))
	}
	for _, x := range r.Check.Changes {
		out = append(out, annotate("warning", words.ChangeTitle, words.ReasonSentence(x), x.Evidence, project))
	}
	for _, x := range r.Check.Remarks {
		out = append(out, annotate("notice", "About the decision", words.ReasonSentence(x), x.Evidence, project))
	}
	if r.Since == nil {
		return append(out, mistakes(r.Problems, project)...)
	}
	r.Contradictions = nil // the remarks say what there is to say about them
	return append(out, worst(r, project)...)
}

// mistakes are those for which docker compose rejects the files.
func mistakes(list []facts.Problem, project string) []annotation {
	out := make([]annotation, len(list))
	for i, p := range list {
		out[i] = annotate("error", problemTitle, words.ProblemSentences(p), []untrusted.Place{words.ProblemPlace(p)}, project)
	}
	return out
}

// worst are the mistakes in the files, the open findings and the
// contradictions, the worst first.
func worst(r report.Report, project string) []annotation {
	high := mistakes(r.Problems, project)
	var medium, low []annotation
	for _, f := range words.OpenOf(r.Findings) {
		text := annotationText(f, r.Recommendation)
		switch f.Severity {
		case facts.High:
			high = append(high, annotate("error", f.Title, text, f.Evidence, project))
		case facts.Medium:
			medium = append(medium, annotate("warning", f.Title, text, f.Evidence, project))
		default:
			low = append(low, annotate("notice", f.Title, text, f.Evidence, project))
		}
	}
	for _, c := range report.Counted(r.Contradictions) {
		high = append(high, annotate("warning", "An answer that the files contradict", english.Stop(c.Message.Whole()), c.Evidence, project))
	}
	return append(append(high, medium...), low...)
}

// annotate puts a remark beside the first place that GitHub can know.
func annotate(level, title, message string, places []untrusted.Place, project string) annotation {
	x := annotation{level: level, title: title, message: message}
	for _, p := range places {
		if words.Address(project, string(p.File)) != "" {
			x.file, x.line = path.Join(project, string(p.File)), p.Line
			break
		}
	}
	return x
}

// annotationText says what was seen, what to do, and where it is accepted.
func annotationText(f facts.Finding, side string) string {
	s := strings.TrimSpace(english.Stop(f.Message.Whole()) + " " + english.Sentence(words.Remedy(f, side)))
	if names := words.ServiceNames(words.Elsewhere(f), 4); names != "" {
		s += " Accepted in " + names + "."
	}
	return s
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
			parts = append(parts, english.Count(n, level, level+"s"))
		}
	}
	return strings.Join(parts, ", ")
}
