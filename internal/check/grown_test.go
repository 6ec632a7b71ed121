package check

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// published is a project whose services publish a port each.
func published(places ...untrusted.Place) *facts.Project {
	p := &facts.Project{Orchestrated: len(places)}
	for _, at := range places {
		p.Services = append(p.Services, facts.Service{
			Name: untrusted.Text(fmt.Sprint(at.File, at.Line)), Role: facts.RoleApplication, Place: at,
			Ports: []facts.Port{{Count: 1}},
		})
	}
	return p
}

func at(file string, line int) untrusted.Place {
	return untrusted.Place{File: untrusted.Text(file), Line: line}
}

// What tipped a trigger is named first: services that the baseline had not, and
// without a baseline one place of each file.
func TestTriggersNameWhatTippedThemFirst(t *testing.T) {
	old := []untrusted.Place{at("a.yaml", 1), at("a.yaml", 2), at("a.yaml", 3)}
	in := input(questions.Answers{"hosts": said("1")}, "compose")
	in.Report.Facts = published(append(old, at("a.yaml", 9), at("b.yaml", 1))...)
	in.Record.Triggers = []record.Trigger{{Name: "published-ports", Op: ">", Value: "3", Line: 7}}
	fired := func() report.CheckReason {
		t.Helper()
		for _, r := range Evaluate(in).Reasons {
			if r.Kind == report.FiredTrigger {
				return r
			}
		}
		t.Fatal("the trigger is not true")
		return report.CheckReason{}
	}
	r := fired()
	if r.Evidence[0] != at("a.yaml", 1) || r.Evidence[1] != at("b.yaml", 1) || r.Evidence[5] != at("advisor.yaml", 7) {
		t.Errorf("without a baseline: %v", r.Evidence)
	}
	in.Baseline = &report.Report{Recommendation: in.Report.Recommendation, Facts: published(old...)}
	r = fired()
	if r.Evidence[0] != at("a.yaml", 9) || r.Evidence[1] != at("b.yaml", 1) {
		t.Errorf("what is new since the baseline is not first: %v", r.Evidence)
	}
	if !strings.HasSuffix(string(r.Message), "published-ports is 5 (3 before).") {
		t.Errorf("the number before is not told: %s", r.Message)
	}
}
