package record

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// kept is a record as a team writes it: with comments, in an order of its own,
// with free lines and keys of somebody's own.
const kept = `# The record of team-payments.
# Ask Anna before you change it.
---
version: 1   # of the record

x-ticket: PLAT-7   # where it was discussed
decision: compose  # agreed on 4 May
review-by: 2027-06-30

# what we know
answers:
  # the machines
  hosts: 3         # two for the API, one for the database
  host-failure: by-hand

  budget: "tight"  # until the next round
  # stage: not answered; one of development-only, prototype, internal, customer-facing, business-critical
  # about the team
notes:
  hosts: >-
    two for the API,
    one for the database
  budget: 'a note'   # by Ben
triggers: # decide again when one of these is true; advisor check looks
  # the most likely first
  - hosts > 3      # a fourth host
  - services >= 20
  # Proposed, from what would change the result; take out the # to be told.
  # - budget = ample
accepted:
  - rule: healthcheck-missing
    service: web   # only there
    reason: "the proxy looks after that"
    until: 2027-06-30
x-list:
- a  # first
- {b: c}
owner: team-payments
sources:
  hosts: wizard
# the end
`

func changed(t *testing.T, text string, change func(*Record)) string {
	t.Helper()
	form := builtIn()
	rec, err := form.Read("a.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	change(&rec)
	out := form.Update([]byte(text), rec)
	back, err := form.Read("b.yaml", out)
	if err != nil || !form.same(back, rec) {
		t.Errorf("%v; it reads as another record:\n%s", err, out)
	}
	return string(out)
}

// What is not changed keeps every byte, whatever the ends of lines are.
func TestUpdateChangesNothing(t *testing.T) {
	for name, text := range map[string]string{
		"as written":     kept,
		"CRLF":           strings.ReplaceAll(kept, "\n", "\r\n"),
		"CR":             strings.ReplaceAll(kept, "\n", "\r"),
		"BOM":            "\ufeff" + kept,
		"BOM and CRLF":   "\ufeff" + strings.ReplaceAll(kept, "\n", "\r\n"),
		"no end of line": strings.TrimSuffix(kept, "\n# the end\n"),
		"the template":   string(builtIn().Template()),
		"without more":   "version: 1",
		"with an end":    "version: 1\nanswers: {hosts: 3}\n...\n",
		"indented":       "  version: 1\n  answers:\n      hosts: 3\n",
	} {
		if diff := cmp.Diff(text, changed(t, text, func(*Record) {})); diff != "" {
			t.Errorf("%s (-before +after):\n%s", name, diff)
		}
	}
}

// Each change stands where the value stood, and takes nothing with it.
func TestUpdate(t *testing.T) {
	wizard := func(id questions.OptionID) questions.Answer {
		return questions.Answer{Option: id, Source: questions.FromWizard}
	}
	for name, c := range map[string]struct {
		text     string
		change   func(*Record)
		from, to string // what is replaced in the text
	}{
		"an answer": {
			kept, func(r *Record) {
				r.Answers["hosts"] = questions.Answer{Option: "4-10", Number: 5, Plain: true, Source: questions.FromWizard}
			},
			"hosts: 3         #", "hosts: 5         #",
		},
		"a text in quotes": {
			kept, func(r *Record) { r.Answers["budget"] = questions.Answer{Option: "ample", Source: questions.FromFile} },
			`budget: "tight"  #`, "budget: ample  #",
		},
		"an answer in place of the comment that says there is none": {kept, func(r *Record) {
			r.Answers["stage"] = questions.Answer{Option: "internal", Source: questions.FromFile}
		}, "# stage: not answered; one of development-only, prototype, internal, customer-facing, business-critical", "stage: internal"},
		"a new answer": {
			kept, func(r *Record) {
				r.Answers["availability"] = questions.Answer{Option: "99.9", Source: questions.FromFile}
			},
			"  host-failure: by-hand\n", "  host-failure: by-hand\n  availability: 99.9\n",
		},
		"who gave an answer": {
			kept, func(r *Record) { r.Answers["host-failure"] = wizard("by-hand") },
			"  hosts: wizard\n", "  hosts: wizard\n  host-failure: wizard\n",
		},
		"a note of several lines": {
			kept, func(r *Record) { r.Notes["hosts"] = "three" },
			"hosts: >-\n    two for the API,\n    one for the database\n", "hosts: \"three\"\n",
		},
		"a note less":   {kept, func(r *Record) { delete(r.Notes, "budget") }, "  budget: 'a note'   # by Ben\n", ""},
		"a decision":    {kept, func(r *Record) { r.Decision = "kubernetes" }, "decision: compose  #", "decision: kubernetes  #"},
		"no decision":   {kept, func(r *Record) { r.Decision = "" }, "decision: compose  # agreed on 4 May\n", ""},
		"a trigger":     {kept, func(r *Record) { r.Triggers = append(r.Triggers, Trigger{Name: "budget", Op: "=", Value: "ample"}) }, "  - services >= 20\n", "  - services >= 20\n  - budget = ample\n"},
		"less triggers": {kept, func(r *Record) { r.Triggers = r.Triggers[1:] }, "  - hosts > 3      # a fourth host\n", ""},
		"one more accepted": {kept, func(r *Record) {
			r.Accepted = append(r.Accepted, Accepted{Rule: "latest-tag", Reason: "only ours", Until: "2027-01-31"})
		}, "    until: 2027-06-30\n", "    until: 2027-06-30\n  - rule: latest-tag\n    reason: only ours\n    until: 2027-01-31\n"},
		"a model": {kept, func(r *Record) { r.Model = "acme.yaml" }, "owner: team-payments\n", "owner: team-payments\nmodel: \"acme.yaml\"\n"},
		"how it was decided": {
			kept, func(r *Record) { r.Taken = Taken{Status: "accepted", Decided: "2027-01-02"} },
			"decision: compose  # agreed on 4 May\n", "decision: compose  # agreed on 4 May\nstatus: accepted\ndecided: 2027-01-02\n",
		},
		"answers in braces": {
			"version: 1\nanswers: {hosts: 3, budget: tight} # ours\nowner: me too\n", func(r *Record) { r.Answers["budget"] = questions.Answer{Option: "ample", Source: questions.FromFile} },
			"answers: {hosts: 3, budget: tight} # ours\n", "answers: # ours\n  hosts: 3\n  budget: ample\n",
		},
		"answers that were none": {
			"version: 1\nanswers: {}\n  # hosts: not answered; one of 1, 2-3, 4-10, 11+\n", func(r *Record) { r.Answers["hosts"] = questions.Answer{Option: "1", Source: questions.FromFile} },
			"answers: {}\n  # hosts: not answered; one of 1, 2-3, 4-10, 11+\n", "answers:\n  hosts: 1\n",
		},
		"an empty answer":    {"version: 1\nanswers:\n  hosts:   # later\n", func(r *Record) { r.Answers["hosts"] = questions.Answer{Option: "1", Source: questions.FromFile} }, "hosts:   #", "hosts: 1   #"},
		"triggers in a list": {"version: 1\ntriggers: [hosts > 1] # ours\n", func(r *Record) { r.Triggers = append(r.Triggers, Trigger{Name: "services", Op: ">", Value: "9"}) }, "triggers: [hosts > 1] # ours\n", "triggers: # ours\n  - hosts > 1\n  - services > 9\n"},
		"what is new in a record without an end of line": {"version: 1", func(r *Record) { r.Decision = "compose" }, "version: 1", "version: 1\ndecision: compose\n"},
		"before the end of the document":                 {"version: 1\n...\n", func(r *Record) { r.Decision = "compose" }, "version: 1\n", "version: 1\ndecision: compose\n"},
		"a record that is indented":                      {"  version: 1\n", func(r *Record) { r.Decision = "compose" }, "version: 1\n", "version: 1\n  decision: compose\n"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, end := range []string{"\n", "\r\n"} {
				text, want := c.text, strings.Replace(c.text, c.from, c.to, 1)
				if text == want {
					t.Fatalf("%q is not in the text", c.from)
				}
				text, want = strings.ReplaceAll(text, "\n", end), strings.ReplaceAll(want, "\n", end)
				if end == "\r\n" && !strings.Contains(c.text, "\n") {
					continue
				}
				want = strings.ReplaceAll(want, "\r\r", "\r")
				if diff := cmp.Diff(want, changed(t, text, c.change)); diff != "" {
					t.Errorf("%q (-want +got):\n%s", end, diff)
				}
			}
		})
	}
}

// A record in JSON has no comments: it is written anew, with all that it says.
func TestUpdateJSON(t *testing.T) {
	got := changed(t, `{"version": 1, "x-team": {"a": [1]}, "answers": {"hosts": 3}, "notes": {"hosts": "a"}}`, func(r *Record) { r.Decision = "compose" })
	for _, want := range []string{"  hosts: 3\n", "notes:\n  hosts: \"a\"\n", "decision: compose\n", "x-team:"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Whatever the text is, an updated record says what it is to say, and an
// unchanged one keeps its bytes.
func FuzzUpdate(f *testing.F) {
	f.Add([]byte(kept), byte(0))
	f.Add([]byte(full), byte(1))
	f.Add(builtIn().Template(), byte(2))
	for i, s := range []string{"version: 1\nanswers: {hosts: 3,\n  budget: tight}\n# x\nx-a: |\n  # no comment\n", "\ufeffversion: 1\r\nnotes:\r\n    hosts: |\r\n        # a\r\n", "{version: 1}", "? version\n: 1\n"} {
		f.Add([]byte(s), byte(i))
	}
	form := builtIn()
	f.Fuzz(func(t *testing.T, text []byte, what byte) {
		rec, err := form.Read("a.yaml", text)
		if err != nil {
			return
		}
		if what&1 > 0 {
			rec.Answers["hosts"] = questions.Answer{Option: "1", Source: questions.FromWizard}
		}
		if what&2 > 0 {
			rec.Notes["budget"] = "a note: with # signs"
		}
		if what&4 > 0 {
			rec.Decision = "kubernetes"
		}
		if what&8 > 0 {
			rec.Triggers = append(rec.Triggers, Trigger{Name: "hosts", Op: ">", Value: "9"})
		}
		if what&16 > 0 {
			rec.Owner = untrusted.Text("me: you")
		}
		out := form.Update(text, rec)
		back, err := form.Read("b.yaml", out)
		if err != nil || !form.same(back, rec) {
			t.Fatalf("%v: %q became %q", err, text, out)
		}
	})
}
