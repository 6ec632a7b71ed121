package check

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
)

// Without files a trigger that counts them is never taken as false in silence,
// and none of anything is no reason to fire one.
func TestTriggersOnFilesThatWereNotRead(t *testing.T) {
	in := input(questions.Answers{"hosts": said("2-3"), "services": said("1-4")}, "compose")
	in.Record.Triggers = []record.Trigger{
		{Name: "hosts", Op: ">", Value: "3", Line: 3},
		{Name: "services", Op: ">=", Value: "5", Line: 4},
		{Name: "stateful-services", Op: ">=", Value: "3", Line: 5},
		{Name: "gpu-services", Op: "=", Value: "0", Line: 6},
	}
	if got := Unseen(in); len(got) != 2 || got[0].Line != 5 || got[1].Line != 6 {
		t.Errorf("%v were not looked at, want those of lines 5 and 6", got)
	}
	if !Blind(in) {
		t.Error("a check without files is taken for one")
	}
	in.NoScan = true
	if Blind(in) {
		t.Error("nobody wanted the files, and yet they are missed")
	}
	c := Evaluate(in)
	if !c.Stands || kinds(c.Remarks) != "files files answer" {
		t.Errorf("stands %v, remarks %v", c.Stands, c.Remarks)
	}
	in.NoScan, in.Baseline = false, &report.Report{Recommendation: "compose", Facts: &facts.Project{}}
	if c := Evaluate(in); Blind(in) || c.Stands || c.Reasons[0].Kind != report.NoFiles {
		t.Errorf("a project that the baseline had is gone: %v", c.Reasons)
	}
}

// A file without services shows nothing to count either.
func TestTriggersOnNoServices(t *testing.T) {
	in := input(questions.Answers{"hosts": said("1")}, "compose")
	in.Record.Triggers = []record.Trigger{{Name: "published-ports", Op: ">", Value: "3", Line: 3}}
	in.Report.Facts = &facts.Project{}
	if !Blind(in) {
		t.Error("a project without services is taken for one without ports")
	}
	in.Baseline = &report.Report{Recommendation: "compose", Facts: &facts.Project{}}
	if !Blind(in) {
		t.Error("a baseline makes a project without services one")
	}
}

// Where no trigger counts what files show, there is nothing to miss.
func TestTriggersOnAnswersNeedNoFiles(t *testing.T) {
	in := input(questions.Answers{"hosts": said("1")}, "compose")
	in.Record.Triggers = []record.Trigger{{Name: "hosts", Op: ">", Value: "3", Line: 3}}
	if remarks := Evaluate(in).Remarks; Blind(in) || strings.Contains(messages(remarks), "was not checked") {
		t.Error("files are missed that nothing asks for")
	}
}
