package blocks

import (
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// findings have a part for each theme. The body has the worst; what is of low
// severity or in nearly every project is folded away, and so is what there is to
// paste. What the team lives with comes last.
func findings(r report.Report) part {
	nothing := len(r.Findings) == 0 && r.Since == nil
	if nothing && r.Facts == nil {
		return part{}
	}
	open := words.OpenOf(r.Findings)
	out := part{body: findingsHeading(r, open)}
	if nothing {
		return part{body: []Block{long(out.body...)}} // that nothing was found
	}
	if len(r.Findings) > 0 {
		x := openFindings(r, open)
		out.body, out.more = append(out.body, x.body...), x.more
		out.body = append(out.body, accepted(r)...)
	}
	if r.Since != nil && len(r.Since.Gone) > 0 {
		out.body = append(out.body,
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

// worstShown is how many findings stand in the body of the long form, and in the
// short one without the details.
const worstShown, worstInBrief = 6, 3

// openFindings are those that somebody still has to look at.
func openFindings(r report.Report, open []facts.Finding) part {
	var out part
	var folded, scan, all []Block
	worst, n := worstOf(open), 0
	for _, t := range facts.Themes() {
		of := words.OfTheme(open, t)
		if len(of) == 0 {
			continue
		}
		heading := Heading{Level: Part, Title: sentence(t.Title()), Note: words.Severities(of)}
		first, rest := split(of, worst)
		if len(first) > 0 {
			out.body = append(out.body, long(heading, findingList(r, first)))
		}
		if len(rest) > 0 {
			n += len(rest)
			folded = append(folded, Heading{Level: Lead, Title: sentence(t.Title())}, findingList(r, rest))
		}
		pressing, less := words.Pressing(of)
		scan = append(scan, heading, findingList(r, pressing), briefly(less))
		all = append(all, heading, findingList(r, of))
	}
	if r.Recommendation == "" {
		out.body = append(out.body, short(scan...))
	} else {
		out.body = append(out.body, brief(briefFindings(r, open)...), detailed(all...))
	}
	if n > 0 {
		title := Text{prose(english.Count(n, "more finding", "more findings"))}
		if n == len(open) {
			title = Text{prose(english.Count(n, "finding", "findings")), our(" of low severity, or in nearly every public project")}
		}
		out.more = append(out.more, long(Fold{Title: title, Blocks: folded, Paper: true}))
		out.body = append(out.body, long(Paragraph{Text: Text{prose(english.Count(n, "more finding is", "more findings are")), our(" in the appendix.")}}))
	}
	fixed := fixes(open)
	out.body, out.more = append(out.body, fixed.body...), append(out.more, fixed.more...)
	return out
}

// worstOf are the rules of the findings that the body has: nothing common, and
// nothing of low severity where there is worse.
func worstOf(open []facts.Finding) map[string]bool {
	own, _ := words.Split(words.WorstFirst(open))
	out := map[string]bool{}
	for _, f := range own {
		if len(out) == worstShown || f.Severity == facts.Low && len(out) > 0 {
			break
		}
		out[f.Rule] = true
	}
	return out
}

func split(of []facts.Finding, worst map[string]bool) (first, rest []facts.Finding) {
	for _, f := range of {
		if worst[f.Rule] {
			first = append(first, f)
		} else {
			rest = append(rest, f)
		}
	}
	return first, rest
}

// briefFindings are the worst, with what to do, and how many there are besides.
func briefFindings(r report.Report, open []facts.Finding) []Block {
	own, _ := words.Split(words.WorstFirst(open))
	shown := own[:min(len(own), worstInBrief)]
	out := []Block{}
	if len(shown) > 0 {
		out = append(out, findingList(r, shown))
	}
	if n := len(open) - len(shown); n > 0 {
		left := map[string]int{}
		for _, f := range shown {
			left[f.Rule]++
		}
		var names []string
		for _, t := range facts.Themes() {
			k := 0
			for _, f := range words.OfTheme(open, t) {
				if left[f.Rule] == 0 {
					k++
				}
			}
			if k > 0 {
				names = append(names, strconv.Itoa(k)+" on "+english.Lower(t.Title()))
			}
		}
		out = append(out, Paragraph{Text: sentence(strconv.Itoa(n) + " more: " + english.And(names) + "."), Style: Grey})
	}
	return out
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
		x.More = Text{our(" More: "), web(f.Source), our(".")}
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

// briefly are findings in a line each, and those that nearly every project has in
// one together.
func briefly(fs []facts.Finding) List {
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
