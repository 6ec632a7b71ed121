package blocks

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/ranges"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// costRows are cost, hours and availability under the requirements.
func costRows(r report.Report, form Form) []Row {
	e := r.Estimate
	if e == nil || len(e.AnswerFirst) > 0 {
		return nil
	}
	var out []Row
	add := func(name string, cell func(report.OptionCost, *report.OptionAvailability) Text) {
		row := Row{Cells: []Text{sentence(name)}, Group: len(out) == 0}
		known := false
		for _, o := range r.Options {
			text := Text{our("–")}
			if i := slices.IndexFunc(e.Costs, func(c report.OptionCost) bool { return c.Option == o.ID }); i >= 0 {
				text, known = cell(e.Costs[i], availabilityOf(*e, i)), true
			}
			row.Cells = append(row.Cells, text)
		}
		if known {
			out = append(out, row)
		}
	}
	for _, x := range []struct {
		name string
		of   func(report.OptionCost) *report.Range
	}{
		{e.Currency + " a month", func(c report.OptionCost) *report.Range { return c.MoneyMonth }},
		{"Hours to set up", func(c report.OptionCost) *report.Range { return c.SetupHours }},
		{"Hours a month", func(c report.OptionCost) *report.Range { return c.HoursMonth }},
	} {
		most := 0.0
		for _, c := range e.Costs {
			if v := x.of(c); v != nil {
				most = max(most, v.High)
			}
		}
		add(x.name, func(c report.OptionCost, _ *report.OptionAvailability) Text { return dashed(x.of(c), most) })
	}
	down := "Hours down when a host dies"
	if form == Short {
		down = "Dead host (hours)"
	}
	add(down, func(_ report.OptionCost, a *report.OptionAvailability) Text {
		if a == nil || a.OneFailure == nil {
			return Text{our("?")}
		}
		return Text{number(words.RangeOf(*a.OneFailure).Hours())}
	})
	return out
}

// availabilityOf is what one dead host does to the option whose cost has an index;
// nil where that is not known.
func availabilityOf(e report.Estimate, i int) *report.OptionAvailability {
	if i < len(e.Availability) && e.Availability[i].Option == e.Costs[i].Option {
		return &e.Availability[i]
	}
	return nil
}

// estimateNotes say how to read the figures, and what they rest on.
func estimateNotes(r report.Report) []Block {
	e := r.Estimate
	if e == nil || r.Recommendation == "" {
		return nil
	}
	if len(e.AnswerFirst) > 0 {
		return []Block{Paragraph{Text: sentence("Cost and availability are not estimated: answer " + english.And(words.QuestionNames(r, e.AnswerFirst)) + " first.")}}
	}
	own := unpriced(r)
	if len(e.Costs) == 0 {
		says := "Every option is ruled out, so none is estimated."
		if own != "" {
			says = own
		}
		return []Block{Paragraph{Text: sentence(says)}, long(Paragraph{Text: sentence(sizing(r))}), detailed(Paragraph{Text: sentence(sizing(r))})}
	}
	says := "Figures are ranges, not quotes: list prices of " + pricesOf(*e) + " before tax. They decide nothing."
	if target := targetOf(*e); target > 0 {
		says += " The availability target allows " + ranges.Downtime(target) + " down a month."
	}
	if wide := tooWide(r); wide != "" {
		says += " " + wide
	}
	if own != "" {
		says += " " + own
	}
	return []Block{Paragraph{Text: sentence(says), Style: Grey}, long(Paragraph{Text: sentence(sizing(r))}), detailed(Paragraph{Text: sentence(sizing(r))})}
}

// unpriced says which options are possible and have no figures, since a model of
// one's own adds them; empty: none is.
func unpriced(r report.Report) string {
	var titles []string
	for _, o := range r.Options {
		if o.Own && o.Verdict != report.OptionRuledOut {
			titles = append(titles, o.Title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return "There are no figures for " + english.And(titles) + ", which " + english.Agree(len(titles), "is an option", "are options") + " of the model's own."
}

// pricesOf is the day, or the first and the last day, for which the prices that were
// counted hold: the file of figures may have been looked through long after them.
func pricesOf(e report.Estimate) string {
	var days []string
	for _, c := range e.Costs {
		for _, l := range c.MoneyLines {
			days = append(days, l.AsOf)
		}
	}
	if len(days) == 0 {
		return e.AsOf
	}
	first, last := slices.Min(days), slices.Max(days)
	if first == last {
		return first
	}
	return first + " to " + last
}

// estimated is how the figures were made, folded away.
func estimated(r report.Report) []Block {
	e := r.Estimate
	if e == nil || r.Recommendation == "" || len(e.AnswerFirst) > 0 || len(e.Costs) == 0 {
		return nil
	}
	var more []Block
	if e.ExtraMonth != nil {
		more = append(more, Paragraph{Text: sentence("On top of the hosts that Compose needs, a cluster costs " + words.RangeOf(*e.ExtraMonth).WordsOf(e.Currency+" a month") + ".")})
	}
	if len(e.OpenQuestions) > 0 {
		more = append(more, Paragraph{Text: sentence("These answers would narrow the ranges: " + words.FirstOf(5, words.QuestionNames(r, e.OpenQuestions)) + "."), Style: Grey})
	}
	method := Paragraph{Text: sentence(methodOfEstimate)}
	more = append(more, long(costTable(r)), short(costList(r), method), long(method))
	return []Block{Fold{Title: Text{our("How cost and availability were estimated")}, Blocks: append(more, long(arithmetic(r)...))}}
}

// methodOfEstimate is how the ranges are computed.
const methodOfEstimate = "The parts of a sum are not all at their worst at the same time, so their distances from the middle are combined as the root of the sum of squares, and the range is narrower than the sums of the ends. Products are combined in the same way, on a logarithmic scale. " +
	"Machines have room for the memory of the services, some headroom and what the platform needs for itself, rounded up to a size on sale; where a machine may fail, there is a spare one. " +
	"Where an answer is not known, the range covers every possible answer."

// costList is the table of the options as sentences.
func costList(r report.Report) List {
	e := r.Estimate
	l := List{}
	for i, c := range e.Costs {
		var parts []string
		add := func(x *report.Range, unit string) {
			if x != nil {
				parts = append(parts, words.RangeOf(*x).WordsOf(unit))
			}
		}
		add(c.MoneyMonth, e.Currency+" a month")
		add(c.SetupHours, "hours to set up")
		add(c.HoursMonth, "hours of work a month")
		if a := availabilityOf(*e, i); a != nil && a.OneFailure != nil {
			parts = append(parts, "when a host dies, down for "+words.RangeOf(*a.OneFailure).Duration())
		}
		if len(parts) > 0 {
			l.Items = append(l.Items, Item{Text: sentence(english.Upper(words.OptionTitle(r, c.Option)) + ": " + strings.Join(parts, "; ") + ".")})
		}
	}
	return l
}

// dashed is a range in a cell, with a bar where a format can draw: most is where
// the scale of the row ends.
func dashed(r *report.Range, most float64) Text {
	if r == nil {
		return Text{our("?")}
	}
	return Text{number(words.RangeOf(*r).Dashed()), {Kind: SpanBar, Bar: Bar{*r, most}}}
}

// sizing says how much memory is needed, and whether one host has it.
func sizing(r report.Report) string {
	e, s := r.Estimate, ""
	if e.MemoryBytes != nil {
		s = "The services need " + words.Gigabytes(*e.MemoryBytes) + " of memory"
		switch {
		case e.KnownServices > 0 && e.AssumedServices > 0:
			s += ": the files set it for " + english.Count(e.KnownServices, "service", "services") + ", for " + strconv.Itoa(e.AssumedServices) + " it is assumed. "
		case e.KnownServices > 0:
			s += ", which the files set. "
		case r.Facts == nil:
			s += "; that is an average for each of them, since no files were read. "
		default:
			s += "; that is assumed, since no file sets a limit. "
		}
	}
	switch e.FitsOneHost {
	case "easily":
		s += "They fit on one ordinary host."
	case "large-host":
		s += "They fit on one large host."
	default:
		s += "Check whether they fit on one host."
	}
	if n := len(e.MemoryTakers); n > 0 {
		names := make([]string, n)
		for i, t := range e.MemoryTakers {
			names[i] = "`" + t.Clean() + "`"
		}
		s += " " + words.FirstOf(4, names) + english.Agree(n, " has no limit and fills", " have no limit and fill") + " whatever memory the host has: set a limit."
	}
	return s
}

// costTable is the table of the options with the middles of the ranges.
func costTable(r report.Report) Table {
	e := r.Estimate
	t := Table{
		Caption: sentence("Money in " + e.Currency + " a month of 730 hours, before tax; work in hours."),
		Columns: []Column{
			{Title: "Option"},
			{Title: "Money a month", Short: "Money"},
			{Title: "Set-up, hours", Short: "Set-up"},
			{Title: "Work a month, hours", Short: "Work"},
			{Title: "One dead host"},
			{Title: "That month, %", LongOnly: true},
		},
	}
	priced := slices.ContainsFunc(e.Costs, func(c report.OptionCost) bool { return c.HoursMoney != nil })
	if priced {
		t.Columns = append(t.Columns, Column{Title: "Work a month, money", LongOnly: true})
	}
	for i, c := range e.Costs {
		var away report.OptionAvailability
		if a := availabilityOf(*e, i); a != nil {
			away = *a
		}
		row := Row{Cells: []Text{
			sentence(words.OptionTitle(r, c.Option)), figure(c.MoneyMonth), figure(c.SetupHours), figure(c.HoursMonth), lasting(away.OneFailure), reached(away),
		}}
		if priced {
			row.Cells = append(row.Cells, figure(c.HoursMoney))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func targetOf(e report.Estimate) float64 {
	for _, a := range e.Availability {
		if a.TargetMinutes != nil {
			return *a.TargetMinutes
		}
	}
	return 0
}

// figure is a range in a cell.
func figure(r *report.Range) Text {
	if r == nil {
		return Text{our("not known")}
	}
	return Text{number(words.RangeOf(*r).Words())}
}

func lasting(r *report.Range) Text {
	if r == nil {
		return Text{our("not known")}
	}
	return Text{number(words.RangeOf(*r).Duration())}
}

// reached is the share of a month with one dead host in which an option is up.
func reached(a report.OptionAvailability) Text {
	if a.MonthPercent == nil {
		return Text{our("not known")}
	}
	p := a.MonthPercent
	s := ranges.Percent(p.Low) + " to " + ranges.Percent(p.High)
	if p.Typical != nil {
		s += ", about " + ranges.Percent(*p.Typical)
	}
	return Text{number(s)}
}

// arithmetic is what every figure is made of, with its source.
func arithmetic(r report.Report) []Block {
	e := r.Estimate
	var out []Block
	for i, c := range e.Costs {
		t := Table{
			Caption: sentence(english.Upper(words.OptionTitle(r, c.Option))),
			Columns: partColumns,
		}
		for _, part := range []struct {
			unit  string
			lines []report.EstimateLine
		}{{e.Currency + " a month", c.MoneyLines}, {"hours, once", c.SetupLines}, {"hours a month", c.HoursLines}, {"minutes of that month", downLines(*e, i)}} {
			for _, l := range part.lines {
				t.Rows = append(t.Rows, lineRow(l, part.unit, e.Currency))
			}
		}
		out = append(out, t)
	}
	if len(e.ExtraLines) > 0 {
		t := Table{Caption: Text{our("A cluster on top of the hosts")}, Columns: partColumns}
		for _, l := range e.ExtraLines {
			t.Rows = append(t.Rows, lineRow(l, e.Currency+" a month", e.Currency))
		}
		out = append(out, t)
	}
	out = append(out, memoryTable(*e)...)
	figures := "Figures: version " + e.Figures.Version + ", SHA-256 " + e.Figures.SHA256
	if e.Figures.Provider != "" {
		figures += ", provider " + e.Figures.Provider
	}
	return append(out, Paragraph{Text: sentence("Not counted: " + english.And(e.NotCounted) + ".")}, Paragraph{Text: sentence(figures + ".")})
}

func downLines(e report.Estimate, i int) []report.EstimateLine {
	if a := availabilityOf(e, i); a != nil {
		return a.DownMinutesLines
	}
	return nil
}

// partColumns are those of the parts of a sum.
var partColumns = []Column{{Title: "Part"}, {Title: "How many"}, {Title: "Each"}, {Title: "Comes to"}, {Title: "Source"}}

// eachUnit says the unit of a figure; empty where a report names none.
func eachUnit(unit, currency string) string {
	switch unit {
	case "money/month", "money/gb/month":
		return " " + currency
	case "hours/month":
		return " hours"
	case "hours", "minutes", "seconds":
		return " " + unit
	}
	return ""
}

// lineRow is one part of a sum: how many, what each is, what that comes to.
func lineRow(l report.EstimateLine, unit, currency string) Row {
	how, each := Text{our("1")}, Text{}
	if l.Of != "" && (l.Quantity.Low != 1 || l.Quantity.High != 1) {
		how = sentence(exact(l.Quantity) + " " + l.Of)
		if l.Unit != "" {
			each = sentence(exact(l.Each) + eachUnit(l.Unit, currency))
		}
	}
	from := Text{}
	if words.WebAddress(l.Source) {
		from = append(from, web(l.Source), our(", "))
	} else {
		from = append(from, prose(l.Source), our(", "))
	}
	from = append(from, prose(l.AsOf))
	if !strings.HasPrefix(l.Source, l.Sure) {
		from = append(from, our(", "), prose(l.Sure))
	}
	return Row{Cells: []Text{{code(l.Item)}, how, each, sentence(exact(l.Value) + " " + unit), from}}
}

// exact is a range as it is, so that it can be added up.
func exact(r report.Range) string {
	f := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	s := f(r.Low)
	if r.High != r.Low {
		s += " to " + f(r.High)
	}
	if r.Typical != nil && r.High != r.Low {
		s += ", about " + f(*r.Typical)
	}
	return s
}

// memoryTable is what each service asks for.
func memoryTable(e report.Estimate) []Block {
	if len(e.Services) == 0 {
		return nil
	}
	const most = 60
	t := Table{
		Caption: Text{our("Memory of each service")}, Columns: []Column{{Title: "Service"}, {Title: "Copies", Number: true}, {Title: "Memory"}, {Title: "From"}},
		LeftOut: max(len(e.Services)-most, 0), More: [2]string{"more service", "more services"},
	}
	for _, s := range e.Services[:min(len(e.Services), most)] {
		from := Text{our("assumed: "), code(s.Item)}
		if s.Item == "" {
			from = append(Text{our("the files: ")}, links([]untrusted.Place{s.Place}, 1)...)
		}
		t.Rows = append(t.Rows, Row{Cells: []Text{{code(s.Service.Clean())}, {count(s.Copies)}, {number(words.Gigabytes(s.MemoryBytes))}, from}})
	}
	return []Block{t}
}
