package check

import (
	"errors"
	"fmt"
	"strings"

	"advisor/internal/diag"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// Gates are the conditions under which a run ends with status 1. The zero value
// has none.
type Gates struct {
	Expect         string // the side that must be recommended
	Undecided      bool
	NotFirm        bool
	Contradictions bool
	Problems       bool
	Gaps           bool
	Unreadable     bool           // a project of many that cannot be read; alone it is an error
	Findings       facts.Severity // the lowest that trips; empty: none does
}

// GateWords are what --fail-on takes a list of.
func GateWords() []string {
	return []string{"undecided", "not-firm", "contradictions", "problems", "gaps", "unreadable", "findings=high", "findings=medium", "findings=low"}
}

// ParseGates reads the values of --expect and --fail-on; every wrong word is
// reported.
func ParseGates(expect, failOn string) (Gates, error) {
	g := Gates{Expect: expect}
	if failOn == "" {
		return g, nil
	}
	var errs []error
	for _, word := range strings.Split(failOn, ",") {
		switch word {
		case "undecided":
			g.Undecided = true
		case "not-firm":
			g.NotFirm = true
		case "contradictions":
			g.Contradictions = true
		case "problems":
			g.Problems = true
		case "unreadable":
			g.Unreadable = true
		case "gaps":
			g.Gaps = true
		case "findings=high", "findings=medium", "findings=low":
			g.Findings = facts.Severity(strings.TrimPrefix(word, "findings="))
		default:
			errs = append(errs, fmt.Errorf("--fail-on: %q is not one of %s%s", word, strings.Join(GateWords(), ", "), diag.DidYouMean(word, GateWords())))
		}
	}
	return g, errors.Join(errs...)
}

// OfFiles reports whether a gate is about what the files show.
func (g Gates) OfFiles() bool { return g.Contradictions || g.Problems || g.Gaps || g.Findings != "" }

// Evaluate is what became of the gates that were asked for on a day: all that a
// report can say of them.
func (g Gates) Evaluate(r report.Report, today string) []report.Gate {
	var out []report.Gate
	if g.Expect != "" {
		out = append(out, g.expected(r))
	}
	if g.Undecided {
		out = append(out, gate("undecided", r.Strength == "undecided", "the recommendation is undecided"))
	}
	if g.NotFirm {
		out = append(out, gate("not-firm", !r.Firm, "unknown answers could still change the recommendation"))
	}
	return append(out, g.EvaluateFiles(r, today)...)
}

// EvaluateCheck is Evaluate for the report of a check, whose first gate is the
// decision itself.
func (g Gates) EvaluateCheck(r report.Report, today string) []report.Gate {
	x := gate(report.DecisionGate, !r.Check.Stands, r.Check.Headline.Whole())
	for _, why := range r.Check.Reasons {
		x.Places = append(x.Places, why.Evidence...)
	}
	return append([]report.Gate{x}, g.Evaluate(r, today)...)
}

// expected is the gate of --expect: the other side, or none at all, trips it.
func (g Gates) expected(r report.Report) report.Gate {
	name := expectPrefix + g.Expect
	if words.BothRuledOut(r) {
		return gate(name, true, "neither side meets every requirement: "+english.And(vetoNames(r)))
	}
	return gate(name, g.Expect != r.Recommendation, "the recommendation is "+r.Recommendation)
}

// vetoNames are the requirements and what each of them closes.
func vetoNames(r report.Report) []string {
	var out []string
	for _, v := range r.Vetoes {
		out = append(out, english.And(words.Labels(r, v.Because))+" rules out "+words.Side(v.Closes))
	}
	return out
}

// EvaluateFiles is Evaluate for the gates that need no recommendation.
func (g Gates) EvaluateFiles(r report.Report, today string) []report.Gate {
	var out []report.Gate
	if g.Contradictions {
		counted := report.Counted(r.Contradictions)
		n := len(counted)
		x := gate("contradictions", n > 0, fmt.Sprintf("the files contradict %d of the answers", n))
		for _, c := range counted {
			x.Places = append(x.Places, c.Evidence...)
		}
		out = append(out, x)
	}
	if g.Problems {
		out = append(out, problemGate(r.Problems))
	}
	if g.Gaps {
		out = append(out, gapGate(r.Gaps))
	}
	if g.Findings != "" {
		out = append(out, findingGate(r.Findings, g.Findings, today))
	}
	return out
}

// expectPrefix begins the name of the gate of --expect.
const expectPrefix = "expect="

// gate says why only where it is tripped.
func gate(name string, tripped bool, why string) report.Gate {
	if !tripped {
		why = ""
	}
	return report.Gate{Gate: name, Tripped: tripped, Why: untrusted.Text(why)}
}

func problemGate(ps []facts.Problem) report.Gate {
	var first string
	var places []untrusted.Place
	for _, p := range ps {
		places = append(places, untrusted.Place{File: p.File, Line: p.Line})
	}
	if len(ps) > 0 {
		first = fmt.Sprintf("%s in the Compose files, first %s: %s", english.Count(len(ps), "mistake", "mistakes"), places[0], ps[0].Message.Clean())
	}
	x := gate("problems", len(ps) > 0, first)
	x.Places = places
	return x
}

// gapGate is the gate of what was not read or was left out.
func gapGate(gaps []facts.Gap) report.Gate {
	var first string
	var places []untrusted.Place
	for _, g := range gaps {
		places = append(places, untrusted.Place{File: g.File, Line: g.Line})
	}
	if len(gaps) > 0 {
		first = fmt.Sprintf("%s in what was read, first %s", english.Count(len(gaps), "gap", "gaps"), strings.TrimSuffix(words.GapText(gaps[0]), "."))
	}
	x := gate("gaps", len(gaps) > 0, first)
	x.Places = places
	return x
}

// findingGate is the gate of the findings of a severity or a higher one that
// nobody has accepted, or not for this day.
func findingGate(fs []facts.Finding, s facts.Severity, today string) report.Gate {
	var open []string
	var places []untrusted.Place
	for _, f := range fs {
		if f.Severity.Rank() <= s.Rank() && Open(f, today) > 0 {
			words, at := openFinding(f, today)
			open, places = append(open, words), append(places, at...)
		}
	}
	x := gate("findings="+string(s), len(open) > 0, findingWords(open))
	x.Places = places
	return x
}

// Tripped are the gates that are tripped, one sentence each, by their flags.
func Tripped(gates []report.Gate) []string {
	var out []string
	for _, g := range gates {
		switch {
		case !g.Tripped:
		case g.Gate == report.DecisionGate:
			out = append(out, g.Why.Whole())
		default:
			out = append(out, words.GateFlag(g)+": "+string(g.Why))
		}
	}
	return out
}
