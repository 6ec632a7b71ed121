package explain_test

import (
	"strings"
	"testing"

	"advisor/internal/explain"
	"advisor/internal/model"
	"advisor/internal/questions"
)

func TestTopic(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for id, want := range map[string]string{
		"hosts":                   "Published sources name it 72 times",
		"services":                "which would give a weight of 6. It is held to 4",
		"regions":                 "Asked only if hosts is 2-3, 4-10 or 11+; otherwise the answer is one.",
		"host-failure":            "automatic-failover rules out Compose if host-failure is automatic.",
		"nobody-to-run-a-cluster": "An answer that is not known never triggers it.",
	} {
		if got, ok := explain.Topic(m, s, id); !ok || !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", id, want, got)
		}
	}
	if _, ok := explain.Topic(m, s, "weather"); ok {
		t.Error("explains what is not there")
	}
}

// Somebody who is asked sees first what each answer changes, and what it rules out.
func TestQuestionOf(t *testing.T) {
	m, s := model.Default(), questions.Default()
	effect := func(id questions.ID, o questions.OptionID) explain.Effect {
		t.Helper()
		asked, ok := explain.QuestionOf(m, s, id)
		if !ok {
			t.Fatalf("nothing about %s", id)
		}
		for _, e := range asked.Effects {
			if e.Option == o {
				return e
			}
		}
		t.Fatalf("%s has no effect of %s", id, o)
		return explain.Effect{}
	}
	if e := effect("host-failure", "automatic"); strings.Join(e.RulesOut, "; ") != "Compose" || e.Points <= 0 {
		t.Errorf("automatic failover: %+v", e)
	}
	if e := effect("hosts", "2-3"); strings.Join(e.RulesOut, "; ") != "Docker Compose on one host; Docker Compose on one host, with a standby host" {
		t.Errorf("two hosts: %+v", e)
	}
	if e := effect("vendor-support", "compose-only"); strings.Join(e.RulesOut, "; ") != "Kubernetes" || e.Points >= 0 {
		t.Errorf("a vendor that supports Compose only: %+v", e)
	}
	if e := effect("platform-engineers", "none"); len(e.RulesOut) > 0 || len(e.With) != 1 || !strings.HasPrefix(e.With[0], "Kubernetes if ") {
		t.Errorf("no platform engineers: %+v", e)
	}
	if e := effect("budget", "moderate"); len(e.RulesOut)+len(e.With) > 0 {
		t.Errorf("a budget rules out: %+v", e)
	}
	for _, q := range s.Questions {
		asked, ok := explain.QuestionOf(m, s, q.ID)
		if !ok || len(asked.Effects) != len(q.Options) || strings.Contains(asked.More, q.Why) {
			t.Errorf("%s: %d effects, or the reason twice", q.ID, len(asked.Effects))
		}
	}
	if _, ok := explain.QuestionOf(m, s, "weather"); ok {
		t.Error("explains what is not there")
	}
}
