package record

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// A record with an answer from every source: only people's are answers.
func TestWrittenRecordIsCurrent(t *testing.T) {
	rec := Record{
		Answers: questions.Answers{
			"stage":             {Option: "customer-facing", Source: questions.FromFlag},
			"services":          {Option: "5-9", Source: questions.FromScan, Evidence: []untrusted.Place{{File: "compose.yaml", Line: 3}, {File: "b.yaml"}}},
			"stateful-services": {Option: "1-2", Number: 2, Plain: true, Source: questions.FromWizard},
			"environments":      {Option: "same", Source: questions.FromScan},
			"workloads":         {AnyOf: []questions.OptionID{"services", "elastic-batch"}, Source: questions.FromFile},
			"isolation":         {Source: questions.FromScan},
			"hosts":             {Option: "1", Source: questions.FromFile},
			"availability":      {Option: "99.9", Source: questions.FromFile},
			"traffic":           {Source: questions.FromWizard},
			"engineers":         {Option: "1-2", Source: questions.FromFlag},
			"deploying-teams":   {Option: "1", Source: questions.FromImplied},
			"host-failure":      {Option: "standby", Source: questions.FromScan, Evidence: []untrusted.Place{{File: "a\nhosts: 9\x1b.yaml", Line: 1}}},
		},
		Notes: map[questions.ID]untrusted.Text{
			"hosts":   "two for the API: one for the database",
			"stage":   "two hosts",
			"traffic": "null",
		},
		Decision: "kubernetes", ReviewBy: "2027-06-30", Model: "models/acme.yaml",
		Triggers: []Trigger{{Name: "hosts", Op: ">", Value: "3"}, {Name: "availability", Op: ">=", Value: "99.95"}},
		Accepted: []Accepted{
			{Rule: "healthcheck-missing", Service: "web", Reason: "the load balancer: it asks", Until: "2027-03-01"},
			{Rule: "latest-tag", Reason: "internal images only", Until: "2026-12-31"},
		},
	}
	got := builtIn().Write(rec)
	sameAs(t, filepath.Join("testdata", "record.golden.yaml"), got)
	back, err := builtIn().Read("a.yaml", got)
	if err != nil {
		t.Fatal(err)
	}
	for id, a := range back.Answers {
		if was := rec.Answers[id]; !was.ByPerson() || was.Option != a.Option {
			t.Errorf("%s comes back as %+v", id, a)
		}
	}
	for i := range back.Triggers {
		back.Triggers[i].Line = 0
	}
	for i := range back.Accepted {
		back.Accepted[i].Line = 0
	}
	if !slices.Equal(back.Triggers, rec.Triggers) || !slices.Equal(back.Accepted, rec.Accepted) || back.Model != rec.Model {
		t.Errorf("comes back as %+v", back)
	}
	if len(back.Answers) != 6 || !maps.Equal(back.Notes, rec.Notes) {
		t.Errorf("comes back as %+v", back)
	}
}

// What is proposed is a comment, and a trigger once its sign is taken out.
func TestProposedTriggersAreComments(t *testing.T) {
	set := builtIn()
	for _, taken := range [][]Trigger{nil, {{Name: "services", Op: ">=", Value: "20"}}} {
		rec := Record{Triggers: taken, Proposed: []Trigger{{Name: "hosts", Op: ">", Value: "1"}, {Name: "vendor-support", Op: "=", Value: "kubernetes-only"}}}
		body := string(set.Write(rec))
		back, err := set.Read("a.yaml", []byte(body))
		if err != nil || len(back.Triggers) != len(taken) {
			t.Fatalf("%v, %v from\n%s", back.Triggers, err, body)
		}
		opened := strings.NewReplacer("  # - hosts", "  - hosts", "  # - vendor", "  - vendor").Replace(body)
		back, err = set.Read("a.yaml", []byte(opened))
		if err != nil || len(back.Triggers) != len(taken)+2 {
			t.Fatalf("%v, %v from\n%s", back.Triggers, err, opened)
		}
	}
}

func TestWriteWithoutAnswers(t *testing.T) {
	got := string(builtIn().Write(Record{}))
	if !strings.Contains(got, "\nanswers: {}\n") || !strings.Contains(got, "\n  # budget: not answered; one of nothing, tight, moderate, ample\n") {
		t.Error(got)
	}
	if rec, err := builtIn().Read("a.yaml", []byte(got)); err != nil || len(rec.Answers) != 0 {
		t.Errorf("%+v, %v", rec, err)
	}
}

func TestNotesComeBack(t *testing.T) {
	for _, note := range []string{
		"a", "null", "yes", "on", "5", "1.5", "2027-06-30", "~", "a: b", "a #b", "- a", "# a", "'a'", `"a"`, `a\b`, "a b", "on-call", "no one",
		"{a}", "[a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "?", ", a", "größer", "🚢‍️", "a \u00a0b", "\ufeffx", "\u200bx", "x\ufffd", "a  b", "a -", "a :", "=",
		strings.Repeat("é ", 249) + "é", "<<", "null-", "0x1", "::error::x",
	} {
		rec := Record{Version: 1, Notes: map[questions.ID]untrusted.Text{"hosts": untrusted.Text(note)}}
		got, err := builtIn().Read("a.yaml", builtIn().Write(rec))
		if err != nil || got.Notes["hosts"] != rec.Notes["hosts"] {
			t.Errorf("%q comes back as %q: %v", note, string(got.Notes["hosts"]), err)
		}
	}
}

// FuzzReadRecord: no input crashes the reader, errors are short and harmless,
// and what is read is written so that it is read again as it was.
func FuzzReadRecord(f *testing.F) {
	f.Add([]byte(full))
	f.Add(builtIn().Template())
	laughs, _ := billionLaughs()
	for _, s := range []string{
		"", "\ufeff---\n", "version: 1\n", "{\"version\": 1,}", "{\"version\":1,\"notes\":{\"hosts\":\"\\ud83d\\ude00\"}}", laughs,
		"version: 1\nanswers: {hosts: !!int 3}", "? [a]\n: b", "version: 99", "version: 1\n---\n", "a: &a [*a]", "version: 1\nnotes: {hosts: \"\\e\"}",
		"version: 1\nnotes:\n  hosts: |\n    a\n  budget: \"\\uFEFF\\x85\"\n", "\x00", "%YAML 1.2\n---\nversion: 1", "version: 1\nanswers:\n\thosts: 3",
		"version: 1\ntriggers: [hosts > 1, services>=20]\naccepted:\n- {rule: null-a, service: '5', reason: \"a: b\", until: 2027-01-01}\nmodel: ../m.yaml\n",
	} {
		f.Add([]byte(s))
	}
	set := builtIn()
	f.Fuzz(func(t *testing.T, data []byte) {
		rec, err := set.Read("a.yaml", data)
		if err != nil {
			wellFormed(t, err)
			return
		}
		written := set.Write(rec)
		again, err := set.Read("b.yaml", written)
		if err != nil {
			t.Fatalf("%q is written as\n%s\nwhich is not read: %v", data, written, err)
		}
		if !again.Answers.Equal(rec.Answers) || len(again.Answers) != len(rec.Answers) || !maps.Equal(again.Notes, rec.Notes) ||
			again.Version != rec.Version || again.Decision != rec.Decision || again.ReviewBy != rec.ReviewBy || again.Model != rec.Model ||
			len(again.Triggers) != len(rec.Triggers) || len(again.Accepted) != len(rec.Accepted) {
			t.Errorf("%q\nis read as %+v\nand again as %+v", data, rec, again)
		}
		if string(set.Write(again)) != string(written) {
			t.Errorf("%q is written in two ways", data)
		}
	})
}

// FuzzRecord: any answers, of any source, are written to a record that is read
// again, and what people answered comes back.
func FuzzRecord(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7}, "why", "compose.yaml")
	f.Add([]byte{255, 254, 9, 200, 31, 32, 33}, "a: b\u202e", "x\n\x1b")
	set := builtIn()
	f.Fuzz(func(t *testing.T, dice []byte, note, file string) {
		rec := Record{Version: Version, Answers: answersOf(set.Questionnaire, dice, file), Notes: map[questions.ID]untrusted.Text{}}
		if text, err := Note(note); err == nil && text != "" {
			rec.Notes["hosts"] = untrusted.Text(text)
		}
		written := set.Write(rec)
		got, err := set.Read("a.yaml", written)
		if err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
		if !maps.Equal(got.Notes, rec.Notes) {
			t.Errorf("notes %q come back as %q", rec.Notes, got.Notes)
		}
		for _, q := range set.Questions {
			was := rec.Answers[q.ID]
			if !writes(was) {
				was = questions.Answer{}
			} else {
				if by := was.GivenBy(); by != questions.FromFile {
					was.Origin = by
				}
				was.Source = questions.FromFile
			}
			if !got.Answers[q.ID].Equal(was) {
				t.Errorf("%s: %+v comes back as %+v", q.ID, was, got.Answers[q.ID])
			}
		}
	})
}

// answersOf draws answers of every kind and source from bytes.
func answersOf(set questions.Questionnaire, dice []byte, file string) questions.Answers {
	sources := []questions.Source{questions.FromFlag, questions.FromWizard, questions.FromFile, questions.FromScan}
	out := questions.Answers{}
	for i, q := range set.Questions {
		if 2*i+1 >= len(dice) {
			break
		}
		kind, pick := dice[2*i], int(dice[2*i+1])
		o := q.Options[pick%len(q.Options)]
		a := questions.Answer{Option: o.ID, Source: sources[pick/16%4]}
		switch kind % 5 {
		case 0:
			continue
		case 1:
			a.Option = questions.Unknown
		case 2:
			if o.Counts && o.Low < o.High {
				a.Number, a.Plain = o.Low, true
			}
		}
		if a.Source == questions.FromScan {
			a.Evidence = []untrusted.Place{{File: untrusted.Text(file), Line: pick}}
		}
		out[q.ID] = a
	}
	return out
}

// As many triggers as proposals are not none.
func TestTriggerBesideProposal(t *testing.T) {
	text := string(builtIn().Write(Record{
		Triggers: []Trigger{{Name: "hosts", Op: ">", Value: "1"}}, Proposed: []Trigger{{Name: "engineers", Op: "=", Value: "1-2"}},
	}))
	for _, want := range []string{"  - hosts > 1\n", "  # - engineers = 1-2"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// An answer that overrules what the files suggest stands beside it, through
// writing, reading, and a run that changes something else.
func TestOverruled(t *testing.T) {
	form := builtIn()
	answer := func(n int, o questions.OptionID, s questions.Source) questions.Answer {
		return questions.Answer{Option: o, Number: n, Plain: n > 0, Source: s}
	}
	suggested := questions.Answers{
		"services": answer(7, "5-9", questions.FromScan), "hosts": answer(2, "2-3", questions.FromScan),
		"scaling": answer(0, "manual", questions.FromScan), "regions": answer(0, "several", questions.FromScan),
	}
	r := Record{Answers: questions.Answers{
		"services": answer(12, "10-19", questions.FromWizard), "hosts": answer(2, "2-3", questions.FromScan),
		"scaling": answer(0, questions.Unknown, questions.FromWizard), "budget": answer(0, "tight", questions.FromFlag),
	}}
	r.Overruled = Overruled(r, suggested)
	text := string(form.Write(r))
	want := "overruled: # what the files suggested when a person answered something else; a line without effect\n  services: 7\n  scaling: manual\n"
	if !strings.HasSuffix(text, want) {
		t.Fatalf("the record is\n%s\nand does not end with\n%s", text, want)
	}
	back, err := form.Read("", []byte(text))
	if err != nil || back.Overruled["services"].Number != 7 || len(back.Overruled) != 2 {
		t.Fatalf("read again: %v, %v", back.Overruled, err)
	}
	if again := string(form.Write(back)); !strings.HasSuffix(again, want) {
		t.Errorf("written again:\n%s", again)
	}

	// Files that say something else today change nothing beside an answer that stays.
	later := back
	later.Answers = maps.Clone(back.Answers)
	later.Answers["scaling"] = answer(0, "automatic", questions.FromFlag)
	later.Overruled = Overruled(later, questions.Answers{"services": answer(30, "20-49", questions.FromScan), "scaling": answer(0, "automatic", questions.FromScan)})
	onto := later.Onto(back, back)
	updated := string(form.Update([]byte(text), onto))
	if !strings.Contains(updated, "\n  services: 7\n") || strings.Contains(updated, "scaling: manual") || !strings.Contains(updated, "  scaling: automatic\n") {
		t.Errorf("updated:\n%s", updated)
	}
	for _, bad := range []string{"overruled: {weather: rain}", "overruled: {services: many}", "overruled: 3"} {
		if _, err := form.Read("a.yaml", []byte("version: 1\n"+bad+"\n")); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
}
