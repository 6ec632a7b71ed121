package save

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/config"
	"advisor/internal/input"
	"advisor/internal/output"
	"advisor/internal/questions/questionstest"
	"advisor/internal/record"
	"advisor/internal/report/formats"
	"advisor/internal/selection"
	"advisor/internal/terminal"
)

// here is a folder with some files, and where a run in it writes that has no flags.
func here(t *testing.T, files map[string]string) (config.Places, output.Writer) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return config.Places{Cwd: dir, Getenv: func(string) string { return "" }}, output.Writer{
		Streams: terminal.Streams{Getenv: func(string) string { return "" }}, Cwd: dir, Tell: func(string) {}, Quiet: true,
	}
}

func text() output.Flags {
	return output.Flags{Format: "text", Formats: formats.Names()}
}

func said(offers []string, err error) string {
	if err != nil {
		return err.Error()
	}
	return strings.Join(offers, "; ")
}

// What a conversation offers is what no flag asked for, with a word about what is
// there.
func TestOffers(t *testing.T) {
	places, w := here(t, map[string]string{"advisor.yaml": "answers: {}\n", "advisor-review.md": "x"})
	for _, c := range []struct {
		save    string
		written bool
		want    string
	}{
		{"", false, "save the answers in advisor.yaml, which keeps what you did not change; " +
			"save the report as advisor-review.md (replaces the one that is there), for a design review; save the report as advisor-review.html, to read in a browser"},
		{"other.yaml", true, ""},
	} {
		o, _, err := To(w, Flags{Flags: text(), Save: c.save}, config.BuiltIn(), places)
		var labels []string
		for _, x := range o.Offers(config.BuiltIn(), places, c.written) {
			labels = append(labels, x.Label)
		}
		if got := said(labels, err); got != c.want {
			t.Errorf("--save %s: %s\nwant %s", c.save, got, c.want)
		}
	}
}

// What was chosen becomes a place, as the flags that mean the same make it.
func TestTake(t *testing.T) {
	places, w := here(t, nil)
	o, _, err := To(w, Flags{Flags: text()}, config.BuiltIn(), places)
	if err != nil {
		t.Fatal(err)
	}
	took, err := o.Take([]string{OfferRecord, offerReview, offerPage}, config.BuiltIn(), places)
	names := []string{took.Record.Shown}
	for _, x := range took.Targets[1:] {
		names = append(names, x.Shown+" as "+x.Format.Name)
	}
	if got := said(names, err); got != "advisor.yaml; advisor-review.md as markdown; advisor-review.html as html" {
		t.Error(got)
	}
	if len(o.Targets) != 1 || o.Record.Path != "" {
		t.Errorf("the places before have changed: %+v", o)
	}
	places, w = here(t, map[string]string{"advisor.yaml": "a: [\n"})
	o, _, _ = To(w, Flags{Flags: text()}, config.BuiltIn(), places)
	if _, err := o.Take([]string{OfferRecord}, config.BuiltIn(), places); err == nil || !strings.Contains(err.Error(), "is no record to add to") {
		t.Errorf("over what is no record: %v", err)
	}
}

// Nothing that a record says is lost without a word: a flag, or a conversation in
// which it was taken out by hand.
func TestSaveLosesNothing(t *testing.T) {
	const before = "version: 1\nanswers:\n  hosts: 1\n  budget: tight\n"
	for name, c := range map[string]struct {
		overwrite, conversed bool
		wrong, told          string
	}{
		"refused":         {wrong: "would drop"},
		"overwritten":     {overwrite: true},
		"in conversation": {conversed: true, told: "no longer has"},
	} {
		t.Run(name, func(t *testing.T) {
			places, w := here(t, map[string]string{"advisor.yaml": before})
			var told []string
			w.Tell = func(s string) { told = append(told, s) }
			l := config.BuiltIn()
			rec, err := input.Form(l.Questionnaire).Read("advisor.yaml", []byte(before))
			if err != nil {
				t.Fatal(err)
			}
			l.Records = []config.Record{{Path: "advisor.yaml", Bytes: []byte(before)}}
			o, _, wrong := To(w, Flags{Flags: text(), Save: "advisor.yaml", Overwrite: c.overwrite}, l, places)
			if wrong != nil {
				t.Fatal(wrong)
			}
			r := Run{
				Outputs: o, Conversed: c.conversed,
				Run: assess.Run{Loaded: l, Today: "2026-11-30", Selection: selection.Selection{Places: places}, Said: input.Said{Record: rec, Read: rec, Text: []byte(before)}},
			}
			in := advise.Input{Set: l.Questionnaire, Model: l.Model(), Answers: questionstest.Answers(t, "hosts=3")}
			err = r.Save(in, nil)
			if c.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), c.wrong) || !strings.Contains(err.Error(), "budget") {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil || c.told != "" && !strings.Contains(strings.Join(told, ""), c.told) {
				t.Errorf("%v, told %q", err, told)
			}
			body, _ := os.ReadFile(filepath.Join(places.Cwd, "advisor.yaml"))
			now, err := input.Form(l.Questionnaire).Read("advisor.yaml", body)
			if err != nil || now.Answers["hosts"].Option != "2-3" {
				t.Errorf("%v in\n%s", err, body)
			}
		})
	}
}

// A trigger that is true from the start, and a day that has passed, are refused
// where they are new.
func TestNewlyTrue(t *testing.T) {
	places, w := here(t, nil)
	l := config.BuiltIn()
	trigger, err := input.Form(l.Questionnaire).ParseTrigger("hosts > 1")
	if err != nil {
		t.Fatal(err)
	}
	o, _, _ := To(w, Flags{Flags: text(), Save: "a.yaml"}, l, places)
	in := advise.Input{Set: l.Questionnaire, Model: l.Model(), Answers: questionstest.Answers(t, "hosts=3")}
	x := assess.Assessed{In: in, Judged: advise.Judge(nil, l.Questionnaire, nil)}
	rep := advise.Report(in, x.Judged)
	fresh := record.Record{Triggers: []record.Trigger{trigger}, ReviewBy: "2026-11-29"}
	r := Run{Outputs: o, Run: assess.Run{Loaded: l, Today: "2026-11-30", Said: input.Said{Record: fresh}}}
	if err := r.NewlyTrue(rep, x); err == nil || !strings.Contains(err.Error(), "the new trigger hosts > 1 (hosts is 3) is true now") || !strings.Contains(err.Error(), "2026-11-29, has passed") {
		t.Errorf("got %v", err)
	}
	r.Said.Read = fresh
	if err := r.NewlyTrue(rep, x); err != nil {
		t.Errorf("what was there before: %v", err)
	}
}
