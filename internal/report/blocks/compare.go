package blocks

import (
	"cmp"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// Comparison is what changed between two reports, for a pull request or a
// design review.
func Comparison(c report.Comparison) Document {
	d := Document{
		Title:  words.ComparisonTitle(c),
		Blocks: []Block{Verdict{Lead: sentence(c.Verdict.Whole())}},
	}
	for _, section := range []func(report.Comparison) []Block{
		sides, because, answerChanges, vetoChanges, optionChanges, estimateChanges, modelChange, fileChanges, problemChanges, findingChanges,
		portabilityChanges, decisionChanges, notes,
	} {
		d.Blocks = append(d.Blocks, section(c)...)
	}
	d.Blocks = append(d.Blocks, Foot{[]Block{Paragraph{Text: sentence(words.ComparisonStamp(c)), Style: Grey}}})
	return d
}

// decisionChanges are what the records say otherwise of their decision.
func decisionChanges(c report.Comparison) []Block {
	if len(c.Decision) == 0 {
		return nil
	}
	l := List{}
	for _, x := range c.Decision {
		what := Text{prose(strings.ReplaceAll(x.What, "-", " "))}
		if x.Question != "" {
			what = append(what, our(" on "), code(x.Question))
		}
		for _, y := range []struct {
			lead own
			says string
		}{{": ", cmp.Or(x.Old.Whole(), "nothing")}, {" → ", cmp.Or(x.New.Whole(), "nothing")}} {
			what = append(what, our(y.lead), prose(y.says))
		}
		l.Items = append(l.Items, Item{Text: what})
	}
	return []Block{Heading{Level: Section, Title: Text{our("The decision and its notes")}}, l}
}

// sides are what both sides come to.
func sides(c report.Comparison) []Block {
	list := List{}
	table := Table{Columns: []Column{{}, {Title: "File"}, {Title: "Recommendation"}, {Title: "Score"}}}
	old, now := "Old", "New"
	if c.WhatIf {
		old, now = "Now", "Then"
	}
	for _, x := range []struct {
		word string
		side report.Compared
	}{{old, c.Old}, {now, c.New}} {
		s := x.side
		item := Item{
			Lead: []Cell{{Text: x.word, Width: len(now)}},
			Text: sentence(words.Outcome(s) + ", score " + words.ScoreOf(s) + "; " + s.Kind + " " + s.Name.Clean()),
		}
		outcome := words.Outcome(s)
		if way := s.OptionTitle.Clean(); way != "" {
			item.Below, item.BelowGrey = []string{way}, true
			outcome += ": " + english.Lower(way)
		}
		list.Items = append(list.Items, item)
		table.Rows = append(table.Rows, Row{Cells: []Text{
			{number(x.word)}, {prose(s.Kind), our(" "), code(string(s.Name))}, sentence(outcome), {number(words.ScoreOf(s))},
		}})
	}
	out := []Block{short(Space{}, list), long(table)}
	if c.Old.Kind == "record" && c.New.Kind == "record" { // of one alone, a note says it
		out = append(out, Paragraph{Text: sentence("A record is assessed by its answers alone: what the files show is not in its score."), Style: Grey})
	}
	return out
}

func because(c report.Comparison) []Block {
	if len(c.Because) == 0 {
		return nil
	}
	l := List{}
	for _, s := range c.Because {
		l.Items = append(l.Items, Item{Text: sentence(words.ChangesInWords(c, english.Stop(s)))})
	}
	return []Block{Heading{Level: Section, Title: Text{our("What flipped it")}}, l}
}

// answerChanges are the answers that changed, with their words.
func answerChanges(c report.Comparison) []Block {
	if len(c.Answers) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Question"}, {Title: "Was"}, {Title: "Is now"}, {Title: "Points", Number: true}, {Title: "Flips it alone"}}}
	for _, a := range c.Answers {
		says, labels := words.ChangesInWords(c, a.Sentence), a.FromLabel+" → "+a.ToLabel
		item := Item{Text: sentence(says)}
		if !strings.Contains(says, labels) && (a.From != a.To || a.FromLabel != a.ToLabel) {
			item.Below, item.BelowGrey = []string{a.Label + ": " + labels}, true
		}
		list.Items = append(list.Items, item)
		alone, points := Text{}, words.Points(a.Points)
		if a.Alone {
			alone = Text{our("yes")}
		}
		if words.Points(a.ModelPoints) != "0" {
			points += " and " + words.Points(a.ModelPoints) + " by the model"
		}
		table.Rows = append(table.Rows, Row{Cells: []Text{
			{prose(a.Label), our(" "), code(a.Question)}, sentence(a.FromLabel), sentence(a.ToLabel), {number(points)}, alone,
		}})
	}
	moved := words.Moved(c)
	return []Block{
		Heading{Level: Section, Title: Text{our("Answers that changed")}, Note: moved},
		long(Paragraph{Text: Text{our("Points above 0 are towards Kubernetes, below 0 towards Compose. "), prose(english.Sentence(moved))}}, table),
		short(list),
	}
}

func vetoChanges(c report.Comparison) []Block {
	if len(c.Vetoes) == 0 {
		return nil
	}
	l := List{}
	for _, v := range c.Vetoes {
		l.Items = append(l.Items, Item{Text: sentence(words.VetoChangeSentence(v))})
	}
	return []Block{Heading{Level: Section, Title: Text{our("What requirements rule out")}}, l}
}

func modelChange(c report.Comparison) []Block {
	s := words.ModelChange(c)
	if s == "" {
		return nil
	}
	return []Block{Heading{Level: Section, Title: Text{our("The model")}}, Paragraph{Text: sentence(s)}}
}

func fileChanges(c report.Comparison) []Block {
	if len(c.Files) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "File"}, {Title: "Change"}, {Title: "Was"}, {Title: "Is now"}}}
	for _, f := range c.Files {
		list.Items = append(list.Items, Item{
			Lead: []Cell{{Text: f.Change, Width: 7}}, Text: sentence(f.Path.Clean() + "  " + words.FileHashes(f)),
		})
		table.Rows = append(table.Rows, Row{Cells: []Text{{code(string(f.Path))}, sentence(f.Change), hash(f.Old), hash(f.New)}})
	}
	return []Block{Heading{Level: Section, Title: Text{our("Files")}}, short(list), long(table)}
}

// hash is the first part of a hash, or nothing.
func hash(sha string) Text {
	if sha == "" {
		return nil
	}
	return Text{code(words.Short(sha))}
}

func findingChanges(c report.Comparison) []Block {
	if len(c.Findings) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Change"}, {Title: "Severity"}, {Title: "Finding"}, {Title: "Services"}}}
	for _, f := range c.Findings {
		style := Grey
		if f.Severity == facts.High && f.Change == report.IsNew {
			style = Alarm
		}
		list.Items = append(list.Items, Item{
			Lead: []Cell{{Text: f.Change, Width: 4}, {Text: string(f.Severity), Width: 6, Style: style}},
			Text: sentence(f.Title + words.OfServices(f)),
		})
		table.Rows = append(table.Rows, Row{Cells: []Text{sentence(f.Change), sentence(string(f.Severity)), sentence(f.Title), codes(f.Services, 6)}})
	}
	counted := words.Counted(c.Findings)
	return []Block{
		Heading{Level: Section, Title: Text{our("Findings")}, Note: counted},
		short(list), long(Paragraph{Text: sentence(english.Sentence(counted))}, table),
	}
}

func notes(c report.Comparison) []Block {
	if len(c.Notes) == 0 {
		return nil
	}
	l := List{}
	for _, s := range c.Notes {
		l.Items = append(l.Items, Item{Text: sentence(english.Stop(s))})
	}
	return []Block{Heading{Level: Section, Title: Text{our("Notes")}}, l}
}
