package rules

import (
	"cmp"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
)

var update = flag.Bool("update", false, "write generated files instead of comparing them")

// all makes every rule matter.
var all = Needs{Customers: true, Availability: true}

func TestEveryRuleIsComplete(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)
	seen := map[string]bool{}
	for _, r := range Rules() {
		if !id.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("%q: not an id of its own in lower case with hyphens", r.ID)
		}
		seen[r.ID] = true
		for name, text := range map[string]string{
			"Title": r.Title, "Says": r.Says, "Why": r.Why, "Remedy": r.Remedy,
			"RemedyCompose": r.RemedyCompose, "RemedyKubernetes": r.RemedyKubernetes,
		} {
			if text == "" || text != strings.TrimSpace(text) {
				t.Errorf("%s: %s is %q", r.ID, name, text)
			}
			if (name != "Title") != strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s: a full stop ends sentences, not titles: %q", r.ID, name, text)
			}
		}
		for _, says := range []string{r.Says, cmp.Or(r.Several, r.Says)} {
			if strings.Count(says, "%s") != 1 || strings.Count(says, "%") != 1 || !strings.HasSuffix(says, ".") {
				t.Errorf("%s: a sentence with one place for the names: %q", r.ID, says)
			}
		}
		if u, err := url.Parse(r.Source); err != nil || u.Scheme != "https" || u.Host == "" {
			t.Errorf("%s: Source is no address: %q", r.ID, r.Source)
		}
		if (r.When == nil) != (r.Asked == "") {
			t.Errorf("%s: When and Asked go together", r.ID)
		}
		if !slices.Contains(facts.Themes(), r.Theme) || !slices.Contains(facts.Severities(), r.Severity) || r.Check == nil {
			t.Errorf("%s: theme %q, severity %q", r.ID, r.Theme, r.Severity)
		}
	}
	if len(seen) < 60 {
		t.Errorf("%d rules, want at least 60", len(seen))
	}
}

func TestFind(t *testing.T) {
	if r, ok := Find("placement-ignored"); !ok || r.Title == "" {
		t.Error("placement-ignored is not found")
	}
	if _, ok := Find("placement"); ok {
		t.Error("half an id is found")
	}
}

func TestNothingToSayAboutNothing(t *testing.T) {
	if got := Check(facts.Project{}, all); len(got) != 0 {
		t.Errorf("an empty project has findings: %v", got)
	}
	if got := Observe(facts.Project{}); len(got) != 0 {
		t.Errorf("an empty project has observations: %v", got)
	}
}

func TestCatalogueIsCurrent(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "rules.md")
	if *update {
		if err := os.WriteFile(file, []byte(catalogue()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(old) != catalogue() {
		t.Error("docs/rules.md is not current: go test ./internal/rules -run Catalogue -update")
	}
}
