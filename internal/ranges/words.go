package ranges

import (
	"math"
	"strconv"
	"strings"

	"advisor/internal/english"
)

// Digits is a number as people read it: thousands apart, "under 1" for less.
func Digits(v float64) string {
	if v < 1 {
		return "under 1"
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, rest, found := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return whole + "." + rest
	}
	return whole
}

// Words are a range with its unit, rounded outwards: "30 to 120, about 60".
func (r Range) Words() string {
	r = r.Outwards()
	s := Digits(r.Low)
	if r.High != r.Low {
		s += " to " + Digits(r.High)
	}
	return s + r.middle()
}

// middle is what is most likely, behind the ends, which are rounded already; empty where
// nobody knows or there is one figure only.
func (r Range) middle() string {
	switch {
	case !r.Known || r.Low == r.High:
		return ""
	case r.Typical < 1:
		return ", mostly " + Digits(r.Typical)
	}
	return ", about " + Digits(r.Typical)
}

// WordsOf are a range with its unit behind the ends: "30 to 120 USD, about 60".
func (r Range) WordsOf(unit string) string {
	return r.WithoutMiddle().Words() + " " + unit + r.Outwards().middle()
}

// Dashed are the ends of a range, for a narrow column: "30–120".
func (r Range) Dashed() string {
	return strings.ReplaceAll(r.WithoutMiddle().Words(), " to ", "–")
}

// WithoutMiddle is the range with its ends alone.
func (r Range) WithoutMiddle() Range { return Range{Low: r.Low, High: r.High} }

// unitOf is the unit in which a number of minutes is said.
func unitOf(minutes float64) (each float64, one, many string) {
	switch {
	case minutes < 120:
		return 1, "minute", "minutes"
	case minutes < 48*60:
		return 60, "hour", "hours"
	}
	return 24 * 60, "day", "days"
}

// duration is a number of minutes in the unit that people would say, rounded by
// how.
func duration(minutes float64, how func(float64) float64) string {
	each, one, many := unitOf(minutes)
	n := how(minutes / each)
	if n < 1 {
		return "under 1 " + one
	}
	return Digits(n) + " " + english.Agree(int(n), one, many)
}

// Duration are minutes in the units that people would say: "20 minutes to 17
// hours, about 8 hours".
func (r Range) Duration() string {
	low, high := duration(r.Low, math.Floor), duration(r.High, math.Ceil)
	s := low
	if low != high {
		_, l, _ := unitOf(r.Low)
		if _, h, _ := unitOf(r.High); l == h { // "10 to 60 minutes"
			low = strings.TrimSuffix(strings.TrimSuffix(low, " "+l), " "+l+"s")
		}
		s = low + " to " + high
	}
	if middle := duration(r.Typical, math.Round); r.Known && low != high {
		s += ", about " + middle
	}
	return s
}

// Percent is a share of a month: 98.4, 99.97. It is rounded down, so that no
// target is reached by rounding, and to one decimal below 99.5.
func Percent(v float64) string {
	places := 100.0
	if v < 99.5 {
		places = 10
	}
	return strconv.FormatFloat(math.Floor(v*places+1e-6)/places, 'f', -1, 64)
}

// gigabytes are GB as people say them: two digits at most below 100.
func gigabytes(v float64, how func(float64) float64) string {
	switch {
	case v < 1:
		return strconv.FormatFloat(how(v*100)/100, 'f', -1, 64)
	case v < 10:
		return strconv.FormatFloat(how(v*10)/10, 'f', -1, 64)
	case v < 100:
		return Digits(how(v))
	}
	return Digits(how(v/10) * 10)
}

// Gigabytes is a range of GB, rounded outwards: "2.3 to 12 GB".
func (r Range) Gigabytes() string {
	low, high := gigabytes(r.Low, math.Floor), gigabytes(r.High, math.Ceil)
	if r.Low == r.High {
		low = high
	}
	s := low
	if low != high {
		s += " to " + high
	}
	s += " GB"
	if r.Known && low != high {
		s += ", about " + gigabytes(r.Typical, math.Round) + " GB"
	}
	return s
}

// Downtime are exact minutes with one decimal: "43.8 minutes", "7.3 hours".
func Downtime(v float64) string {
	if v >= 120 {
		return strconv.FormatFloat(math.Round(v/6)/10, 'f', -1, 64) + " hours"
	}
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) + " minutes"
}

// Hours are the ends of a range of minutes as hours, for a narrow column:
// "0.1–17".
func (r Range) Hours() string {
	low, high := hours(r.Low, math.Floor), hours(r.High, math.Ceil)
	if low == high {
		return low
	}
	return low + "–" + high
}

func hours(minutes float64, how func(float64) float64) string {
	h := minutes / 60
	if h >= 2 {
		return Digits(Round(how(h), how))
	}
	return strconv.FormatFloat(how(h*10)/10, 'f', -1, 64)
}
