package score

import (
	"fmt"
	"math"
)

// Percent writes a share; all but everything is never written as 100.
func Percent(share float64) string {
	p := math.Round(share * 100)
	switch {
	case p == 100 && share < 1:
		p = 99
	case p == 0 && share > 0:
		p = 1
	}
	return fmt.Sprintf("%.0f percent", p)
}

// Number writes points of score with as many places as they need, two at most.
func Number(v float64) string {
	return fmt.Sprint(math.Round(v*100) / 100)
}
