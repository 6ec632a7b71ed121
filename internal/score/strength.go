package score

import (
	"fmt"
	"math"
)

// strength is how far a recommendation can be relied on, with the rule that
// says so. The rules are tried in this order:
//
//  1. both sides closed: undecided
//  2. stands in fewer completions than Thresholds.Stability: undecided
//  3. no veto decides, and the score is within Thresholds.Margin of 50: undecided
//  4. no veto decides, and less than Thresholds.KnownWeight of the weight is
//     answered, and open answers could change it: undecided
//  5. open answers could change it: lean
//  6. a veto decides, and the score is not beyond the margin on the other side:
//     strong; beyond it: lean
//  7. the score is at least Thresholds.Strong from 50: strong; nearer: lean
func strength(t Thresholds, a Assessment) (Strength, string) {
	distance := a.Score - 50 // towards the recommended side
	if a.Recommendation == Compose {
		distance = 50 - a.Score
	}
	veto := len(a.Vetoes) > 0
	switch {
	case a.BothClosed:
		return Undecided, "Both options are closed by a requirement."
	case a.Stability < t.Stability.Value:
		return Undecided, fmt.Sprintf("The recommendation stands in only %s of the ways in which the open questions may be answered; below %s nothing is decided.",
			percent(a.Stability), percent(t.Stability.Value))
	case !veto && distance < t.Margin.Value:
		return Undecided, fmt.Sprintf("The score is %s points from the middle; below %s it is too close to call.", oneDecimal(distance), number(t.Margin.Value))
	case !veto && !a.Firm && a.KnownWeight < t.KnownWeight.Value:
		return Undecided, fmt.Sprintf("Too little is known: the answers carry %s of the weight, and %s is asked for.",
			percent(a.KnownWeight), percent(t.KnownWeight.Value))
	case !a.Firm:
		return Lean, fmt.Sprintf("Open questions could still change the recommendation; it stands in %s of the ways in which they may be answered.", percent(a.Stability))
	case veto && distance <= -t.Margin.Value:
		return Lean, fmt.Sprintf("A requirement closes %s, but the other answers speak for it.", a.Recommendation.Other().Name())
	case veto:
		return Strong, fmt.Sprintf("A requirement closes %s, and no open answer could change that.", a.Recommendation.Other().Name())
	case distance < t.Strong.Value:
		return Lean, fmt.Sprintf("The score is %s points from the middle; from %s it is strong.", oneDecimal(distance), number(t.Strong.Value))
	}
	return Strong, fmt.Sprintf("The score is %s points from the middle, and no open answer could change the side.", oneDecimal(distance))
}

// percent writes a share; all but everything is never written as 100.
func percent(share float64) string {
	p := math.Round(share * 100)
	switch {
	case p == 100 && share < 1:
		p = 99
	case p == 0 && share > 0:
		p = 1
	}
	return fmt.Sprintf("%.0f percent", p)
}

// number writes points of score with as many places as they need, two at most.
// oneDecimal is a distance as reports write points of score.
func oneDecimal(v float64) string { return fmt.Sprintf("%.1f", v) }

func number(v float64) string {
	return fmt.Sprint(math.Round(v*100) / 100)
}
