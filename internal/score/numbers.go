package score

import (
	"fmt"
	"math"
)

// Number writes points of score with as many places as they need, two at most.
func Number(v float64) string {
	return fmt.Sprint(math.Round(v*100) / 100)
}
