package blocks

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
)

// matrix is what each option meets: requirements by options, then what becomes
// of each option and why. What every option meets has no row.
func matrix(r report.Report) []Block {
	if len(r.Options) == 0 {
		return nil
	}
	rows, all := requirementRows(r)
	ruled := verdicts(r)
	if len(rows)+len(all)+len(ruled.Items) == 0 { // nobody answered what options are compared by
		return nil
	}
	out := []Block{Heading{Level: Section, Title: Text{our("Options compared")}}}
	if len(rows) > 0 {
		out = append(out, long(matrixTable(r, rows, Long)), short(matrixTable(r, rows, Short)))
	}
	everywhere := Paragraph{Text: sentence("Every option meets the answers on " + english.And(all) + "."), Style: Grey}
	if len(all) == 0 {
		return append(out, ruled, long(demands(r)...))
	}
	return append(out, short(everywhere), ruled, long(demands(r, everywhere)...))
}

// requirementRow is an answered question with what each option makes of it.
type requirementRow struct {
	factor report.Factor
	met    []report.OptionRequirement
}

// requirementRows are the questions that some option does not meet as it is, in
// the order of the table, and the names of the others.
func requirementRows(r report.Report) (rows []requirementRow, all []string) {
	for _, x := range r.Options[0].Requirements {
		row := requirementRow{factor: factorOf(r, x.Question)}
		every := true
		for _, o := range r.Options {
			i := slices.IndexFunc(o.Requirements, func(y report.OptionRequirement) bool { return y.Question == x.Question })
			if i < 0 {
				row.met = append(row.met, report.OptionRequirement{})
				every = false
				continue
			}
			row.met = append(row.met, o.Requirements[i])
			every = every && o.Requirements[i].Met == report.MetYes
		}
		if every {
			all = append(all, row.factor.Label)
			continue
		}
		rows = append(rows, row)
	}
	return rows, all
}

func factorOf(r report.Report, id string) report.Factor {
	for _, f := range r.Factors {
		if f.ID == id {
			return f
		}
	}
	return report.Factor{ID: id, Label: id}
}

// matrixTable is the table of one form. The recommended option is marked in words,
// in the short form by an asterisk at the head of its column.
func matrixTable(r report.Report, rows []requirementRow, form Form) Table {
	t := Table{Columns: []Column{{Title: "Requirement"}}}
	caption := "work: takes work, or has limits. no: ruled out."
	if form == Long {
		caption = "with work: takes work, or has limits. no: ruled out."
	}
	for _, row := range rows {
		if slices.ContainsFunc(row.met, tooLittle) {
			caption += " " + plainMet(form) + ": not enough, ruled out."
			break
		}
	}
	for _, o := range r.Options {
		head := o.Short
		switch {
		case o.Verdict != report.OptionRecommended:
		case form == Short:
			head += " *"
			caption += " *: recommended."
		default:
			head += " (recommended)"
		}
		t.Columns = append(t.Columns, Column{Head: head})
	}
	t.Caption = sentence(caption)
	for _, row := range rows {
		t.Rows = append(t.Rows, matrixRow(row, form))
	}
	return t
}

func matrixRow(row requirementRow, form Form) Row {
	var out Row
	name := row.factor.Label + ": " + strings.ReplaceAll(row.factor.Answer, "|", " or ")
	if form == Long {
		name = english.Upper(name)
	}
	out.Cells = []Text{sentence(name)}
	for _, x := range row.met {
		out.Cells = append(out.Cells, metWord(x, form))
	}
	return out
}

// tooLittle reports whether a requirement is met in part, which is not enough.
func tooLittle(x report.OptionRequirement) bool { return x.Met == report.MetPartly && x.RulesOut }

// plainMet is the word for what is met in part, which is not enough.
func plainMet(form Form) string {
	if form == Long {
		return "in part"
	}
	return "part"
}

func metWord(x report.OptionRequirement, form Form) Text {
	switch {
	case x.Met == report.MetYes:
		return Text{our("yes")}
	case x.Met == report.MetNo && form == Long:
		return Text{strong("no")}
	case x.Met == report.MetNo:
		return Text{our("no")}
	case tooLittle(x) && form == Long:
		return Text{strong(plainMet(form))}
	case tooLittle(x):
		return Text{prose(plainMet(form))}
	case x.Met == report.MetPartly && form == Long:
		return Text{our("with work")}
	case x.Met == report.MetPartly:
		return Text{our("work")}
	}
	return Text{our("?")}
}

func verdictWord(o report.Option) Text {
	switch o.Verdict {
	case report.OptionRecommended:
		return Text{strong("recommended")}
	case report.OptionRuledOut:
		return Text{our("ruled out")}
	}
	return Text{our("possible")}
}

// verdicts are why options are ruled out, and what is work on the recommended
// one; its reasons stand with its shape, and of the others there is nothing to say
// that the table does not.
func verdicts(r report.Report) List {
	l := List{}
	for _, o := range r.Options {
		whys := o.Reasons
		if o.Verdict == report.OptionRecommended {
			whys = work(o)
		}
		if o.Verdict == report.OptionPossible || len(whys) == 0 {
			continue
		}
		text := Text{strong(o.Title), our(": ")}
		text = append(append(text, verdictWord(o)...), our("."))
		for _, s := range whys {
			text = append(text, our(" "), prose(english.Sentence(s)))
		}
		l.Items = append(l.Items, Item{Text: text})
	}
	return l
}

// work is what an option meets with work only.
func work(o report.Option) []string {
	var out []string
	for _, x := range o.Requirements {
		if x.Met == report.MetPartly {
			out = append(out, "With work: "+english.Lower(english.Sentence(x.Why)))
		}
	}
	return out
}

// demands are what each option that is left asks of the team, folded away behind
// what stands before them.
func demands(r report.Report, before ...Block) []Block {
	t := Table{Columns: []Column{{Title: "Option"}, {Title: "People"}, {Title: "Skill"}, {Title: "Access"}, {Title: "Money"}}}
	for _, o := range r.Options {
		if o.Verdict == report.OptionRuledOut {
			continue
		}
		d := o.Demands
		t.Rows = append(t.Rows, Row{Cells: []Text{sentence(o.Title), sentence(d.People), sentence(d.Skill), sentence(d.Access), sentence(d.Money)}})
	}
	if len(t.Rows) == 0 {
		return before
	}
	return []Block{Fold{Title: Text{our("What each option demands")}, Blocks: append(before, t)}}
}
