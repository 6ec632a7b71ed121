package formats

import (
	"advisor/internal/report"
	"advisor/internal/report/picture"
)

// pictures are what decides at a glance, then the system. A scan has none: its
// page shows only what strangers wrote, so that a checker can tell any drawing
// in it from ours.
func (h *webpage) pictures(r report.Report) {
	h.blank()
	h.put(`<div class="pictures">`)
	h.put(safe(picture.Quadrant(r)), safe(picture.Scores(r)), safe(picture.Contributions(r)))
	if p := picture.Services(r.Facts); p != "" {
		h.put(safe(p))
	}
	h.put("</div>")
}
