package report

// pictures are what decides at a glance, then the system. A scan has none: its
// page shows only what strangers wrote, so that a checker can tell any drawing
// in it from ours.
func (h *webpage) pictures(r Report) {
	h.blank()
	h.put(`<div class="pictures">`)
	h.put(quadrant(r), scores(r), contributions(r))
	if p := services(r.Facts); p != "" {
		h.put(p)
	}
	h.put("</div>")
}
