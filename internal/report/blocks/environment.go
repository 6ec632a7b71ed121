package blocks

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// environment is which set of files was judged, and how to judge another one: a
// reader has to know it before anything else. Nothing without a scan, and in a
// report of an older version.
func environment(r report.Report) []Block {
	c := r.Environment
	if c == nil || c.Judged == "" {
		return nil
	}
	text := Text{code(c.Judged.Clean()), our(", from ")}
	text = append(text, names(c.Files)...)
	if len(c.Profiles) > 0 {
		text = append(text, our(" with the profile "))
		text = append(text, names(c.Profiles)...)
	}
	switch n := len(c.Others); {
	case n == 0:
		text = append(text, our("; "), code("-f FILE"), our(" judges other files."))
	default:
		text = append(text, our("; "), code("--environment"), our(" judges "), prose(others(c.Others)), our(" instead."))
	}
	return []Block{Paragraph{Label: "Judged:", Text: text}}
}

// names are names of files or profiles, joined.
func names(list []untrusted.Text) Text {
	const most = 4
	var out Text
	for i, n := range list[:min(len(list), most)] {
		switch {
		case i > 0 && i == len(list)-1:
			out = append(out, our(" and "))
		case i > 0:
			out = append(out, our(", "))
		}
		out = append(out, code(n.Clean()))
	}
	if n := len(list) - most; n > 0 {
		out = append(out, our(" and "), count(n), our(" more"))
	}
	return out
}

// others are the names of sets that are not judged.
func others(list []facts.OtherSet) string {
	const most = 4
	out := make([]string, len(list))
	for i, o := range list {
		out[i] = o.Name.Clean()
	}
	if len(out) > most {
		return english.List(out, most)
	}
	return english.Or(out)
}
