package text

import (
	"testing"

	"advisor/internal/report"
)

func TestWidthIsClamped(t *testing.T) {
	for in, want := range map[int]int{0: 80, -5: 40, 1: 40, 40: 40, 120: 120, 99999999: 200} {
		if got := columns((report.Options{Width: in})); got != want {
			t.Errorf("width %d becomes %d, want %d", in, got, want)
		}
	}
}
