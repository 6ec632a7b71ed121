package words

import (
	"reflect"
	"testing"

	"advisor/internal/report/fixture"
)

// TestTheFleetIsCounted: every project counts once.
func TestTheFleetIsCounted(t *testing.T) {
	got := fleetTotalsOf(fixture.PlatformFleet())
	want := fleetTotals{projects: 6, failed: 1, compose: sideTotal{1, 1, 1}, kubernetes: sideTotal{0, 1, 1}, status: map[string]int{"": 6}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
