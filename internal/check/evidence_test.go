package check

import (
	"slices"
	"testing"

	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Two triggers on one question each name their own line of the record, behind
// the same places in the files, and the answer keeps its places.
func TestTriggersNameTheirOwnLines(t *testing.T) {
	seen := make([]untrusted.Place, 0, 8) // with room, as lists that were grown have
	seen = append(seen, untrusted.Place{File: "compose.yaml", Line: 3})
	in := input(questions.Answers{"services": said("1-4")}, "compose")
	in.Scanned.Suggested = questions.Answers{"services": {Option: "10-19", Number: 12, Plain: true, Source: questions.FromScan, Evidence: seen}}
	in.Record.Triggers = []questions.Trigger{{Name: "services", Op: ">", Value: "9", Line: 21}, {Name: "services", Op: ">", Value: "10", Line: 22}}
	var lines []int
	for _, r := range Of(in).Reasons {
		if r.Kind == report.FiredTrigger {
			lines = append(lines, r.Evidence[len(r.Evidence)-1].Line)
		}
	}
	if !slices.Equal(lines, []int{21, 22}) {
		t.Errorf("the triggers of lines 21 and 22 are said to stand on %v", lines)
	}
}
