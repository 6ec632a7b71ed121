package formats

import (
	"advisor/internal/facts"
	"advisor/internal/report"
)

// A decision record says the same in Markdown and in HTML. What it says, and
// in which order, is in the document_*.go files, which know no markup; how it
// looks is a sheet.

// safe is text that is escaped for the format of its sheet. Our own constant
// words become safe by themselves, a string of a report only through a sheet.
type safe string

// longestList is how many entries of a list anybody reads; the JSON report has
// all of them.
const longestList = 200

// sheet is a format that a record can be written in.
type sheet interface {
	// prose is a sentence; what stands between backticks becomes code.
	prose(s string) safe
	// code is a name, as it would stand in a file.
	code(s string) safe
	// strong stands out in its line.
	strong(s safe) safe
	// mark is the word of ours that an entry of a list begins with.
	mark(kind string) safe
	// severity is that of a finding.
	severity(s facts.Severity) safe
	// to links to an address that address or webAddress has let through.
	to(address string, text safe) safe
	// bar draws a score and its range, for the cell of a table.
	bar(score float64, in [2]float64) safe

	// front is what stands before the first section.
	front(r report.Report)
	// ruling is whether a decision stands, in a word, and the sentence about it.
	ruling(stands bool, word, says safe)
	// backing starts what backs a check, until backed.
	backing(title safe)
	backed()
	// verdict is the decision and how sure it is.
	verdict(decision, confidence safe)
	// pictures show what the sections after them say.
	pictures(r report.Report)
	// section starts a section of level 2 or 3.
	section(level int, title safe)
	// para is a paragraph, lead the line above a list.
	para(s safe)
	lead(s safe)
	// item and step are entries of a list, without and with a number; under is
	// an entry below an entry.
	item(s safe)
	under(s safe)
	step(n int, s safe)
	// table starts a table; the columns of which the name ends in ":" are
	// numbers. The first cell of a row names the row.
	table(caption safe, columns ...safe)
	row(cells ...safe)
	// longest is how many entries of a list or rows of a table there is room for.
	longest() int
	// blank ends a list or a table.
	blank()
	// fold starts a part that is closed at first, until unfold.
	fold(title safe)
	unfold()
	// listing is the text of a file in a language.
	listing(language, text string)
	// diagram draws the services.
	diagram(p *facts.Project)
	// foot starts the last part, which says what the record was made with.
	foot()
	// whole is all that was written.
	whole() []byte
}

// document is a record that is being written on a sheet.
type document struct {
	sheet
	format   string
	base     string
	unlinked bool
}

// draw puts a decision record on a sheet, in the headings of MADR, for a
// design review. The first screen decides, the body backs it, long lists are
// folded away, and no diagram shows what no table does.
func draw(format string, s sheet, r report.Report, o report.Options) {
	m := &document{sheet: s, format: format, base: o.Base, unlinked: o.Unlinked}
	m.front(r)
	if r.Check != nil {
		m.check(r)
		m.backing("The whole report")
		m.body(r)
		m.backed()
	} else {
		m.body(r)
	}
}

// body is the record itself.
func (m *document) body(r report.Report) {
	if r.Recommendation != "" {
		m.decision(r)
	}
	m.context(r)
	if r.Recommendation != "" {
		m.drivers(r)
		m.options(r)
		m.consequences(r)
	} else {
		m.suggested(r)
	}
	m.findings(r)
	m.portability(r)
	m.nextSteps(r)
	m.confirmation(r)
	m.architecture(r)
	m.cases(r)
	if r.Recommendation != "" {
		m.details(r)
	}
	m.stamp(r)
}
