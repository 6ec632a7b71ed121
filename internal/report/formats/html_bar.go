package formats

import (
	"advisor/internal/report/picture"
)

func (h *webpage) bar(score float64, in [2]float64) safe { return safe(picture.Bar(score, in)) }
