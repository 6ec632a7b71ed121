package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReportIsMadeAgain runs the command that a report prints, with the record
// that it prints: the same report comes out, byte for byte, with notes, decision,
// accepted findings, exact numbers and answers of flags.
func TestReportIsMadeAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shop")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	record := filepath.Join(dir, "advisor.yaml")
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, `status: accepted
decided: 2026-05-04
deciders: [ann, "Ben: platform"]
dissent: "one of five would have moved: it's \"only\" a week"
review-by: 2099-06-30
triggers: [hosts > 1]
accepted:
  - {rule: docker-socket-mounted, service: edge, reason: read only, until: 2099-01-31}
`...)
	if err := os.WriteFile(record, text, 0o644); err != nil {
		t.Fatal(err)
	}
	first := runIn(t, dir, 0, "--ask", "never", "--answers", "advisor.yaml", "--hosts", "1", "--growth", "unknown", "--format", "markdown")
	fenced := regexp.MustCompile("(?s)```yaml\n(version: 1\n.*?)```.*```sh\n(advisor [^\n]*)\n```").FindStringSubmatch(first)
	if fenced == nil {
		t.Fatal("the report does not say how to make it again")
	}
	for _, want := range []string{"  engineers: 5\n", "decision: compose\n", "  growth: unknown\n", "Christmas peak"} {
		if !strings.Contains(fenced[1], want) {
			t.Errorf("the record does not have %q:\n%s", want, fenced[1])
		}
	}
	if err := os.WriteFile(record, []byte(fenced[1]), 0o644); err != nil {
		t.Fatal(err)
	}
	again := runIn(t, dir, 0, strings.Fields(strings.TrimPrefix(fenced[2], "advisor "))...)
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("the report that is made again differs (-first +again):\n%s", diff)
	}
}
