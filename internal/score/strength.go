package score

import (
	"fmt"
	"math"

	"advisor/internal/model"
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
func strength(t model.Thresholds, a Assessment) (model.Strength, string) {
	distance := a.Score - 50 // towards the recommended side
	if a.Recommendation == model.Compose {
		distance = 50 - a.Score
	}
	veto := len(a.Vetoes) > 0
	switch {
	case a.BothClosed:
		return model.Undecided, "Both options are closed by a requirement."
	case a.Stability < t.Stability.Value:
		return model.Undecided, fmt.Sprintf("The recommendation stands in only %s of the ways in which the open questions may be answered; below %s nothing is decided.",
			Percent(a.Stability), Percent(t.Stability.Value))
	case !veto && distance < t.Margin.Value:
		return model.Undecided, fmt.Sprintf("The score is %s points from the middle; below %s it is too close to call.", oneDecimal(distance), Number(t.Margin.Value))
	case !veto && !a.Firm && a.KnownWeight < t.KnownWeight.Value:
		return model.Undecided, fmt.Sprintf("Too little is known: the answers carry %s of the weight, and %s is asked for.",
			Percent(a.KnownWeight), Percent(t.KnownWeight.Value))
	case !a.Firm:
		return model.Lean, fmt.Sprintf("Open questions could still change the recommendation; it stands in %s of the ways in which they may be answered.", Percent(a.Stability))
	case veto && distance <= -t.Margin.Value:
		return model.Lean, fmt.Sprintf("A requirement closes %s, but the other answers speak for it.", a.Recommendation.Other().Name())
	case veto:
		return model.Strong, fmt.Sprintf("A requirement closes %s, and no open answer could change that.", a.Recommendation.Other().Name())
	case distance < t.Strong.Value:
		return model.Lean, fmt.Sprintf("The score is %s points from the middle; from %s it is strong.", oneDecimal(distance), Number(t.Strong.Value))
	}
	return model.Strong, fmt.Sprintf("The score is %s points from the middle, and no open answer could change the side.", oneDecimal(distance))
}

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

// oneDecimal is a distance as reports write points of score.
func oneDecimal(v float64) string { return fmt.Sprintf("%.1f", v) }

// Number writes points of score with as many places as they need, two at most.
func Number(v float64) string {
	return fmt.Sprint(math.Round(v*100) / 100)
}
