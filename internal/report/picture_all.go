package report

// pictures are what decides at a glance, then the system.
func (h *webpage) pictures(r Report) {
	h.blank()
	h.put(`<div class="pictures">`)
	if r.Recommendation != "" {
		h.put(quadrant(r), scores(r), contributions(r))
	}
	if p := services(r.Facts); p != "" {
		h.put(p)
	}
	h.put("</div>")
}
