package formats

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// csvColumns are the columns of the table for spreadsheets, in their order.
var csvColumns = []string{
	"project", "recommendation", "strength", "firm", "confidence", "score", "score_low", "score_high", "vetoes",
	"services", "orchestrated_services", "blockers", "high_findings", "medium_findings", "low_findings", "contradictions", "gaps", "problems", "error",
}

// csvDecisions follow them where decisions were checked.
var csvDecisions = []string{"status", "decision", "reasons"}

// csvAbout end each row: what the record and the caller say of a project, and what it
// was weighed with.
var csvAbout = []string{"decided", "review_by", "owner", "model", "commit", "prices_as_of", "gates", "missing_environment"}

// writeCSV writes the table as RFC 4180 has it. Texts always stand in quotes,
// also for spreadsheets that split at semicolons; one that a spreadsheet would
// take for a formula gets an apostrophe before it.
func writeCSV(w io.Writer, f report.Fleet, _ report.Options) error {
	var b bytes.Buffer
	names, checked := csvColumns, words.DecisionsChecked(f)
	if checked {
		names = slices.Concat(names, csvDecisions)
	}
	csvRow(&b, append(slices.Clip(names), csvAbout...))
	for _, l := range f {
		cells := csvCells(l)
		if checked {
			cells = append(cells, csvDecisionCells(l)...)
		}
		csvRow(&b, append(cells, csvAboutCells(l)...))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func csvRow(b *bytes.Buffer, cells []string) {
	b.WriteString(strings.Join(cells, ","))
	b.WriteString("\r\n")
}

// csv are the cells of a project.
func csvCells(l report.FleetLine) []string {
	path, reason := csvText(l.Path.Clean()), ""
	if l.Error != "" {
		reason = csvText(l.Error.Whole())
	}
	a := l.Assessed
	if a == nil {
		cells := make([]string, len(csvColumns))
		cells[0], cells[len(cells)-1] = path, reason
		return cells
	}
	var vetoes []string
	for _, v := range a.Vetoes {
		vetoes = append(vetoes, v.ID)
	}
	cells := []string{
		path, csvText(csvSide(*a)), csvText(a.Strength), strconv.FormatBool(a.Firm), csvShare(a.Confidence),
		csvNumber(a.Score), csvNumber(a.ScoreRange[0]), csvNumber(a.ScoreRange[1]), csvText(strings.Join(vetoes, " ")),
	}
	n := a.Counts
	for _, x := range []int{n.Services, n.Orchestrated, n.Blockers, n.High, n.Medium, n.Low, n.Contradictions, n.Gaps, n.Problems} {
		cells = append(cells, strconv.Itoa(x))
	}
	return append(cells, reason)
}

// csvDecision are the cells of a decision.
func csvDecisionCells(l report.FleetLine) []string {
	if l.Check == nil {
		return []string{csvText(l.Status), "", ""}
	}
	var why []string
	for _, r := range l.Check.Reasons {
		why = append(why, r.Message.Whole())
	}
	return []string{csvText(l.Status), csvText(l.Check.Decision), csvText(strings.Join(why, " "))}
}

// csvSide is the recommended side; empty where nothing is recommended.
func csvSide(a report.Assessed) string {
	if a.Strength == "undecided" {
		return ""
	}
	return a.Recommendation
}

// csvAboutCells are the cells of csvAbout.
func csvAboutCells(l report.FleetLine) []string {
	model := ""
	if l.Assessed != nil {
		model = l.Model.Version
	}
	var gates []string
	for _, g := range l.Gates {
		gates = append(gates, words.GateFlag(g)+": "+g.Why.Whole())
	}
	out := []string{l.Decision, l.ReviewBy, l.Owner.Whole(), model, l.Commit, l.PricesAsOf, strings.Join(gates, "; "), l.Missing.Whole()}
	for i, s := range out {
		out[i] = csvText(s)
	}
	return out
}

// csvShare is a share of which it may not be known.
func csvShare(x *float64) string {
	if x == nil {
		return ""
	}
	return csvNumber(*x)
}

func csvNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// formula are the characters that make a spreadsheet compute a cell, the wide
// ones too.
const formula = "=+-@\uff1d\uff0b\uff0d\uff20"

// csvText is a text as a cell.
func csvText(s string) string {
	s = untrusted.Text(s).Whole()
	if s == "" {
		return ""
	}
	if first := strings.TrimLeft(s, " '\""); first != "" && strings.ContainsRune(formula, []rune(first)[0]) {
		s = "'" + s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
