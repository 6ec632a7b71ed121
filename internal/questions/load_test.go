package questions

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The questionnaire that scripts and records rely on: these ids, these options,
// this order. More questions may stand between them.
func TestDefaultHasTheQuestionsThatOthersRelyOn(t *testing.T) {
	want := []struct{ section, id, options string }{
		{"application", "stage", "development-only prototype internal customer-facing business-critical"},
		{"application", "services", "1-4 5-9 10-19 20-49 50+"},
		{"application", "stateful-services", "0 1-2 3-5 6+"},
		{"application", "environments", "same overrides different"},
		{"application", "workloads", "services scheduled-jobs elastic-batch"},
		{"application", "isolation", "none teams tenants"},
		{"application", "platform-features", "none one several"},
		{"application", "compliance", "none internal audited"},
		{"application", "vendor-support", "either compose-only kubernetes-only"},
		{"scale", "hosts", "1 2-3 4-10 11+"},
		{"scale", "host-failure", "by-hand standby failover automatic"},
		{"scale", "availability", "best-effort 99.5 99.9 99.95 99.99"},
		{"scale", "deploy-downtime", "minutes seconds none"},
		{"scale", "scaling", "fixed manual automatic"},
		{"scale", "traffic", "steady daily-peaks spiky"},
		{"scale", "growth", "flat moderate fast"},
		{"scale", "regions", "one several"},
		{"team", "engineers", "1-2 3-5 6-10 11-30 31+"},
		{"team", "deploying-teams", "1 2-3 4+"},
		{"team", "platform-engineers", "none part-time 1-2 3+"},
		{"team", "kubernetes-experience", "none some production"},
		{"team", "kubernetes-access", "none managed running in-use"},
		{"team", "budget", "nothing tight moderate ample"},
		{"team", "deploy-frequency", "monthly weekly daily many-a-day"},
		{"team", "on-call", "none business-hours around-the-clock"},
		{"team", "delivery", "manual scripted pipeline gitops"},
		{"team", "observability", "none logs logs-and-metrics full"},
		{"team", "time-to-production", "weeks months no-deadline"},
	}
	s := Default()
	last := -1
	for _, w := range want {
		i := slices.IndexFunc(s.Questions, func(q Question) bool { return string(q.ID) == w.id })
		if i <= last {
			t.Errorf("%s has the place %d, behind that of the question before, %d, or is not there", w.id, i, last)
			continue
		}
		last = i
		q := s.Questions[i]
		if q.Section != w.section {
			t.Errorf("%s is in %s, want %s", q.ID, q.Section, w.section)
		}
		if got := Join(q.OptionIDs(), " "); got != w.options {
			t.Errorf("%s has the options %q, want %q", w.id, got, w.options)
		}
	}
}

// What the wizard, the tables and the documents expect of the words.
func TestWordsOfTheQuestionnaire(t *testing.T) {
	s := Default()
	for _, q := range s.Questions {
		if n := len(strings.Fields(q.Short)); n < 1 || n > 3 || len(q.Short) > 22 {
			t.Errorf("%s: short is %q", q.ID, q.Short)
		}
		if len(q.Ask) > 76 {
			t.Errorf("%s: the question has %d characters, which is more than a line", q.ID, len(q.Ask))
		}
		if n := strings.Count(q.Why, ". ") + 1; n > 2 || !strings.HasSuffix(q.Why, ".") {
			t.Errorf("%s: why has %d sentences", q.ID, n)
		}
		for _, o := range q.Options {
			if len(o.Label) > 66 || strings.HasPrefix(o.Label, "Yes") || strings.HasPrefix(o.Label, "No,") || o.Label == "No" {
				t.Errorf("%s %s: label %q", q.ID, o.ID, o.Label)
			}
			if strings.ContainsAny(o.Label+q.Ask+q.Why+q.Example, "|`<>*_\n\t") || !utf8.ValidString(o.Label) {
				t.Errorf("%s: markup in its words", q.ID)
			}
		}
	}
}

// A questionnaire with mistakes is refused, with all of them.
func TestLoadReportsEveryMistake(t *testing.T) {
	_, err := load([]byte(`
sections: [{id: a, title: A, about: x}]
questions:
  - {id: one, section: a, ask: How many, short: s, why: w, numeric: true, options: [{id: x, label: X, from: 1, to: 3}, {id: y, label: Y, from: 5}]}
  - {id: one, section: b, ask: "Why?", short: "", why: w, options: [{id: x, label: X, from: 1}]}
  - {id: two, section: a, ask: "Why?", short: s, why: w, options: [{id: unknown, label: X}, {id: y, label: ""}], only-if: {one: [z], three: [x]}}
  - {id: three, section: a, ask: "Why?", short: s, why: w, numeric: true, options: [{id: x, label: X}, {id: y, label: Y, from: 1, to: 2}], otherwise: z}
`))
	if err == nil {
		t.Fatal("was read")
	}
	for _, want := range []string{
		`"one": ask does not end`, `"one": the range of option "y" does not follow`, `question "one": the id is empty or used twice`,
		`"one": there is no section "b"`, `"one": short or why`, `"one": fewer than two`, `"one": option "x" has a range, but`,
		`"two": option "unknown"`, `"two": option "y"`, `"two": only-if and otherwise do not fit`, `"two": only-if names the unknown option "z"`,
		`"two": only-if names a question that does not come before`, `"three": the ranges have an upper end`, `"three": only-if and otherwise`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%s is missing in\n%v", want, err)
		}
	}
	if _, err := load([]byte("questions: []\nsurprise: 1\n")); err == nil || !strings.Contains(err.Error(), "surprise") {
		t.Errorf("an unknown key: %v", err)
	}
}

// A questionnaire that is only just right has no flaws; one step further, it
// has the one that is named.
func TestFlawsBeginAtTheLine(t *testing.T) {
	options := func(o ...Option) Questionnaire {
		return Questionnaire{Sections: []Section{{ID: "a"}}, Questions: []Question{{
			ID: "q", Section: "a", Ask: "How many?", Short: "s", Why: "w", Numeric: true, Options: o,
		}}}
	}
	ranges := func(r ...int) []Option {
		var out []Option
		for i := 0; i < len(r); i += 2 {
			out = append(out, Option{ID: OptionID(strings.Repeat("x", i+1)), Label: "L", Counts: true, Low: r[i], High: r[i+1]})
		}
		return out
	}
	for name, c := range map[string]struct {
		set  Questionnaire
		want string
	}{
		"ranges that meet":            {options(ranges(0, 0, 1, MaxNumber)...), ""},
		"a range of one number":       {options(ranges(3, 3, 4, MaxNumber)...), ""},
		"a gap":                       {options(ranges(0, 0, 2, MaxNumber)...), `option "xxx" does not follow`},
		"an overlap":                  {options(ranges(0, 1, 1, MaxNumber)...), `option "xxx" does not follow`},
		"turned round":                {options(ranges(3, 2, 3, MaxNumber)...), `option "x" does not follow`},
		"an end":                      {options(ranges(0, 0, 1, MaxNumber-1)...), "upper end"},
		"a last option of no numbers": {options(append(ranges(0, MaxNumber), Option{ID: "many", Label: "L"})...), ""},
		"one option":                  {options(ranges(0, MaxNumber)...), "fewer than two options"},
		"nothing":                     {Questionnaire{}, "there are no questions"},
	} {
		err := c.set.flaws().err()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
