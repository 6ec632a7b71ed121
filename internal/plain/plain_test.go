package plain_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
	"advisor/internal/plain"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// speak has a conversation in plain lines with that input.
func speak(t *testing.T, input string, change ...func(*interview.Options)) (interview.Result, string, error) {
	t.Helper()
	set := questions.Default()
	o := interviewtest.Options(set)
	var out strings.Builder
	o.In, o.Out = strings.NewReader(input), &out
	for _, c := range change {
		c(&o)
	}
	res, err := plain.Run(t.Context(), set, o)
	for _, r := range out.String() {
		if r != '\n' && !unicode.IsPrint(r) {
			t.Fatalf("the output has %q", r)
		}
	}
	return res, out.String(), err
}

func scanned(o *interview.Options) {
	at := func(line int) []untrusted.Place { return []untrusted.Place{{File: "compose.yaml", Line: line}} }
	o.Known = questions.Answers{
		"services": {Option: "5-9", Number: 6, Plain: true, Source: questions.FromScan, Because: "6 services run in production", Evidence: at(3)},
		"stage":    {Option: "internal", Source: questions.FromScan, Evidence: at(7)},
	}
}

func contains(t *testing.T, out string, texts ...string) {
	t.Helper()
	running := strings.Join(strings.Fields(out), " ")
	for _, s := range texts {
		if !strings.Contains(running, s) {
			t.Errorf("%q is not in:\n%s", s, out)
		}
	}
}

func TestLines_P24_TheQuestionComesFirstAndTheDefaultIsSpoken(t *testing.T) {
	_, out, err := speak(t, "\n\nq\n", scanned)
	if !errors.Is(err, interview.ErrCancelled) {
		t.Errorf("error %v", err)
	}
	contains(t, out, all+" questions, about 5 minutes", "Nothing leaves this machine",
		"Question 1 of "+all+". Application. Who depends on the application?", "1. Only developers, on their own machines", "6. Not sure",
		"Enter means: People inside the organisation, from compose.yaml:7.", "Taken: People inside the organisation.",
		"Question 2 of "+all+".", "Enter means: 6 (5 to 9 services), from compose.yaml:3: 6 services run in production.",
		"Question 3 of "+all+".", "Enter means: Not sure.")
}

func TestLines_P24_BackSkipWhyQuit(t *testing.T) {
	res, out, err := speak(t, "4\ns\nb\n12\nb\n?\n\nq\n")
	if !errors.Is(err, interview.ErrCancelled) {
		t.Errorf("error %v", err)
	}
	contains(t, out, "Taken: Not sure.", "Enter means: 12 (10 to 19 services).", "Each service is one more thing to start", "Question 3 of "+all)
	if a := res.Answers; a["stage"].Option != "customer-facing" || a["services"].Number != 12 {
		t.Errorf("answers %v", a)
	}
	_, out, _ = speak(t, "b\nq\n")
	contains(t, out, "This is the first question.", "Question 1 of "+all)
}

func TestLines_P24_InvalidInputSaysTheValidRange(t *testing.T) {
	_, out, _ := speak(t, "9\n0\nx\x1b[31m\x00\n-1\n1.5\n"+strings.Repeat("9", 10_000)+"\ns\n0\nmany\n99999999999\n3\nq\n")
	contains(t, out, "9 is not an answer here. Enter a number from 1 to 6, or b, s, ?, n, r or q.",
		"0 is not an answer here. Enter a number from 1 to 6", `x\u{1b}[31m\u{0} is not an answer here`, "-1 is not an answer", "1.5 is not an answer",
		"0 is not an answer here. Enter a whole number from 1 to 100000", "many is not an answer here. Enter a whole number",
		"99999999999 is not an answer here", "Taken: 3 (1 to 4 services).", "Question 3 of "+all)
	for _, l := range strings.Split(out, "\n") {
		if len(l) > 120 {
			t.Errorf("a line of %d bytes", len(l))
		}
	}
}

func TestLines_OptionsCanBeNamed(t *testing.T) {
	res, _, _ := speak(t, "business-critical\n50+\nunknown\nq\n")
	if a := res.Answers; a["stage"].Option != "business-critical" || a["services"].Option != "50+" || a["services"].Plain {
		t.Errorf("answers %v", a)
	}
	if a, ok := res.Answers["stateful-services"]; !ok || a.Option != questions.Unknown || a.Source != questions.FromWizard {
		t.Errorf("unknown became %+v", a)
	}
}

func TestLines_P25_EveryLineOfAPipeIsUsed(t *testing.T) {
	var in strings.Builder
	var want []questions.OptionID
	for _, q := range asked.Questions {
		o := q.Options[len(q.Options)-1]
		want = append(want, o.ID)
		if o.Counts {
			fmt.Fprintln(&in, o.Low)
		} else {
			fmt.Fprintln(&in, len(q.Options))
		}
	}
	res, _, err := speak(t, strings.TrimSuffix(in.String(), "\n")) // the last line has no end
	if err != nil || !res.Done {
		t.Fatalf("done %t, error %v", res.Done, err)
	}
	for i, q := range asked.Questions {
		if got := res.Answers[q.ID].Option; got != want[i] {
			t.Errorf("%s is %q, want %q", q.ID, got, want[i])
		}
	}
}

func TestLines_P25_EarlyEndNamesTheQuestion(t *testing.T) {
	res, _, err := speak(t, "4\n3\n1\n1\n")
	if !errors.Is(err, interview.ErrInputEnded) || err.Error() != "input ended at question 5 of "+all {
		t.Errorf("error %v", err)
	}
	if res.Done {
		t.Error("it counts as done")
	}
	_, _, err = speak(t, "")
	if err == nil || err.Error() != "input ended at question 1 of "+all {
		t.Errorf("error %v", err)
	}
	_, _, err = speak(t, "4\nr\n")
	if err == nil || err.Error() != "input ended at the review, with "+but(1)+" questions not answered" {
		t.Errorf("error %v", err)
	}
}

func TestLines_ReviewChangesAndFinishes(t *testing.T) {
	res, out, err := speak(t, "4\nn we were told so\nr\n1\n3\n99\nb\nr\n2\n7\nf\n", func(o *interview.Options) {
		o.Fixed = questions.Answers{"hosts": {Option: "1", Source: questions.FromFlag}}
	})
	if err != nil || !res.Done {
		t.Fatalf("done %t, error %v", res.Done, err)
	}
	contains(t, out, "Review. All answers: 1. stage: Customers or the public", "1. stage: People inside the organisation",
		"99 is not an answer here. Enter a number from 1 to "+all, fmt.Sprintf("%d. hosts at peak: 1 host, from flag", place("hosts")), "Noted.", "note: we were told so", "regions: 1 region, follows from hosts at peak", "4 of "+all+" answered; ")
	if a := res.Answers; a["stage"].Option != "internal" || a["services"].Number != 7 || a["hosts"].Source != questions.FromFlag {
		t.Errorf("answers %v", a)
	}
	if len(res.Notes) != 1 || res.Notes["services"] != "we were told so" {
		t.Errorf("notes %v", res.Notes)
	}
}

func TestLines_OffersDraftAndFirm(t *testing.T) {
	d := interview.Draft{Given: []interview.DraftAnswer{{ID: "stage", Option: "internal"}}, Asked: []questions.ID{"stage"}}
	res, out, err := speak(t, "\ns\nr\nf\ny\n", func(o *interview.Options) {
		o.Draft = &d
		o.Offers = []interview.Offer{{ID: "record", Label: "save the answers as advisor.yaml"}, {ID: "markdown", Label: "save the report", On: true}}
	})
	if err != nil || !res.Done || len(res.Offers) != 1 || res.Offers[0] != "record" {
		t.Errorf("done %t, offers %v, error %v", res.Done, res.Offers, err)
	}
	contains(t, out, "stopped: 1 answered, "+but(1)+" to go. Enter goes on with it", "New since then: services,", "Question 2 of "+all, "Also save the answers as advisor.yaml? y or n; Enter means no, b goes back.")
	if res.Answers["stage"].Option != "internal" {
		t.Errorf("answers %v", res.Answers)
	}
	res, out, err = speak(t, "1\n1\nmaybe\nc\ns\nr\nf\n", func(o *interview.Options) {
		o.Quick = true
		o.Live = func(a questions.Answers) interview.Preview { return interview.Preview{Firm: len(a) > 1} }
	})
	contains(t, out, "Question 1, usually about 7.", "2 of "+all+" questions answered. No answer to the other "+but(2)+" questions can change the result.", "maybe is not an answer here. Enter c or q, or Enter alone.",
		"Question 4, usually about 7.")
	if err != nil || !res.Done {
		t.Errorf("done %t, error %v", res.Done, err)
	}
}

// A script that pipes answers must not answer an offer that it cannot expect.
func TestLines_P25_ADraftIsNotOfferedToAPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	io.WriteString(w, "4\n")
	w.Close()
	res, out, err := speak(t, "", func(o *interview.Options) {
		o.In, o.Draft = r, &interview.Draft{Asked: []questions.ID{"stage"}}
	})
	if res.Answers["stage"].Option != "customer-facing" || !errors.Is(err, interview.ErrInputEnded) {
		t.Errorf("answers %v, error %v:\n%s", res.Answers, err, out)
	}
}

func TestLines_EvidenceAndResultSoFar(t *testing.T) {
	_, out, _ := speak(t, "v\np\n5\nq\n", scanned)
	contains(t, out, "compose.yaml:7: 5 key-5", `\u{1b}[31mred`, "So far, provisional: 49 of 100, where above 50 is towards Kubernetes; it could be 3 to 95.",
		"Complexity 47, scale 50, team 50. Too early to say", "The files contradict this: compose.yaml:12 mounts the source code.")
}

// A score says nothing against what is ruled out.
func TestLines_ResultSoFarWhereASideIsRuledOut(t *testing.T) {
	_, out, _ := speak(t, "p\nq\n", func(o *interview.Options) {
		o.Live = func(questions.Answers) interview.Preview {
			return interview.Preview{Strength: "lean", Recommendation: "kubernetes", Score: 53, RuledOut: []interview.RuledOut{{Side: "compose", Why: "A vendor supports Kubernetes only."}}}
		}
	})
	contains(t, out, "So far, provisional: Compose is ruled out: a vendor supports Kubernetes only. Recommended: Kubernetes, which is left.")
	if strings.Contains(out, "53 of 100") {
		t.Errorf("a score beside it:\n%s", out)
	}
}

// A draft is kept in the middle as it is at the end, and where is said in full.
func TestLines_P15_Save(t *testing.T) {
	kept := 0
	path := "/a/folder/with a name/that is longer than a line of eighty cells has room for, and is not broken/draft.json"
	_, out, _ := speak(t, "save\n5\nsave\nn\nwhy not\nr\nsave\nq\n", func(o *interview.Options) {
		o.SaveDraft = func(d interview.Draft) (string, error) { kept++; return path, nil }
	})
	contains(t, out, "Nothing is answered yet, so there is nothing to save.", "Saved in", "longer than a line of eighty cells", "which the next start offers.", "Note, at most 500 characters: Noted.")
	if kept != 3 { // at a question, in the review, and when it was stopped
		t.Errorf("kept %d times", kept)
	}
}

func TestLines_StopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	in, typed := io.Pipe()
	defer typed.Close()
	o := interviewtest.Options(questions.Default())
	o.In, o.Out = in, writerFunc(func(b []byte) (int, error) {
		if strings.Contains(string(b), "Answer: ") {
			cancel(interview.ErrTerminated)
		}
		return len(b), nil
	})
	if _, err := plain.Run(ctx, questions.Default(), o); !errors.Is(err, interview.ErrTerminated) {
		t.Errorf("error %v", err)
	}
}

func TestLines_SaysThatItCannotWrite(t *testing.T) {
	o := interviewtest.Options(questions.Default())
	full := errors.New("no space left on device")
	o.In, o.Out = strings.NewReader("\n\n"), writerFunc(func([]byte) (int, error) { return 0, full })
	if _, err := plain.Run(t.Context(), questions.Default(), o); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

func FuzzLines(f *testing.F) {
	f.Add("1\n2\n?\nb\n\nr\n3\nf\n")
	f.Add("n \x1b\nv\np\ns\nq\n")
	f.Add("r\n\nb\n\n1\n1 2\n9\n\n2020-01-01\nnever\nb\ns\n2030-02-29\n-\n")
	f.Fuzz(func(t *testing.T, input string) {
		res, _, err := speak(t, input, scanned, decides)
		if (err == nil) != res.Done {
			t.Errorf("done %t with error %v", res.Done, err)
		}
		interviewtest.Valid(t, res)
	})
}

// Another environment can be judged before the first answer.
func TestLines_AnotherEnvironment(t *testing.T) {
	several := func(o *interview.Options) {
		o.Welcome = interview.Welcome{Project: "shop", Facts: []untrusted.Text{"9 services in the environment production (compose.yaml)"}, Others: []interview.Environment{{Name: "development", Files: []untrusted.Text{"compose.yaml", "compose.override.yaml"}}, {Name: "test"}}}
		o.Judge = func(name untrusted.Text) (interview.Options, error) {
			if name == "test" {
				return interview.Options{}, errors.New("its file is gone")
			}
			other := *o
			other.Welcome = interview.Welcome{Project: "shop", Facts: []untrusted.Text{"11 services in the environment development (compose.yaml)"}, Others: []interview.Environment{{Name: "production"}}}
			return other, nil
		}
	}
	_, out, _ := speak(t, "e staging\ne test\ne development\n3\ne production\nq\n", several)
	contains(t, out, "9 services in the environment production", "Before the first answer, e NAME judges another environment: development (compose.yaml, compose.override.yaml) and test.",
		"Another environment is one of development and test.", "It cannot be judged: its file is gone.", "11 services in the environment development",
		"judges another environment: production.", "Taken: People inside the organisation.", "Another environment can be judged before the first answer only")
	_, out, _ = speak(t, "e development\nq\n")
	contains(t, out, "The files describe no other environment.")
}
