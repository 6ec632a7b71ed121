package check

import (
	"fmt"
	"slices"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Two triggers on one question each name their own line of the record, behind
// the same places in the files, and the answer keeps its places.
func TestTriggersNameTheirOwnLines(t *testing.T) {
	seen := make([]untrusted.Place, 0, 8) // with room, as lists that were grown have
	seen = append(seen, untrusted.Place{File: "compose.yaml", Line: 3})
	in := input(questions.Answers{"services": said("1-4")}, "compose")
	in.Judged.Suggested = questions.Answers{"services": {Option: "10-19", Number: 12, Plain: true, Source: questions.FromScan, Evidence: seen}}
	in.Record.Triggers = []record.Trigger{{Name: "services", Op: ">", Value: "9", Line: 21}, {Name: "services", Op: ">", Value: "10", Line: 22}}
	var lines []int
	for _, r := range Evaluate(in).Reasons {
		if r.Kind == report.FiredTrigger {
			lines = append(lines, r.Evidence[len(r.Evidence)-1].Line)
		}
	}
	if !slices.Equal(lines, []int{21, 22}) {
		t.Errorf("the triggers of lines 21 and 22 are said to stand on %v", lines)
	}
}

// The message of a finding that is new in very many services names a few.
func TestSinceNamesAFew(t *testing.T) {
	f := facts.Finding{Rule: "r", Title: "It is open", Message: "A port is open in old (80).", Services: []untrusted.Text{"old"}}
	now := f
	for i := range 900 {
		now.Services = append(now.Services, untrusted.Text(fmt.Sprint("s", i)))
	}
	fresh, _ := Since(State{Findings: []facts.Finding{now}}, State{Findings: []facts.Finding{f}}, "then.json")
	if want := "It is open: s0, s1, s2, s3, s4 and 895 more."; string(fresh[0].Message) != want {
		t.Errorf("got %.100q, want %q", fresh[0].Message, want)
	}
}
