package formats

import (
	"advisor/internal/report"
)

func textWidth(o report.Options) int {
	if o.Width == 0 {
		return defaultWidth
	}
	return min(max(o.Width, minWidth), maxWidth)
}
