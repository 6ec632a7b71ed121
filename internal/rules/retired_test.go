package rules

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

func TestEveryObservationIsComplete(t *testing.T) {
	for _, o := range Observations() {
		if o.Title == "" || o.Says == "" || strings.HasSuffix(o.Title, ".") || strings.Count(o.Says, "%s") != 1 || !strings.HasSuffix(o.Says, ".") || o.Several != "" && (strings.Count(o.Several, "%s") != 1 || !strings.HasSuffix(o.Several, ".")) || !strings.HasSuffix(o.Why, ".") || o.Look == nil {
			t.Errorf("%s: incomplete: %+v", o.ID, o)
		}
		if u, err := url.Parse(o.Source); err != nil || u.Scheme != "https" || u.Host == "" {
			t.Errorf("%s: Source is no address: %q", o.ID, o.Source)
		}
		if !slices.Contains(facts.Themes(), o.Theme) {
			t.Errorf("%s: theme %q", o.ID, o.Theme)
		}
	}
}

// An id means one thing for ever, and what a retired rule names is a rule.
func TestIDsAreUsedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, id := range IDs() {
		if seen[id] {
			t.Errorf("%s is used twice", id)
		}
		seen[id] = true
	}
	for _, r := range RetiredRules() {
		if _, ok := Find(r.Now); r.Now != "" && !ok || r.Title == "" || r.Why == "" || r.Same && r.Now == "" {
			t.Errorf("%s: incomplete: %+v", r.ID, r)
		}
	}
}

// Ids that were given once stay valid in records.
func TestIDsOfEarlierVersionsAreKnown(t *testing.T) {
	for _, id := range []string{
		"edge-proxy-present", "queue-with-workers", "large-system", "volume-shared-by-services", "hardware-reserved", "single-instance-store", "start-waits-for-job", "healthcheck-not-used",
		"environments-differ", "dockerfile-healthcheck-missing", "restart-without-healthcheck", "healthcheck-breaks-on-conversion", "single-compose-file",
		"no-linter", "user-not-set", "no-new-privileges-missing", "capabilities-unrestricted", "writable-root-filesystem",
	} {
		if !slices.Contains(IDs(), id) {
			t.Errorf("%s is not known any more", id)
		}
		if _, ok := Find(id); ok || NoFinding(id) == "" {
			t.Errorf("%s is a rule again", id)
		}
	}
}

// A saved report is read under the rules of today: nothing that nobody mended is
// gone, and what is found under another id now is not new.
func TestSavedFindingsUnderTheRulesOfToday(t *testing.T) {
	saved := []facts.Finding{
		{Rule: "edge-proxy-present", Severity: facts.Low, Services: []untrusted.Text{"proxy"}},
		{Rule: "no-linter", Severity: facts.Low},
		{Rule: "user-not-set", Severity: facts.Low, Services: []untrusted.Text{"a", "b"}},
		{Rule: "writable-root-filesystem", Severity: facts.Low, Services: []untrusted.Text{"b", "c"}},
		{Rule: "default-password", Severity: facts.High, Services: []untrusted.Text{"db"}},
		{Rule: "of-a-newer-version", Severity: facts.High, Services: []untrusted.Text{"db"}},
	}
	got := Today(saved)
	want := map[string][]untrusted.Text{"hardening-missing": {"a", "b", "c"}, "default-password": {"db"}, "of-a-newer-version": {"db"}}
	if len(got) != len(want) {
		t.Errorf("%d findings: %+v", len(got), got)
	}
	for _, f := range got {
		if !slices.Equal(f.Services, want[f.Rule]) {
			t.Errorf("%s in %v, want %v", f.Rule, f.Services, want[f.Rule])
		}
	}
	if saved[2].Rule != "user-not-set" || len(saved[2].Services) != 2 {
		t.Errorf("what was saved is changed: %+v", saved[2])
	}
}

func TestWhoAcceptedTheSame(t *testing.T) {
	for id, want := range map[string]string{
		"restart-without-healthcheck": "healthcheck-missing",
		"user-not-set":                "user-not-set", // one of four options does not excuse the others
		"default-password":            "default-password",
	} {
		if got := Accepts(id); got != want {
			t.Errorf("%s accepts %s, want %s", id, got, want)
		}
	}
}

// A record that accepts what is no finding any more is told why.
func TestNoFindingSaysWhy(t *testing.T) {
	now, never := "", ""
	for _, r := range RetiredRules() {
		if r.Now != "" {
			now = r.ID
		} else {
			never = r.ID
		}
	}
	for id, want := range map[string]string{
		"large-system":       "it is an observation now",
		"root-user-explicit": "",
		"nobody-knows":       "",
		never:                "the rule is no longer checked",
	} {
		if got := NoFinding(id); id != "" && got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if r, ok := FindRetired(now); ok && NoFinding(now) != r.Now+" finds it now" {
		t.Errorf("%s: %q", now, NoFinding(now))
	}
}
