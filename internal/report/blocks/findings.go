package blocks

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// findings have a part for each theme. What is of low severity or in nearly
// every project is folded away in the long form, and a line in the short one;
// what the team lives with comes last.
func findings(r report.Report) []Block {
	nothing := len(r.Findings) == 0 && r.Since == nil
	if nothing && r.Facts == nil {
		return nil
	}
	open := words.OpenOf(r.Findings)
	out := findingsHeading(r, open)
	if nothing {
		return []Block{long(out...)} // that nothing was found
	}
	if len(r.Findings) > 0 {
		out = append(out, openFindings(r, open)...)
		out = append(out, accepted(r)...)
	}
	if r.Since != nil && len(r.Since.Gone) > 0 {
		out = append(out,
			Heading{Level: Part, Title: Text{our("Gone")}, Note: english.Count(words.GoneCount(*r.Since), "finding", "findings")},
			List{Items: gone(*r.Since, "")})
	}
	return out
}

// findingsHeading counts what is open and what is not.
func findingsHeading(r report.Report, open []facts.Finding) []Block {
	if r.Since != nil {
		counts := english.Stop(words.SinceCounts(*r.Since))
		return []Block{
			Heading{Level: Section, Title: Text{our("Findings since the baseline")}, Short: sentence(counts)},
			long(Paragraph{Text: Text{strong(counts)}}),
			Paragraph{Text: sentence(words.FoundText(r)), Style: Grey},
		}
	}
	note := words.Severities(open)
	if accepted := words.AcceptedNote(r.Findings); accepted != "" {
		note = strings.TrimPrefix(note+"; "+accepted, "; ")
	}
	return []Block{
		Heading{
			Level: Section, Title: Text{our("Findings to fix on either platform")},
			Short: sentence(english.Count(len(open), "finding", "findings") + " to fix on either platform"), Note: note,
		},
		long(Paragraph{Text: sentence(words.FoundText(r))}),
	}
}

// openFindings are those that somebody still has to look at.
func openFindings(r report.Report, open []facts.Finding) []Block {
	var out, folded []Block
	var without []Text
	n := 0
	for _, t := range facts.Themes() {
		title := sentence(t.Title())
		all := words.OfTheme(open, t)
		if len(all) == 0 {
			without = append(without, title)
			continue
		}
		first, rest := words.Pressing(all)
		heading := Heading{Level: Part, Title: title, Note: words.Severities(all)}
		if len(first) > 0 {
			out = append(out, heading, findingList(r, first))
		} else {
			out = append(out, short(heading))
		}
		out = append(out, short(brief(rest)))
		if len(rest) > 0 {
			n += len(rest)
			folded = append(folded, Heading{Level: Lead, Title: title}, findingList(r, rest))
		}
	}
	nothing := our("Nothing was found")
	if words.AcceptedNote(r.Findings) != "" {
		nothing = our("Nothing is open")
	}
	if len(without) > 0 && r.Since == nil {
		says := append(Text{nothing, our(" under: ")}, joined(without, ", ")...)
		out = append(out, long(Paragraph{Text: append(says, our("."))}))
	}
	if n > 0 {
		title := Text{prose(english.Count(n, "more finding", "more findings")), our(": less severe, or in nearly every public project")}
		out = append(out, long(Fold{Title: title, Blocks: folded}))
	}
	return append(out, fixes(open)...)
}

func findingList(r report.Report, fs []facts.Finding) List {
	l := List{Tall: true, LeftOut: max(len(fs)-LongestList, 0), More: [2]string{"more finding", "more findings"}}
	for _, f := range fs[:min(len(fs), LongestList)] {
		l.Items = append(l.Items, finding(r, f))
	}
	return l
}

// finding is what was found, where, and what to do about it.
func finding(r report.Report, f facts.Finding) Item {
	x := found(f, 4, 2)
	x.Places.MostShort = 3
	x.Says = sentence(english.Sentence(words.Remedy(f, r.Recommendation)))
	if elsewhere := words.Elsewhere(f); len(elsewhere) > 0 {
		x.Note = append(append(Text{our("Accepted in ")}, codes(elsewhere, 4)...), our("."))
	}
	if words.WebAddress(f.Source) {
		x.Then = Text{our(" "), web(f.Source, "Why")}
	}
	return x
}

// found is what was found, and where, with at most names services and places
// places.
func found(f facts.Finding, names, places int) Item {
	text := sentence(f.Title)
	if len(f.Services) > 0 {
		text = append(append(text, our(": ")), codes(f.Services, names)...)
	}
	return Item{Severity: f.Severity, Text: text, Places: at(f.Evidence, places)}
}

// brief are findings in a line each, and those that nearly every project has in
// one together.
func brief(fs []facts.Finding) List {
	own, common := words.Split(fs)
	l := List{}
	for _, f := range own {
		l.Items = append(l.Items, found(f, 3, 1))
	}
	if len(common) == 0 {
		return l
	}
	parts := make([]string, len(common))
	for i, f := range common {
		parts[i] = f.Title
		if n := len(f.Services); n > 0 {
			parts[i] += " (" + english.Count(n, "service", "services") + ")"
		}
	}
	l.Items = append(l.Items, Item{
		Lead: []Cell{{Text: "common", Width: 6}}, Text: sentence(english.Sentence(strings.Join(parts, "; "))), Style: Grey,
	})
	return l
}

// accepted are the findings that the team lives with; a long list is folded.
func accepted(r report.Report) []Block {
	all := words.AcceptedOf(r.Findings)
	if len(all) == 0 {
		return nil
	}
	items := make([]Item, len(all))
	for i, a := range all {
		items[i] = acceptedFinding(a, 4, 2)
		items[i].Places.MostShort = 3
	}
	n := len(all)
	if n > bodyRows+1 {
		n = bodyRows
	}
	out := []Block{Heading{Level: Part, Title: Text{our("Accepted by the team")}}, List{Tall: true, Items: items[:n]}}
	if rest := items[n:]; len(rest) > 0 {
		title := sentence(english.Count(len(rest), "more accepted finding", "more accepted findings"))
		out = append(out, Fold{Title: title, Blocks: []Block{List{Tall: true, Items: rest}}})
	}
	return out
}

// acceptedFinding is one of them with when and why; its severity is not loud.
func acceptedFinding(a words.AcceptedFinding, names, places int) Item {
	x := found(a.Finding, names, places)
	x.Quiet, x.Says = true, sentence(a.Why())
	return x
}

// gone are the findings that a baseline had, each behind its mark.
func gone(s report.Since, mark string) []Item {
	list, more := words.GoneShown(s)
	out := make([]Item, 0, len(list)+1)
	for _, f := range list {
		text := sentence(f.Title)
		if len(f.Services) > 0 {
			text = append(append(text, our(": ")), codes(f.Services, 6)...)
		}
		out = append(out, Item{Lead: []Cell{{Text: "gone", Width: 6}}, Mark: mark, Text: text})
	}
	if more != "" {
		out = append(out, Item{Lead: []Cell{{Width: 6}}, Text: sentence(more), Style: Grey})
	}
	return out
}
