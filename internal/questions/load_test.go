package questions

import "testing"

// The questionnaire that scripts and records rely on: these ids, these options,
// this order.
func TestDefaultHasTheQuestionsThatOthersRelyOn(t *testing.T) {
	want := []struct{ section, id, options string }{
		{"application", "stage", "development-only prototype internal customer-facing business-critical"},
		{"application", "services", "1-4 5-9 10-19 20-49 50+"},
		{"application", "stateful-services", "0 1-2 3-5 6+"},
		{"application", "environments", "same overrides different"},
		{"application", "workloads", "services scheduled-jobs elastic-batch"},
		{"application", "isolation", "none teams tenants"},
		{"application", "platform-features", "none one several"},
		{"application", "compliance", "none internal audited"},
		{"application", "vendor-support", "either compose-only kubernetes-only"},
		{"scale", "hosts", "1 2-3 4-10 11+"},
		{"scale", "host-failure", "by-hand standby automatic"},
		{"scale", "availability", "best-effort 99.5 99.9 99.95 99.99"},
		{"scale", "deploy-downtime", "minutes seconds none"},
		{"scale", "scaling", "fixed manual automatic"},
		{"scale", "traffic", "steady daily-peaks spiky"},
		{"scale", "growth", "flat moderate fast"},
		{"scale", "regions", "one several"},
		{"team", "engineers", "1-2 3-5 6-10 11-30 31+"},
		{"team", "deploying-teams", "1 2-3 4+"},
		{"team", "platform-engineers", "none part-time 1-2 3+"},
		{"team", "kubernetes-experience", "none some production"},
		{"team", "kubernetes-access", "none managed running"},
		{"team", "budget", "tight moderate ample"},
		{"team", "deploy-frequency", "monthly weekly daily many-a-day"},
		{"team", "on-call", "none business-hours around-the-clock"},
		{"team", "delivery", "manual scripted pipeline gitops"},
		{"team", "observability", "none logs logs-and-metrics full"},
		{"team", "time-to-production", "weeks months no-deadline"},
	}
	s := Default()
	if len(s.Questions) != len(want) {
		t.Fatalf("%d questions, want %d", len(s.Questions), len(want))
	}
	for i, w := range want {
		q := s.Questions[i]
		if string(q.ID) != w.id || q.Section != w.section {
			t.Errorf("question %d is %s in %s, want %s in %s", i+1, q.ID, q.Section, w.id, w.section)
		}
		if got := joined(q.OptionIDs(), " "); got != w.options {
			t.Errorf("%s has the options %q, want %q", w.id, got, w.options)
		}
	}
}
