package blocks

import (
	"slices"
	"strconv"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// Fleet is a table of many projects with what they come to: in the short form
// the totals are at the end, where a terminal stands still.
func Fleet(f report.Fleet) Document {
	d := Document{Title: words.FleetTitle(f), AnyLength: true}
	table := projects(f)
	if len(f) > 0 {
		d.Blocks = append(d.Blocks, short(table))
	}
	d.Blocks = append(d.Blocks, short(Space{}), totals(f))
	if len(f) > 0 {
		d.Blocks = append(d.Blocks, long(table))
	}
	d.Blocks = append(d.Blocks, fallen(words.Fallen(f))...)
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

// projects is a row a project. A terminal leaves the last columns out where it
// has no room for them.
func projects(f report.Fleet) Table {
	columns := []Column{
		{Title: "Project"},
		{Title: "Recommended", Width: 16},
		{Title: "Strength", Width: 9},
		{Title: "Score", Width: 13, Number: true, Left: true},
		{Title: "Blockers", Width: 8, Number: true},
		{Title: "High findings", Short: "High", Width: 4, Number: true},
		{Title: "Services", Width: 8, Number: true},
		{Title: "Error", LongOnly: true},
	}
	checked := words.DecisionsChecked(f)
	if checked {
		columns = slices.Insert(columns, 1, Column{Title: "Decision", Width: 28})
	}
	inPart := words.ReadInPart(f) > 0
	if inPart { // before the services, which a narrow table does without
		columns = slices.Insert(columns, len(columns)-2, Column{Title: "Read", Width: 7})
	}
	t := Table{Columns: columns}
	for _, l := range f {
		row := project(l)
		if inPart {
			row.Cells = slices.Insert(row.Cells, len(row.Cells)-2, readInPart(l))
		}
		if checked {
			row.Cells = slices.Insert(row.Cells, 1, sentence(words.DecisionWords(l)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// project is the row of a project.
func project(l report.FleetLine) Row {
	cells := make([]Text, 8)
	cells[0], cells[7] = Text{code(string(l.Path))}, sentence(l.Error.Whole())
	a := l.Assessed
	if a == nil {
		return Row{Cells: cells, Instead: "could not be read: " + l.Error.Whole()}
	}
	cells[1], cells[2], cells[3] = sentence(words.Advised(*a)), sentence(a.Strength), Text{number(words.ScoreAndRange(*a))}
	for i, n := range []int{a.Counts.Blockers, a.Counts.High, a.Counts.Services} {
		cells[4+i] = Text{number(strconv.Itoa(n))}
	}
	return Row{Cells: cells}
}

// readInPart says that something of the files of a project was not read.
func readInPart(l report.FleetLine) Text {
	if !words.PartOf(l) {
		return nil
	}
	return Text{our("in part")}
}

// fallen says why decisions no longer hold.
func fallen(list []report.FleetLine) []Block {
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
	return []Block{Heading{Level: Section, Title: Text{our("Decisions that no longer hold")}}, all}
}
