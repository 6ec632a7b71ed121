package formats

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/fixture"
	"advisor/internal/report/words"
)

// TestSameWords: what decides stands in every format with the same words and
// numbers.
func TestSameWords(t *testing.T) {
	for _, name := range fixture.SavedNames() {
		if name == "hostile" || name == "hostile-check" {
			continue // its names are escaped in a way of its own in each format
		}
		r := fixture.Reread(t, fixture.Saved()[name])
		for _, f := range Formats() {
			t.Run(name+"/"+f.Name, func(t *testing.T) {
				out := write(t, f, r, report.Options{Details: true})
				said := flat(string(out))
				if f.Name == "html" {
					said = flat(textOf(out))
				}
				for _, want := range decisive(r, f.Name) {
					if f.Name == "sarif" {
						want = strings.ReplaceAll(want, `"`, `\"`) // as a string of JSON
					}
					if !strings.Contains(squeezed(said), squeezed(flat(want))) {
						t.Errorf("%q is not said", want)
					}
				}
			})
		}
	}
}

// decisive are the words that no format may leave out.
func decisive(r report.Report, format string) []string {
	if format == "json" {
		out := []string{`"recommendation": "` + r.Recommendation, `"strength": "` + r.Strength, `"score": ` + strconv.FormatFloat(r.Score, 'f', -1, 64)}
		for _, x := range append(r.Summary.Reasons, r.Summary.Against...) {
			out = append(out, x.Message)
		}
		return out
	}
	if format == "gitlab" { // issues beside lines: the recommendation is one of them
		return []string{words.Title(r), words.Number(r.Score), words.Between(r.ScoreRange)}
	}
	out := later(r, format)
	if r.Check != nil && (format == "text" || format == "github") {
		return out // which say no more than what became of the decision
	}
	out = append(out, words.Title(r), words.Level(r), words.Number(r.Score), words.Between(r.ScoreRange), words.Severities(words.OpenOf(r.Findings)))
	for _, x := range r.Summary.Reasons {
		out = append(out, english.Sentence(x.Message))
	}
	for _, x := range r.Summary.Against[:min(len(r.Summary.Against), 1)] {
		out = append(out, english.Sentence(x.Message))
	}
	for _, s := range r.Summary.Change {
		out = append(out, words.Condition(s))
	}
	for _, v := range r.Vetoes {
		out = append(out, english.Sentence(v.Why))
	}
	if n := len(words.OpenOf(r.Findings)); n > 0 {
		out = append(out, english.Count(n, "finding", "findings"))
	}
	if format == "sarif" || format == "github" {
		return append(out, words.Verdict(r)) // which are about findings
	}
	out = append(out, words.Answered(r))
	for _, c := range r.SimilarCases {
		out = append(out, english.Sentence(c.Summary))
	}
	return append(out, words.Efforts(r.Portability))
}

// later are the words about a decision and findings that were known before.
func later(r report.Report, format string) []string {
	var out []string
	if s := words.RefusedByCompose(r.Problems); s != "" {
		out = append(out, s)
	}
	for _, p := range r.Problems {
		out = append(out, words.ProblemSentences(p))
	}
	if c := r.Check; c != nil {
		out = append(out, words.CheckHeadline(*c), strings.TrimPrefix(c.Next.Whole(), "Read "))
		for _, x := range slices.Concat(c.Reasons, c.Changes, c.Remarks) {
			out = append(out, x.Message.Whole())
		}
	}
	if s := words.Partly(r); s != "" && (r.Check != nil || format == "sarif" || format == "github" || format == "gitlab") {
		out = append(out, strings.TrimSuffix(s, "."))
	}
	for _, g := range words.TrippedGates(r) {
		out = append(out, words.GateFlag(g), g.Why.Whole(), words.GatesTripped(r))
	}
	if r.Since != nil {
		out = append(out, words.SinceCounts(*r.Since))
		for _, f := range r.Since.Gone {
			out = append(out, f.Title)
		}
	}
	for _, a := range words.AcceptedOf(r.Findings) {
		if format != "github" && (format == "sarif" || r.Check == nil || r.Since != nil) { // which shouts at nobody; a check shows what is new
			out = append(out, a.Reason.Clean(), a.Until.Clean())
		}
	}
	return out
}

// flat makes line breaks and the marks of code disappear.
func flat(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "`", "")), " ") }

// squeezed leaves out the spaces, which elements of a page may add.
func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }

// TestFindingsAreCountedAlike counts the findings that each format lists.
func TestFindingsAreCountedAlike(t *testing.T) {
	r := fixture.Reread(t, fixture.Shop())
	if n := strings.Count(string(write(t, format(t, "json"), r, report.Options{})), `"rule": `); n != len(r.Findings) {
		t.Errorf("json lists %d findings, want %d", n, len(r.Findings))
	}
	md := string(write(t, format(t, "markdown"), r, report.Options{}))
	if n := len(regexp.MustCompile(`(?m)^- \*\*(high|medium|low)\*\* `).FindAllString(md, -1)); n != len(r.Findings) {
		t.Errorf("markdown lists %d findings, want %d", n, len(r.Findings))
	}
	text := string(write(t, format(t, "text"), r, report.Options{Details: true}))
	_, common := words.Split(r.Findings)
	if n := len(regexp.MustCompile(`(?m)^  (high  |medium|low   )  \S`).FindAllString(text, -1)); n != len(r.Findings) {
		t.Errorf("text lists %d findings, want %d", n, len(r.Findings))
	}
	for _, f := range common {
		if !strings.Contains(flat(text), f.Title) {
			t.Errorf("text does not name %q", f.Title)
		}
	}
}
