package blocks

import (
	"slices"
	"strconv"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// Fleet is a table of many projects with what they come to: in the short form
// the totals are at the end, where a terminal stands still. Where there is no room for
// all rows, those that need attention come first, unless somebody chose an order.
func Fleet(f report.Fleet, o report.Options) Document {
	d := Document{Title: words.FleetTitle(f), Whole: "`--format csv` and `--format html`"}
	table := projects(f, o.Ordered)
	if len(f) > 0 {
		d.Blocks = append(d.Blocks, short(table))
	}
	d.Blocks = append(d.Blocks, short(Space{}), totals(f))
	if len(f) > 0 {
		d.Blocks = append(d.Blocks, long(table))
	}
	gone, due := words.Fallen(f)
	d.Blocks = append(d.Blocks, fallen("Decisions that no longer hold", gone)...)
	d.Blocks = append(d.Blocks, fallen("Decisions that are due for review", due)...)
	d.Blocks = append(d.Blocks, trippedIn(f)...)
	if s := words.FleetStamp(f); s != "" {
		d.Blocks = append(d.Blocks, Space{}, Paragraph{Text: sentence(s), Style: Grey})
	}
	return d
}

// totals are a number and what it counts, a line each.
func totals(f report.Fleet) List {
	sums := words.FleetSums(f)
	width := 0
	for _, s := range sums {
		width = max(width, len(s[0]))
	}
	l := List{}
	for _, s := range sums {
		l.Items = append(l.Items, Item{
			Lead: []Cell{{Text: s[0], Width: width, Right: true, Style: Bold}},
			Text: Text{strong(s[0]), our(" "), prose(s[1])}, Short: sentence(s[1]),
		})
	}
	return l
}

// fleetColumn is a column of the table, and what a project that could be read has
// there.
type fleetColumn struct {
	Column
	cell func(l report.FleetLine) Text
	// always: a project that cannot be read has something there too.
	always bool
}

// counted is a column of a number.
func counted(title own, short string, width int, of func(report.FleetNumbers) int) fleetColumn {
	return fleetColumn{Column: Column{Title: title, Short: short, Width: width, Number: true}, cell: func(l report.FleetLine) Text {
		return Text{number(strconv.Itoa(of(l.Counts)))}
	}}
}

// fleetColumns are those that the lines have something for. A terminal leaves the
// last ones out where it has no room for them.
func fleetColumns(f report.Fleet) []fleetColumn {
	var out []fleetColumn
	when := func(is bool, c fleetColumn) {
		if is {
			out = append(out, c)
		}
	}
	has := func(of func(report.FleetLine) string) bool {
		return slices.ContainsFunc(f, func(l report.FleetLine) bool { return of(l) != "" })
	}
	decided := func(l report.FleetLine) string { return l.Decision }
	reviewed := func(l report.FleetLine) string { return l.ReviewBy }
	owner := func(l report.FleetLine) string { return l.Owner.Clean() }
	commit := func(l report.FleetLine) string { return words.Short(untrusted.Text(l.Commit).Clean()) }
	plainly := func(of func(report.FleetLine) string) func(report.FleetLine) Text {
		return func(l report.FleetLine) Text { return sentence(of(l)) }
	}
	checked := words.DecisionsChecked(f)
	when(checked, fleetColumn{Column: Column{Title: "Decision", Width: 28}, cell: plainly(words.DecisionWords)})
	when(!checked && has(decided), fleetColumn{Column: Column{Title: "Decided", Width: 10}, always: true, cell: func(l report.FleetLine) Text {
		if l.Decision == "" {
			return nil
		}
		return sentence(words.Side(l.Decision))
	}})
	out = append(out,
		fleetColumn{Column: Column{Title: "Recommended", Width: 16}, cell: func(l report.FleetLine) Text { return sentence(words.Advised(*l.Assessed)) }},
		fleetColumn{Column: Column{Title: "Confidence", Width: 10, Number: true, Left: true}, cell: func(l report.FleetLine) Text { return Text{number(words.FleetConfidence(*l.Assessed))} }},
		fleetColumn{Column: Column{Title: "Score", Width: 13, Number: true, Left: true}, cell: func(l report.FleetLine) Text { return Text{number(words.ScoreAndRange(*l.Assessed))} }},
		counted("Blockers", "", 8, func(n report.FleetNumbers) int { return n.Blockers }),
		counted("High findings", "High", 4, func(n report.FleetNumbers) int { return n.High }),
		counted("Problems", "", 8, func(n report.FleetNumbers) int { return n.Problems }),
	)
	when(words.ReadInPart(f) > 0, fleetColumn{Column: Column{Title: "Read", Width: 7}, cell: readInPart})
	out = append(out, counted("Services", "", 8, func(n report.FleetNumbers) int { return n.Services }))
	when(has(reviewed), fleetColumn{Column: Column{Title: "Review by", Width: 10}, always: true, cell: plainly(reviewed)})
	when(has(owner), fleetColumn{Column: Column{Title: "Owner"}, always: true, cell: func(l report.FleetLine) Text {
		if l.Owner == "" {
			return nil
		}
		return Text{code(owner(l))}
	}})
	when(words.SeveralModels(f), fleetColumn{Column: Column{Title: "Model"}, cell: func(l report.FleetLine) Text { return sentence(untrusted.Text(l.Model.Version).Clean()) }})
	when(has(commit), fleetColumn{Column: Column{Title: "Commit"}, always: true, cell: plainly(commit)})
	return out
}

// projects is a row a project; ordered: somebody chose their order.
func projects(f report.Fleet, ordered bool) Table {
	columns := fleetColumns(f)
	t := Table{Columns: []Column{{Title: "Project"}}}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	if slices.ContainsFunc(f, func(l report.FleetLine) bool { return l.Assessed == nil }) {
		t.Columns = append(t.Columns, Column{Title: "Error", LongOnly: true, Spanned: true})
	}
	for _, l := range f {
		cells := make([]Text, len(t.Columns))
		cells[0] = Text{code(string(l.Path))}
		row := Row{Cells: cells}
		if !ordered {
			row.Attention = words.Attention(l)
		}
		if l.Assessed == nil {
			cells[len(cells)-1] = sentence(l.Error.Whole())
			row.Instead = "could not be read: " + l.Error.Whole()
		}
		for i, c := range columns {
			if c.always || l.Assessed != nil {
				cells[i+1] = c.cell(l)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// readInPart says that something of the files of a project was not read.
func readInPart(l report.FleetLine) Text {
	if !words.PartOf(l) {
		return nil
	}
	return Text{our("in part")}
}

// fallen says why decisions no longer hold, or are due for review.
func fallen(title own, list []report.FleetLine) []Block {
	if len(list) == 0 {
		return nil
	}
	all := List{NoDash: true}
	for _, l := range list {
		x := Item{Text: Text{code(string(l.Path)), our(": "), prose(english.Stop(l.Check.Headline.Whole()))}, Style: Bold}
		for _, r := range l.Check.Reasons {
			x.Items = append(x.Items, Item{Text: sentence(words.ReasonSentence(r))})
		}
		all.Items = append(all.Items, x)
	}
	return []Block{Heading{Level: Section, Title: Text{our(title)}}, all}
}

// trippedIn says which gates are tripped in which projects, and why.
func trippedIn(f report.Fleet) []Block {
	all := List{NoDash: true}
	for _, l := range f {
		if len(l.Gates) == 0 {
			continue
		}
		x := Item{Text: Text{code(string(l.Path))}, Style: Bold}
		for _, g := range l.Gates {
			x.Items = append(x.Items, Item{Text: Text{code(words.GateFlag(g)), our(": "), prose(english.Stop(g.Why.Whole()))}})
		}
		all.Items = append(all.Items, x)
	}
	if len(all.Items) == 0 {
		return nil
	}
	return []Block{Heading{Level: Section, Title: Text{our("Gates that are tripped")}}, all}
}
