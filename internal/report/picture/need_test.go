package picture

import (
	"testing"

	"advisor/internal/report"
)

func TestNeed(t *testing.T) {
	r := report.Report{Factors: []report.Factor{{Axis: "complexity", Weight: 1}, {Axis: "scale", Weight: 3}, {Axis: "team", Weight: 9}}}
	r.Axes = report.Axes{Complexity: report.Axis{Score: 20, Range: [2]float64{0, 40}}, Scale: report.Axis{Score: 60, Range: [2]float64{60, 100}}, Team: report.Axis{Score: 90, Range: [2]float64{90, 90}}}
	if got := need(r); got.score != 50 || got.in != [2]float64{45, 85} {
		t.Errorf("got %v", got)
	}
	r.Factors = nil // then both count alike
	if got := need(r); got.score != 40 {
		t.Errorf("got %v", got)
	}
}
