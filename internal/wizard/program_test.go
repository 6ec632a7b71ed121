package wizard_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"testing"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
	"advisor/internal/plain"
	"advisor/internal/questions"
	_ "advisor/internal/startup"
	"advisor/internal/wizard"
)

// The test binary plays the program that the wizard is part of: started with
// ASK_PROGRAM set, it runs one conversation on its own streams and writes what
// came of it to its standard output as JSON.
func TestMain(m *testing.M) {
	if os.Getenv("ASK_PROGRAM") != "" {
		os.Exit(program())
	}
	os.Exit(m.Run())
}

// outcome is what the program writes to its standard output.
type outcome struct {
	Answers map[questions.ID]string // option, or number, and source
	Notes   map[questions.ID]string
	Offers  []string
	// Decision is the side, the triggers and the day, in one line.
	Decision string
	Done     bool
	Draft    string
	Error    string
}

func program() int {
	set := questions.Default()
	if os.Getenv("ASK_SET") == "odd" {
		set = interviewtest.OddSet()
	}
	o := interviewtest.Options(set)
	ctx, stop := interview.Signals(context.Background())
	defer stop()
	talk := wizard.Run
	if os.Getenv("TERM") == "dumb" || os.Getenv("ACCESSIBLE") != "" {
		talk = plain.Run
	}
	res, err := talk(ctx, set, o)
	json.NewEncoder(os.Stdout).Encode(report(res, err))
	return status(err)
}

// status is the exit status that the command line gives to an error.
func status(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, interview.ErrTerminated):
		return 143
	case errors.Is(err, interview.ErrHangup):
		return 129
	case errors.Is(err, interview.ErrQuit):
		return 131
	case errors.Is(err, interview.ErrNoTerminal):
		return 2
	case errors.Is(err, interview.ErrInternal):
		return 3
	}
	return 130
}

func report(res interview.Result, err error) outcome {
	out := outcome{Answers: map[questions.ID]string{}, Notes: map[questions.ID]string{}, Offers: res.Offers, Done: res.Done, Draft: res.Draft}
	for id, a := range res.Answers {
		v := string(a.Option)
		if a.Plain {
			v = fmt.Sprint(a.Number)
		}
		out.Answers[id] = v + " " + string(a.Source)
	}
	for id, n := range res.Notes {
		out.Notes[id] = string(n)
	}
	if d := res.Decision; d != nil {
		out.Decision = interviewtest.DecisionLine(*d)
	}
	if err != nil {
		out.Error = err.Error()
	}
	return out
}
