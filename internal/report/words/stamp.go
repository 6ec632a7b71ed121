package words

import (
	"advisor/internal/report"
)

// Stamp says what the report was made with and from, a line each.
func Stamp(r report.Report) []string {
	made := "advisor " + r.Tool.Version
	if r.Model.Version != "" {
		made += ", model " + r.Model.Version
	}
	if r.Model.SHA256 != "" {
		made += " (" + Short(r.Model.SHA256) + ")"
	}
	if r.Inputs.AnswersSHA256 != "" {
		made += ", answers " + Short(r.Inputs.AnswersSHA256)
	}
	out := []string{made}
	if n := len(r.Inputs.Files); n > 0 {
		list := make([]string, n)
		for i, f := range r.Inputs.Files {
			list[i] = f.Path.Clean() + " " + Short(f.SHA256)
		}
		out = append(out, "files "+FirstOf(4, list))
	}
	return out
}

// Short is the first part of a hash, enough to compare by eye.
func Short(sha string) string {
	if len(sha) > 12 {
		return sha[:12]
	}
	return sha
}
