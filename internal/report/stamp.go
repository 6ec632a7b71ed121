package report

// Confidence is the strength with its reason.
func Confidence(r Report) string {
	s := sentence(Strength(r))
	if r.Summary.Strength != "" {
		s += " " + sentence(r.Summary.Strength)
	}
	if r.Summary.Unknown == "" { // which says it too
		s += " " + Firmness(r)
	}
	return s
}

// Stamp says what the report was made with and from, a line each.
func Stamp(r Report) []string {
	made := "advisor " + r.Tool.Version
	if r.Model.Version != "" {
		made += ", model " + r.Model.Version
	}
	if r.Model.SHA256 != "" {
		made += " (" + short(r.Model.SHA256) + ")"
	}
	if r.Inputs.AnswersSHA256 != "" {
		made += ", answers " + short(r.Inputs.AnswersSHA256)
	}
	out := []string{made}
	if n := len(r.Inputs.Files); n > 0 {
		list := make([]string, n)
		for i, f := range r.Inputs.Files {
			list[i] = f.Path.Clean() + " " + short(f.SHA256)
		}
		out = append(out, "files "+firstOf(4, list))
	}
	return out
}

// short is the first part of a hash, enough to compare by eye.
func short(sha string) string {
	if len(sha) > 12 {
		return sha[:12]
	}
	return sha
}
