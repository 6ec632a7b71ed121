package compare

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// What cannot be compared, and what makes two reports unlike, is said.
func TestNotes(t *testing.T) {
	scanned := func(change func(*report.Report)) Side {
		r := report.Report{Facts: &facts.Project{Name: "shop"}, Tool: report.Tool{Version: "v1"}}
		if change != nil {
			change(&r)
		}
		return Side{"r.json", Saved, r}
	}
	bare := Side{"b.json", Saved, report.Report{Tool: report.Tool{Version: "v1"}}}
	record := Side{"advisor.yaml", Record, bare.Report}
	const notCompared = ": files and findings are not compared, and what a scan answers is unknown in it"
	for name, c := range map[string]struct {
		old, now Side
		want     string
	}{
		"two scans":                  {scanned(nil), scanned(nil), ""},
		"no scan":                    {bare, record, ""},
		"none before":                {bare, scanned(nil), "b.json was made without a project" + notCompared},
		"none now":                   {scanned(nil), bare, "b.json was made without a project" + notCompared},
		"a record before":            {record, scanned(nil), "advisor.yaml is a record" + notCompared},
		"a record now":               {scanned(nil), record, "advisor.yaml is a record" + notCompared},
		"another version":            {scanned(nil), scanned(func(r *report.Report) { r.Tool.Version = "v2" }), "The reports are of two versions of advisor, v1 and v2, which may word or find things differently"},
		"another name":               {scanned(nil), scanned(func(r *report.Report) { r.Facts.Name = "store" }), "The projects have two names, shop and store"},
		"a baseline before":          {scanned(func(r *report.Report) { r.Since = &report.Since{} }), scanned(nil), "r.json was made with a baseline: only what was new then is compared of its findings"},
		"another name, no scan then": {record, scanned(func(r *report.Report) { r.Facts.Name = "store" }), "advisor.yaml is a record" + notCompared},
		"a mistake in the files": {
			scanned(nil), scanned(func(r *report.Report) { r.Problems = []facts.Problem{{File: "c.yaml", Line: 3, Message: "is wrong"}} }),
			"r.json: docker compose rejects these files (1 mistake, c.yaml:3: is wrong); everything else was read.",
		},
	} {
		if got := strings.Join((Input{Old: c.old, New: c.now}).notes(), "; "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := (Input{Old: record, New: record, Weighed: "Both by one"}).notes(); len(got) != 1 || got[0] != "Both by one" {
		t.Errorf("two models: %q", got)
	}
}

// Each field of a decision is told by itself, and so is the note of each question.
func TestDecisionChanges(t *testing.T) {
	decided := func(change func(*report.Review), notes ...string) report.Report {
		r := report.Report{Review: report.Review{
			Agreed: "compose", Status: "proposed", Decided: "2026-01-02", Deciders: []untrusted.Text{"Ann", "Bob"}, By: "2027-01-02", Triggers: []untrusted.Text{"hosts > 1"}, Reason: "cheap", Dissent: "none",
		}}
		if change != nil {
			change(&r.Review)
		}
		for _, n := range notes {
			id, note, _ := strings.Cut(n, "=")
			r.Factors = append(r.Factors, report.Factor{ID: id, Note: untrusted.Text(note)})
		}
		return r
	}
	base := decided(nil, "hosts=two", "budget=")
	for name, c := range map[string]struct {
		old, now report.Report
		want     string
	}{
		"the same":          {base, base, ""},
		"the side":          {base, decided(func(r *report.Review) { r.Agreed = "kubernetes" }, "hosts=two"), "decision: Docker Compose -> Kubernetes"},
		"no side":           {base, decided(func(r *report.Review) { r.Agreed = "" }, "hosts=two"), "decision: Docker Compose -> "},
		"the status":        {base, decided(func(r *report.Review) { r.Status = "accepted" }, "hosts=two"), "status: proposed -> accepted"},
		"the day":           {base, decided(func(r *report.Review) { r.Decided = "2026-02-02" }, "hosts=two"), "decided: 2026-01-02 -> 2026-02-02"},
		"who":               {base, decided(func(r *report.Review) { r.Deciders = []untrusted.Text{"Ann"} }, "hosts=two"), "deciders: Ann, Bob -> Ann"},
		"when again":        {base, decided(func(r *report.Review) { r.By = "" }, "hosts=two"), "review-by: 2027-01-02 -> "},
		"triggers":          {base, decided(func(r *report.Review) { r.Triggers = nil }, "hosts=two"), "triggers: hosts > 1 -> "},
		"the reason":        {base, decided(func(r *report.Review) { r.Reason = "small" }, "hosts=two"), "reason: cheap -> small"},
		"dissent":           {base, decided(func(r *report.Review) { r.Dissent = "Bob" }, "hosts=two"), "dissent: none -> Bob"},
		"a note":            {base, decided(nil, "hosts=three", "budget="), "note hosts: two -> three"},
		"a new note":        {base, decided(nil, "hosts=two", "budget=some"), "note budget:  -> some"},
		"a note that goes":  {base, decided(nil, "hosts=", "budget="), "note hosts: two -> "},
		"no question of it": {base, decided(nil, "budget="), "note hosts: two -> "},
		"a new question":    {base, decided(nil, "hosts=two", "regions=one"), "note regions:  -> one"},
	} {
		got := inWords(decisionChanges(c.old, c.now), func(d report.DecisionChange) string {
			return fmt.Sprintf("%s: %s -> %s", strings.TrimSpace(d.What+" "+d.Question), d.Old, d.New)
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What a model closes and opens ends the sentence that says what it brought.
func TestVetoesOfModel(t *testing.T) {
	isNew := report.VetoChange{ID: "one-host", Change: report.IsNew, Closes: "compose"}
	isGone := report.VetoChange{ID: "no-team", Change: report.IsGone, Closes: "kubernetes"}
	for _, c := range []struct {
		vetoes []report.VetoChange
		want   string
	}{
		{nil, ""},
		{[]report.VetoChange{isNew}, ", because its veto one-host rules out Docker Compose"},
		{[]report.VetoChange{isNew, isGone}, ", because its veto one-host rules out Docker Compose and the veto no-team no longer rules out Kubernetes"},
	} {
		if got := vetoesOfModel(c.vetoes); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for question, want := range map[string]string{"a": ": it rules out Compose", "b": ": it no longer rules out Kubernetes", "c": ""} {
		vs := []report.VetoChange{{Because: []string{"a"}, Change: report.IsNew, Closes: "compose"}, {Because: []string{"b"}, Change: report.IsGone, Closes: "kubernetes"}}
		if got := closedBy(vs, question); got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

// Findings that there are more of are counted, by rule and service; new ones come
// first, then the most severe, then by name.
func TestFindingChanges(t *testing.T) {
	found := func(rule string, s facts.Severity, services ...untrusted.Text) facts.Finding {
		return facts.Finding{Rule: rule, Severity: s, Services: services}
	}
	scanned := func(fs ...facts.Finding) report.Report {
		return report.Report{Facts: &facts.Project{}, Findings: fs}
	}
	for name, c := range map[string]struct {
		old, now report.Report
		want     string
	}{
		"the same":           {scanned(found("a", facts.Low, "x")), scanned(found("a", facts.Low, "x")), ""},
		"of the project":     {scanned(), scanned(found("a", facts.Low)), "new a 1 []"},
		"twice":              {scanned(found("a", facts.Low, "x")), scanned(found("a", facts.Low, "x"), found("a", facts.Low, "x")), "new a 1 [x]"},
		"in two services":    {scanned(), scanned(found("a", facts.Low, "x", "y"), found("a", facts.Low, "x")), "new a 3 [x y]"},
		"by severity":        {scanned(found("z", facts.High)), scanned(found("a", facts.Low), found("b", facts.High), found("c", facts.Low)), "new b 1 []; new a 1 []; new c 1 []; gone z 1 []"},
		"in another service": {scanned(found("a", facts.Low, "x")), scanned(found("a", facts.Low, "y")), "new a 1 [y]; gone a 1 [x]"},
		"not scanned before": {report.Report{}, scanned(found("a", facts.Low)), ""},
		"not scanned now":    {scanned(found("a", facts.Low)), report.Report{}, ""},
	} {
		got := inWords(findingChanges(c.old, c.now), func(f report.FindingChange) string {
			return fmt.Sprintf("%s %s %d %v", f.Change, f.Rule, f.Count, f.Services)
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A file that one side has is new or gone, one with other bytes has changed.
func TestFileChanges(t *testing.T) {
	scanned := func(files ...string) report.Report {
		r := report.Report{Facts: &facts.Project{}}
		for _, f := range files {
			path, sum, _ := strings.Cut(f, "=")
			r.Inputs.Files = append(r.Inputs.Files, report.InputFile{Path: untrusted.Text(path), SHA256: sum})
		}
		return r
	}
	for name, c := range map[string]struct {
		old, now report.Report
		want     string
	}{
		"the same":           {scanned("a=1"), scanned("a=1"), ""},
		"all":                {scanned("c=1", "b=1", "d=1"), scanned("d=1", "c=2", "a=1"), "a new  1; b gone 1 ; c changed 1 2"},
		"not scanned before": {report.Report{}, scanned("a=1"), ""},
	} {
		got := inWords(fileChanges(c.old, c.now), func(f report.FileChange) string {
			return fmt.Sprintf("%s %s %s %s", f.Path, f.Change, f.Old, f.New)
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
