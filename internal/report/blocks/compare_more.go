package blocks

import (
	"slices"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// optionChanges are the options of which something else becomes.
func optionChanges(c report.Comparison) []Block {
	if len(c.Options) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Option"}, {Title: "Was"}, {Title: "Is now"}, {Title: "Why"}}}
	for _, o := range c.Options {
		from, to, why := words.OptionVerdict(o.From), words.OptionVerdict(o.To), joinedSentences(o.Why)
		item := Item{Text: sentence(english.Upper(o.Title) + ": " + from + " → " + to)}
		if why != "" {
			item.Below, item.BelowGrey = []string{why}, true
		}
		list.Items = append(list.Items, item)
		table.Rows = append(table.Rows, Row{Cells: []Text{sentence(english.Upper(o.Title)), sentence(from), sentence(to), sentence(why)}})
	}
	return []Block{Heading{Level: Section, Title: Text{our("Options")}}, short(list), long(table)}
}

// joinedSentences are at most three sentences as one text.
func joinedSentences(all []string) string {
	out := ""
	for _, s := range all[:min(len(all), 3)] {
		out += " " + english.Sentence(s)
	}
	return english.Sentence(out)
}

// estimateChanges are the figures that are others, an option each; nothing of one
// that is ruled out now.
func estimateChanges(c report.Comparison) []Block {
	known := slices.DeleteFunc(slices.Clone(c.Estimate), func(x report.EstimateChange) bool { return x.To == nil })
	if len(known) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Option"}, {Title: "Figure"}, {Title: "Was"}, {Title: "Is now"}}}
	last := ""
	for i, x := range known {
		title := english.Upper(x.Title)
		if x.Option == "" {
			title = "The application"
		}
		says := words.Figure(x) + " " + words.FigureRange(x, x.From) + " → " + words.FigureRange(x, x.To)
		if i > 0 && x.Option == last {
			item := &list.Items[len(list.Items)-1]
			item.Below = append(item.Below, says)
			title = ""
		} else {
			list.Items = append(list.Items, Item{Text: sentence(title), Below: []string{says}})
		}
		last = x.Option
		table.Rows = append(table.Rows, Row{Group: i > 0 && title != "", Cells: []Text{
			sentence(title), sentence(words.Figure(x)), sentence(words.FigureRange(x, x.From)), sentence(words.FigureRange(x, x.To)),
		}})
	}
	return []Block{Heading{Level: Section, Title: Text{our("Cost and availability")}}, short(list), long(table)}
}

// problemChanges are the mistakes in the files that only one side has.
func problemChanges(c report.Comparison) []Block {
	if len(c.Problems) == 0 {
		return nil
	}
	l := List{LeftOut: max(len(c.Problems)-LongestList, 0), More: [2]string{"more mistake", "more mistakes"}}
	for _, p := range c.Problems[:min(len(c.Problems), LongestList)] {
		text := links([]untrusted.Place{{File: p.File, Line: p.Line}}, 1)
		if text != nil {
			text = append(text, our(": "))
		}
		l.Items = append(l.Items, Item{Lead: []Cell{{Text: p.Change, Width: 4}}, Mark: english.Upper(p.Change), Text: append(text, prose(english.Sentence(p.Message.Whole())))})
	}
	return []Block{Heading{Level: Section, Title: Text{our("Mistakes for which docker compose rejects the files")}}, l}
}

// portabilityChanges are the kinds of work of a move that only one side has.
func portabilityChanges(c report.Comparison) []Block {
	if len(c.Portability) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Change"}, {Title: "Effort"}, {Title: "Uses"}, {Title: "Services"}}}
	for _, p := range c.Portability {
		text := p.Feature
		if names := words.ServiceNames(p.Services, 6); names != "" {
			text += ": " + names
		}
		list.Items = append(list.Items, Item{Lead: []Cell{{Text: p.Change, Width: 4}, {Text: string(p.Effort), Width: 7}}, Text: sentence(text)})
		table.Rows = append(table.Rows, Row{Cells: []Text{sentence(p.Change), sentence(string(p.Effort)), sentence(p.Feature), codes(p.Services, 6)}})
	}
	return []Block{Heading{Level: Section, Title: Text{our("What a move to Kubernetes would take")}}, short(list), long(table)}
}
