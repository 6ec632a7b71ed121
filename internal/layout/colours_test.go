package layout

import (
	"math"
	"strconv"
	"testing"
)

// rgb is a colour of the palette of 256 from 16 on: a cube of six steps, then greys.
func rgb(n int) [3]float64 {
	if n >= 232 {
		v := float64(8 + 10*(n-232))
		return [3]float64{v, v, v}
	}
	steps := [6]float64{0, 95, 135, 175, 215, 255}
	n -= 16
	return [3]float64{steps[n/36], steps[n/6%6], steps[n%6]}
}

// luminance is the relative luminance of WCAG 2, from 0 to 1.
func luminance(c [3]float64) float64 {
	var linear [3]float64
	for i, v := range c {
		if v /= 255; v <= 0.03928 {
			linear[i] = v / 12.92
		} else {
			linear[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}

// TestContrast: every colour can be read on black and on white.
func TestContrast(t *testing.T) {
	for _, number := range []string{Magenta, Teal, Red, Grey} {
		n, err := strconv.Atoi(number)
		if err != nil || n < 16 {
			t.Fatalf("%q is a colour that the terminal's theme chooses", number)
		}
		l := luminance(rgb(n)) + 0.05
		if onBlack, onWhite := l/0.05, 1.05/l; onBlack < 4.5 || onWhite < 4.5 {
			t.Errorf("%s: %.2f on black, %.2f on white", number, onBlack, onWhite)
		}
	}
	if l := luminance(rgb(226)) + 0.05; 1.05/l > 4.5 {
		t.Error("yellow can be read on white")
	}
}
