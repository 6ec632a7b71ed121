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
		"host-failure":            "automatic-failover closes Compose if host-failure is automatic.",
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
