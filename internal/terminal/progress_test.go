package terminal

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestProgressIsDrawnNowAndThen: the line changes a few times a second, fits
// the terminal, and is gone when it is cleared.
func TestProgressIsDrawnNowAndThen(t *testing.T) {
	var out bytes.Buffer
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	p := NewProgress(&out, 60, func() time.Time { return now })
	p.Clear()
	for i := range 10_000 {
		p.Draw(func() string { return fmt.Sprintf("scanned %d of 10000", i+1) })
		now = now.Add(time.Millisecond)
	}
	lines := strings.Split(out.String(), "\r")[1:]
	if want := int(10 * time.Second / redrawEvery); len(lines) != want {
		t.Errorf("drawn %d times in ten seconds, not %d", len(lines), want)
	}
	if got, want := lines[10], "scanned 2001 of 10000"+eraseRest; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := lines[len(lines)-1], "scanned 9801 of 10000"+eraseRest; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	out.Reset()
	p.Clear()
	p.Clear()
	if got := out.String(); got != "\r"+eraseRest {
		t.Errorf("cleared by %q", got)
	}
	now, p.width = now.Add(time.Hour), 12
	out.Reset()
	p.Draw(func() string { return "scanned 1 of 2" })
	if got := out.String(); got != "\rscanned 1 o"+eraseRest {
		t.Errorf("%q is wider than a terminal of 12 columns", got)
	}
	var none *Progress
	none.Draw(func() string { return "looking" })
	none.Clear()
}
