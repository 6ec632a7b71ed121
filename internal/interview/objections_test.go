package interview_test

import (
	"testing"

	"advisor/internal/facts"
	"advisor/internal/interview"
)

func TestObjection(t *testing.T) {
	for want, c := range map[string]facts.Contradiction{
		"The files conflict with it":                                     {Message: "The files conflict with it"},
		"The files contradict this: web has two copies":                  {Message: "web has two copies"},
		"The estimate contradicts this: You said none. It takes 8 hours": {Message: "You said none. It takes 8 hours.", Source: "estimate"},
	} {
		if got := interview.Objection(c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
