package output

import (
	"strings"
	"testing"
)

// TestFitted: a report ends before the first section that does not fit, and
// says so.
func TestFitted(t *testing.T) {
	md := "# Title\n\n## One\n\n" + strings.Repeat("a", 400) + "\n\n## Two\n\n" + strings.Repeat("b", 400) + "\n"
	if got := string(fitted([]byte(md), int64(len(md)))); got != md {
		t.Error("what fits is cut")
	}
	got := string(fitted([]byte(md), 700))
	if !strings.HasSuffix(got, summaryCut) || !strings.Contains(got, "aaa") || strings.Contains(got, "Two") || len(got) > 700 {
		t.Errorf("got %q", got)
	}
	folded := strings.Replace(md, "## One\n", "## One\n\n<details>\n", 1) + "\n</details>\n"
	if got := string(fitted([]byte(folded), 700)); !strings.HasSuffix(got, summaryCut+summaryShut) || len(got) > 700 {
		t.Errorf("a part that was cut stays open: %q", got)
	}
	if got := fitted([]byte(md), 10); got != nil {
		t.Errorf("got %q where there is no room", got)
	}
}
