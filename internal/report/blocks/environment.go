package blocks

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// environment is judged as a block of a check; none without a scan.
func environment(r report.Report) []Block {
	if p := judged(r); p.Text != nil {
		return []Block{p}
	}
	return nil
}

// judged is which set of files was judged, and how to judge another one: a
// reader has to know it before anything else. Nothing without a scan, and in a
// report of an older version.
func judged(r report.Report) Paragraph {
	c := r.Environment
	if c == nil || c.Judged == "" {
		return Paragraph{}
	}
	text := Text{code(c.Judged.Clean()), our(" (")}
	for i, f := range c.Files[:min(len(c.Files), mostNamed)] {
		if i > 0 {
			text = append(text, our(", "))
		}
		text = append(text, code(f.Clean()))
	}
	if n := len(c.Files) - mostNamed; n > 0 {
		text = append(text, our(" and "), count(n), our(" more"))
	}
	for _, p := range c.Profiles {
		text = append(text, our(", "), code("--profile "+p.Clean()))
	}
	text = append(text, our("); else "))
	if len(c.Others) == 0 {
		text = append(text, code("-f FILE"))
	} else {
		text = append(text, code("--environment "+others(c.Others)))
	}
	p := Paragraph{Label: "Judged:", Text: text, Short: short80(*c)}
	if s := words.MissingEnvironment(c); s != "" {
		p.Text, p.Short = append(p.Text, our(". "), prose(s)), append(p.Short, our(". "), prose(s))
	}
	return p
}

// lineWidth is what fits one line of a terminal beside the label.
const lineWidth = 80 - len("Judged: ")

// short80 says it on one line of a terminal where that is possible: with the
// names of the others where there is room.
func short80(c facts.Choice) Text {
	files := make([]string, len(c.Files))
	for i, f := range c.Files {
		files[i] = f.Clean()
	}
	s := c.Judged.Clean() + " (" + english.List(files, mostNamed) + ")"
	if len(c.Profiles) > 0 {
		s = c.Judged.Clean() + " (" + english.List(files, mostNamed) + ", --profile " + c.Profiles[0].Clean() + ")"
	}
	if len(c.Others) == 0 {
		return sentence(s + "; else -f FILE")
	}
	if named := s + "; else --environment " + others(c.Others); len(named) <= lineWidth {
		return sentence(named)
	}
	return sentence(s + "; else --environment NAME")
}

// mostNamed is how many files, profiles or sets are named.
const mostNamed = 4

// others are the names of sets that are not judged.
func others(list []facts.OtherSet) string {
	const most = mostNamed
	out := make([]string, len(list))
	for i, o := range list {
		out[i] = o.Name.Clean()
	}
	if len(out) > most {
		return english.List(out, most)
	}
	return english.Or(out)
}
