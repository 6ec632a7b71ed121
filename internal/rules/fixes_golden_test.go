package rules

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The fixes of each fixture are those of testdata/fixes, word for word: TestFixes
// tries whether they help, and somebody reads here what they say.
func TestFixesAreAsRead(t *testing.T) {
	for _, r := range Rules() {
		if r.Fix == nil {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			var b strings.Builder
			for _, fixture := range fixtures(t, filepath.Join("testdata", "rules", r.ID), "hit") {
				dir, files := project(t, fixture)
				for _, f := range Check(scanned(t, dir, files), all) {
					if f.Rule == r.ID && f.Fix != nil {
						fmt.Fprintf(&b, "== %s, %s\n%s", filepath.Base(fixture), f.Fix.File, f.Fix.Compose)
						if f.Fix.Kubernetes != "" {
							fmt.Fprintf(&b, "-- Kubernetes\n%s", f.Fix.Kubernetes)
						}
					}
				}
			}
			sameAsRead(t, filepath.Join("testdata", "fixes", r.ID+".txt"), b.String())
		})
	}
}

// What is said of each fixture that hits is what stands in testdata/messages.txt.
func TestMessagesAreAsRead(t *testing.T) {
	var b strings.Builder
	for _, id := range current() {
		for _, fixture := range fixtures(t, filepath.Join("testdata", "rules", id), "hit") {
			p := loadFixture(t, fixture)
			for _, f := range Check(p, all) {
				if f.Rule == id {
					fmt.Fprintf(&b, "%s/%s: %s\n", id, filepath.Base(fixture), f.Message)
				}
			}
			for _, o := range Observe(p) {
				if o.ID == id {
					fmt.Fprintf(&b, "%s/%s: %s\n", id, filepath.Base(fixture), o.Message)
				}
			}
		}
	}
	sameAsRead(t, filepath.Join("testdata", "messages.txt"), b.String())
}

// sameAsRead compares with a file, or writes it.
func sameAsRead(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if d := cmp.Diff(string(want), got); err != nil || d != "" {
		t.Errorf("%v\n(-read +now; go test ./internal/rules -run AreAsRead -update writes it)\n%s", err, d)
	}
}
