package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"advisor/internal/exit"
	"advisor/internal/questions"
)

// onlyBudgetOpen are flags that answer every question but the one about the budget,
// for a small application that needs a managed cluster.
func onlyBudgetOpen(t *testing.T) []string {
	t.Helper()
	given := map[string]string{
		"stage": "customer-facing", "services": "3", "stateful-services": "1", "hosts": "11+", "host-failure": "automatic",
		"availability": "99.9", "scaling": "automatic", "traffic": "spiky", "growth": "fast", "regions": "one", "deploy-downtime": "none",
		"kubernetes-access": "managed", "kubernetes-experience": "some", "platform-engineers": "part-time", "on-call": "around-the-clock",
		"engineers": "8", "deploying-teams": "2", "deploy-frequency": "daily", "delivery": "pipeline",
	}
	args := []string{"--no-scan"}
	for _, q := range questions.Default().Questions {
		answer := given[string(q.ID)]
		switch {
		case q.ID == "budget":
			continue
		case answer == "":
			answer = string(q.Options[0].ID)
		}
		args = append(args, "--"+string(q.ID), answer)
		delete(given, string(q.ID))
	}
	for _, id := range slices.Sorted(maps.Keys(given)) {
		t.Errorf("there is no question %s", id)
	}
	return args
}

// budgetKey is the key that chooses an answer to the question about the budget.
func budgetKey(t *testing.T, option questions.OptionID) string {
	t.Helper()
	q, _ := questions.Default().Question("budget")
	at := slices.Index(q.OptionIDs(), option)
	if at < 0 {
		t.Fatalf("there is not an answer %s", option)
	}
	return strconv.Itoa(at + 1)
}

// The estimate's contradiction stands where the answer is given: while the answer
// is selected, and as long as it is.
func TestTerminal_TheEstimateContradictsAnAnswer(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, nil, onlyBudgetOpen(t)...)
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Not sure")
	if strings.Contains(s.screen.String(), "The estimate") {
		t.Errorf("an open answer is contradicted:\n%s", s.screen.String())
	}
	s.types(budgetKey(t, "tight"))
	s.sees("! The estimate contradicts this: You answered")
	ample := budgetKey(t, "ample")
	s.types(ample)
	s.sees("> " + ample)
	if strings.Contains(s.screen.String(), "The estimate") {
		t.Errorf("the contradiction stays with an answer that is none:\n%s", s.screen.String())
	}
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d", got)
	}
}

func TestLines_TheEstimateContradictsAnAnswer(t *testing.T) {
	t.Parallel()
	for typed, contradicted := range map[string]bool{budgetKey(t, "tight"): true, budgetKey(t, "ample"): false, "s": false} {
		_, _, said := feed(t, t.TempDir(), []string{typed, "q"}, append(onlyBudgetOpen(t), "--ask", "lines")...)
		said = strings.Join(strings.Fields(said), " ")
		if got := strings.Contains(said, "Taken: Up to about 100 US dollars. The estimate contradicts this: You answered that the platform may cost up to about 100 USD a month on top of the hosts."); got != contradicted {
			t.Errorf("%s: contradicted: %t, want %t\n%s", typed, got, contradicted, said)
		}
	}
}
