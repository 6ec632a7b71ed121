package wizard_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
	"advisor/internal/questions"
	"advisor/internal/wizard"
)

func TestDraft_WhatIsWrittenIsRead(t *testing.T) {
	d := interview.Draft{
		Quick: true,
		Asked: []questions.ID{"stage", "hosts"},
		Given: []interview.DraftAnswer{{ID: "stage", Option: "internal", Agreed: true}, {ID: "hosts", Option: "2-3", Number: 2, Plain: true}, {ID: "budget"}},
		Notes: []interview.DraftNote{{ID: "hosts", Text: "one for the API, <one> for the database"}},
	}
	b, err := interview.EncodeDraft(d)
	if err != nil {
		t.Fatal(err)
	}
	got, err := interview.DecodeDraft(b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, got); diff != "" {
		t.Error(diff)
	}
}

func TestDraft_WhatIsNoDraftIsRefused(t *testing.T) {
	for _, s := range []string{"", "{", "null", "[]", "{}", `{"version": 0}`, `{"version": 1}`, `{"version": "1"}`, `{"version": 1, "questionnaire": []}`, strings.Repeat("[", 20_000)} {
		if d, err := interview.DecodeDraft([]byte(s)); err == nil {
			t.Errorf("%.40q was read as %+v", s, d)
		}
	}
	if _, err := interview.DecodeDraft([]byte(`{"version": 2, "questionnaire": ["stage"]}`)); !errors.Is(err, interview.ErrDraftVersion) {
		t.Errorf("a newer draft: %v", err)
	}
}

func TestDraft_NamesKeepProjectsApart(t *testing.T) {
	a, b := interview.DraftName("/srv/shop"), interview.DraftName("/srv/shop2")
	if a == b || a != interview.DraftName("/srv/shop") || strings.ContainsAny(a, "/\\ ") {
		t.Errorf("names %q and %q", a, b)
	}
}

func TestDraft_FitsAnotherQuestionnaire(t *testing.T) {
	set := questions.Default()
	d := interview.Draft{
		Asked: []questions.ID{"stage", "colour"},
		Given: []interview.DraftAnswer{{ID: "colour", Option: "red"}, {ID: "stage", Option: "internal"}, {ID: "growth", Option: "sideways"}, {ID: "hosts"}},
		Notes: []interview.DraftNote{{ID: "colour", Text: "x"}, {ID: "stage", Text: "y"}},
	}
	fit, gone, added := d.Fit(set)
	if diff := cmp.Diff([]questions.ID{"colour", "growth"}, gone); diff != "" {
		t.Error(diff)
	}
	if len(added) != len(set.Questions)-1 || len(fit.Given) != 2 || len(fit.Notes) != 1 {
		t.Errorf("fit %+v, %d new", fit, len(added))
	}
}

// Who agreed with the scan is asked again when the scan has changed its mind,
// and keeps the scan's evidence when it has not.
func TestDraft_AgreementFollowsTheScan(t *testing.T) {
	d := interview.Draft{Asked: []questions.ID{"services"}, Given: []interview.DraftAnswer{{ID: "services", Option: "5-9", Agreed: true}}}
	for _, c := range []struct {
		now  questions.OptionID
		want string
	}{{"5-9", "Question 3 of " + all}, {"10-19", "Question 2 of " + all}} {
		o := interviewtest.Options(questions.Default())
		o.Draft = &d
		o.Known = questions.Answers{
			"stage":    {Option: "internal", Source: questions.FromFile},
			"services": {Option: c.now, Source: questions.FromScan},
		}
		delete(o.Known, "stage")
		m := wizard.NewModel(questions.Default(), o, 100, 24)
		m.Press("enter")
		m.Press("s") // stage was not answered
		if c.now == "10-19" {
			if !strings.Contains(m.View(), c.want) || !strings.Contains(m.View(), "> 10 to 19") {
				t.Errorf("not asked again:\n%s", m.View())
			}
			continue
		}
		if a := m.Result().Answers["services"]; a.Source != questions.FromScan || a.Option != "5-9" {
			t.Errorf("the answer is %+v", a)
		}
	}
}

func FuzzDecodeDraft(f *testing.F) {
	b, _ := interview.EncodeDraft(interview.Draft{Asked: []questions.ID{"stage"}, Given: []interview.DraftAnswer{{ID: "stage", Option: "internal"}}})
	f.Add(b)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := interview.DecodeDraft(data)
		if err != nil {
			return
		}
		o := interviewtest.Options(questions.Default())
		o.Draft = &d
		m := wizard.NewModel(questions.Default(), o, 100, 24)
		m.Press("enter")
		fits(t, m.View(), 100, 24)
		interviewtest.Valid(t, m.Result())
	})
}
