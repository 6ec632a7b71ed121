package ranges

import (
	"math"
	"testing"
)

// TestRounding: outwards, two digits at most, and never in the wrong direction.
func TestRounding(t *testing.T) {
	for v, want := range map[float64][2]float64{
		0: {0, 0}, 0.4: {0, 1}, 1: {1, 1}, 9.9: {9, 10}, 10: {10, 10}, 12: {10, 15}, 49.9: {45, 50}, 50: {50, 50}, 61: {60, 70},
		199: {190, 200}, 201: {200, 250}, 999: {950, 1000}, 1001: {1000, 1100}, 4999: {4900, 5000}, 5001: {5000, 5500}, 9999: {9500, 10_000},
		10_001: {10_000, 11_000}, 49_999: {49_000, 50_000}, 50_001: {50_000, 55_000}, 123_456: {120_000, 130_000},
	} {
		r := Range{v, v, v, true}.Outwards()
		if r.Low != want[0] || r.High != want[1] {
			t.Errorf("%v: %v to %v, want %v", v, r.Low, r.High, want)
		}
	}
	before := Range{}
	for v := 0.5; v < 1e7; v *= 1.003 {
		r := Range{v, v, v, true}.Outwards()
		if r.Low > v || r.High < v || r.Low < before.Low || r.High < before.High || r.Typical < r.Low || r.Typical > r.High {
			t.Fatalf("%v: %v after %v", v, r, before)
		}
		if digits := r.High / math.Pow(10, math.Floor(math.Log10(r.High))) * 10; v >= 10 && math.Abs(digits-math.Round(digits)) > 1e-6 {
			t.Fatalf("%v has more than two digits", r.High)
		}
		before = r
	}
}

// TestTwoDigits: outwards to two digits, and a number that has no more stays.
func TestTwoDigits(t *testing.T) {
	for v, want := range map[float64][3]float64{
		0: {0, 0, 0}, 0.3: {0.3, 0.3, 0.3}, 0.31: {0.31, 0.31, 0.31}, 0.312: {0.31, 0.31, 0.32}, 0.8: {0.8, 0.8, 0.8}, 5.7: {5.7, 5.7, 5.7}, 11.5: {11, 12, 12},
		13: {13, 13, 13}, 735: {730, 740, 740}, 4337: {4300, 4300, 4400}, 1200: {1200, 1200, 1200}, 99.9: {99, 100, 100}, 9.99: {9.9, 10, 10},
	} {
		r := Exactly(v).TwoDigits()
		if got := r.Figures(); got != want {
			t.Errorf("%v: %v, want %v", v, got, want)
		}
	}
	for v := 0.01; v < 1e6; v *= 1.0037 {
		if r := Exactly(v).TwoDigits(); r.Low > v || r.High < v || r.Low < v*0.9 || r.High > v*1.1 {
			t.Fatalf("%v: %v", v, r)
		}
	}
}

func TestWords(t *testing.T) {
	for r, want := range map[Range]string{
		{0, 0, 0, true}:                "under 1",
		{5, 5, 5, true}:                "5",
		{28, 61, 118, true}:            "25 to 120, about 60",
		{28, 0, 118, false}:            "25 to 120",
		{0.2, 4, 15, true}:             "under 1 to 15, about 4",
		{1234, 2345, 123_456, true}:    "1,200 to 130,000, about 2,300",
		{24_000, 24_000, 24_000, true}: "24,000",
		{2e6, 2e6, 2_000_000.5, true}:  "2,000,000 to 2,100,000, about 2,000,000",
	} {
		if got := r.Words(); got != want {
			t.Errorf("%v: %q, want %q", r, got, want)
		}
	}
	for r, want := range map[Range]string{
		{0.3, 0.8, 1.5, true}:     "under 1 to 2 minutes, about 1 minute",
		{5.7, 6.5, 10, true}:      "5 to 10 minutes, about 7 minutes",
		{11.5, 13, 60, true}:      "11 to 60 minutes, about 13 minutes",
		{20, 495, 990, true}:      "20 minutes to 17 hours, about 8 hours",
		{198, 720, 1790, true}:    "3 to 30 hours, about 12 hours",
		{60, 720, 4400, false}:    "60 minutes to 4 days",
		{1, 1, 1, true}:           "1 minute",
		{3000, 4000, 8000, false}: "2 to 6 days",
	} {
		if got := r.Duration(); got != want {
			t.Errorf("%v: %q, want %q", r, got, want)
		}
	}
	for v, want := range map[float64]string{98.386: "98.3", 99.499: "99.4", 99.86: "99.86", 99.999: "99.99", 100: "100", 97: "97", 99.9: "99.9"} {
		if got := Percent(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
	for r, want := range map[Range]string{
		{2.31, 4.8, 11.7, true}: "2.3 to 12 GB, about 4.8 GB", {5, 5, 5, true}: "5 GB", {3.09, 3.09, 3.09, true}: "3.1 GB", {0.03, 0, 0.12, false}: "0.03 to 0.12 GB", {123, 150, 178, true}: "120 to 180 GB, about 150 GB",
	} {
		if got := r.Gigabytes(); got != want {
			t.Errorf("%v: %q, want %q", r, got, want)
		}
	}
	if Downtime(43.8) != "43.8 minutes" || Downtime(219) != "3.7 hours" || Downtime(438) != "7.3 hours" {
		t.Error(Downtime(43.8), Downtime(219), Downtime(438))
	}
}
