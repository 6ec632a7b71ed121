package wizard_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
	"advisor/internal/questions"
	"advisor/internal/wizard"
)

var update = flag.Bool("update", false, "write the golden frames again")

// smallSet is a questionnaire of the tests' own, so that rewording the real
// one changes no golden frame.
func smallSet() questions.Questionnaire {
	return questions.Questionnaire{
		Sections: []questions.Section{{ID: "application", Title: "Application"}, {ID: "scale", Title: "Scale"}, {ID: "team", Title: "Team"}},
		Questions: []questions.Question{
			{
				ID: "stage", Section: "application", Short: "stage", Ask: "Who depends on the application?",
				Why: "A platform has to match what an outage costs.", Example: "Answer for the next 12 months.",
				Options: []questions.Option{
					{ID: "internal", Label: "People inside the organisation"},
					{ID: "customer-facing", Label: "Customers or the public, who leave when it does not work for a while"},
					{ID: "business-critical", Label: "The business stops earning without it"},
				},
			},
			{
				ID: "services", Section: "application", Short: "services", Ask: "How many services does it run?",
				Why: "Every service is one more thing to watch.", Numeric: true,
				Options: []questions.Option{
					{ID: "1-4", Label: "1 to 4 services", Counts: true, Low: 1, High: 4},
					{ID: "5-9", Label: "5 to 9 services", Counts: true, Low: 5, High: 9},
					{ID: "10+", Label: "10 services or more", Counts: true, Low: 10, High: questions.MaxNumber},
				},
			},
			{
				ID: "hosts", Section: "scale", Short: "hosts at peak", Ask: "How many hosts will carry the peak?", Why: "Compose runs on one host.",
				Options: []questions.Option{{ID: "1", Label: "1 host carries it"}, {ID: "2+", Label: "2 hosts or more"}},
			},
			{
				ID: "budget", Section: "team", Short: "budget", Ask: "How much may the platform cost?", Why: "A cluster costs money before it runs anything.",
				Options: []questions.Option{{ID: "tight", Label: "Up to about 100 US dollars a month"}, {ID: "ample", Label: "1,000 US dollars a month or more"}},
			},
		},
	}
}

// The frames as people see them, without their styles. They are read when
// they change, not accepted.
func TestFrames(t *testing.T) {
	for _, f := range []struct {
		name          string
		width, height int
		ascii         bool
		keys          string
	}{
		{"welcome", 100, 24, false, ""},
		{"welcome-40x10", 40, 10, false, ""},
		{"question", 100, 24, false, "enter 2"},
		{"question-79x24", 79, 24, false, "enter 2"},
		{"question-60x16", 60, 16, false, "enter 2"},
		{"question-40x10", 40, 10, false, "enter 2"},
		{"question-20x5", 20, 5, false, ""},
		{"question-ascii", 100, 24, true, "enter 3"},
		{"suggestion", 100, 24, false, "enter s"},
		{"evidence", 100, 24, false, "enter s v"},
		{"number", 100, 24, false, "enter s 1 2"},
		{"why", 100, 24, false, "enter ?"},
		{"note", 100, 24, false, "enter n as agreed"},
		{"review", 100, 24, false, "enter 2 enter enter s 1 enter"},
		{"review-60x16", 60, 16, false, "enter 2 enter enter s 1 enter down"},
		{"firm", 100, 24, false, "down enter 1 enter 1 enter"},
		{"offers", 100, 24, false, "enter r f"},
		{"decision", 100, 24, false, "enter 2 enter r f enter 1"},
		{"decision-60x16", 60, 16, false, "enter 2 enter r f enter"},
		{"decision-40x10", 40, 10, false, "enter 2 enter r f enter"},
		{"conditions", 100, 24, false, "enter r f enter 1 enter down x"},
		{"conditions-79x24", 79, 24, false, "enter r f enter 1 enter"},
		{"conditions-60x16", 60, 16, false, "enter r f enter 1 enter"},
		{"conditions-40x10", 40, 10, false, "enter r f enter 1 enter down"},
		{"conditions-ascii", 100, 24, true, "enter r f enter 1 enter"},
		{"day", 100, 24, false, "enter r f enter 1 enter enter"},
		{"day-40x10", 40, 10, false, "enter r f enter 1 enter enter"},
	} {
		t.Run(f.name, func(t *testing.T) {
			o := interviewtest.Options(smallSet())
			o.ASCII = f.ascii
			o.Known, o.Deciding = interviewtest.SuggestionsOf("services"), interviewtest.Deciding()
			o.Offers = []interview.Offer{{ID: "record", Label: "save the answers as advisor.yaml", On: true}, {ID: "markdown", Label: "save the report as review.md"}}
			m := wizard.NewModel(smallSet(), o, f.width, f.height)
			for _, k := range strings.Fields(f.keys) {
				m.Press(k)
			}
			golden(t, filepath.Join("testdata", "frames", f.name+".txt"), trimmed(m.View()))
		})
	}
}

func trimmed(frame string) string {
	lines := strings.Split(frame, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (run with -update to accept):\n%s", file, diff)
	}
}
