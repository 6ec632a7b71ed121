package blocks

import (
	"cmp"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// FleetComparison is what changed between two runs over many projects.
func FleetComparison(c report.FleetComparison) Document {
	d := Document{Title: "What changed in " + english.Count(len(c.Changed)+len(c.New)+c.Unchanged, "project", "projects"), Whole: "`--format json`"}
	changed := List{}
	for _, x := range c.Changed {
		item := Item{Text: Text{code(string(x.Path))}}
		for _, s := range x.Changes {
			text := Text{prose(s.What), our(": "), prose(orNone(s.New)), our(", before "), prose(orNone(s.Old))}
			item.Items = append(item.Items, Item{Text: text})
		}
		changed.Items = append(changed.Items, item)
	}
	due := List{}
	for _, x := range c.Due {
		by := own(": review by ")
		if x.ReviewBy < c.Today {
			by = ": review was due on "
		}
		text := Text{code(string(x.Path)), our(by), code(untrusted.Text(x.ReviewBy).Clean())}
		if x.Owner != "" {
			text = append(text, our(", "), code(x.Owner.Clean()))
		}
		due.Items = append(due.Items, Item{Text: text})
	}
	for _, part := range []struct {
		title own
		list  List
	}{{"Changed", changed}, {"New", paths(c.New)}, {"Gone", paths(c.Gone)}, {"Due by now or within 30 days", due}} {
		if len(part.list.Items) > 0 {
			d.Blocks = append(d.Blocks, Heading{Level: Section, Title: Text{our(part.title)}}, part.list)
		}
	}
	d.Blocks = append(d.Blocks, Space{}, Paragraph{Text: sentence(english.Count(c.Unchanged, "project is", "projects are") + " as before.")})
	return d
}

// orNone is a value in words.
func orNone(s untrusted.Text) string { return cmp.Or(s.Whole(), "none") }

func paths(list []untrusted.Text) List {
	l := List{}
	for _, p := range list {
		l.Items = append(l.Items, Item{Text: Text{code(string(p))}})
	}
	return l
}
