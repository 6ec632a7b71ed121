package blocks

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
)

// options are the ways to run the system side by side: what each meets, costs and
// withstands, what becomes of it and why.
func options(r report.Report) part {
	if r.Recommendation == "" {
		return part{}
	}
	var body []Block
	if len(r.Options) > 0 {
		rows, all := requirementRows(r)
		if t := matrixTable(r, rows, Long); len(t.Rows) > 0 {
			body = append(body, long(t), short(matrixTable(r, rows, Short)))
		}
		if len(all) > 0 {
			p := Paragraph{Text: sentence("Every option meets the answers on " + english.And(all) + "."), Style: Grey}
			body = append(body, long(p), detailed(p))
		}
	}
	body = append(body, estimateNotes(r)...)
	if all := ruledOut(r, len(r.Options)); len(all.Items) > 0 {
		body = append(body, long(Heading{Level: Part, Title: Text{our("Ruled out")}}, all), detailed(all))
		if len(r.Vetoes) == 0 { // else the first screen says the most of it
			body = append(body, brief(ruledOut(r, 1)))
		}
	}
	body = append(body, recommended(r)...)
	if other := thirdOptions(r); len(other) > 0 {
		body = append(body, Heading{Level: Lead, Title: Text{our("Something else")}}, sentences(other))
	}
	if len(body) == 0 {
		return part{}
	}
	return part{
		body: append([]Block{Heading{Level: Section, Title: Text{our("Options side by side")}}}, body...),
		more: append(demands(r), estimated(r)...),
	}
}

// recommended are what the recommended option takes: its conditions, and what is
// work.
func recommended(r report.Report) []Block {
	title := optionTitle(r)
	if title == "" {
		return nil
	}
	l := List{}
	for _, c := range r.Shape.Conditions {
		l.Items = append(l.Items, Item{Text: sentence(english.Sentence(c))})
	}
	for _, o := range r.Options {
		if o.Verdict == report.OptionRecommended {
			for _, s := range work(o) {
				l.Items = append(l.Items, Item{Text: sentence(s)})
			}
		}
	}
	out := []Block{
		long(Heading{Level: Part, Title: sentence(title + " (recommended)")}), detailed(Heading{Level: Lead, Title: sentence("Recommended: " + title)}),
		long(Paragraph{Text: sentence(english.Sentence(r.Shape.Why))}), detailed(Paragraph{Text: sentence(english.Sentence(r.Shape.Why))}),
	}
	if len(l.Items) == 0 {
		return out
	}
	return append(out, long(Paragraph{Text: Text{our("It holds under these conditions:")}}, l), detailed(l))
}

// thirdOptions are the remarks of a report; those of the first reports stand
// with their shape.
func thirdOptions(r report.Report) []string {
	if len(r.Remarks) == 0 && r.Shape != nil {
		return r.Shape.Remarks
	}
	return r.Remarks
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

// matrixTable is the table of one form: the verdict, the requirements that some
// option does not meet as it is, then cost, hours and availability. The
// recommended option is marked by a word, in the short form by an asterisk.
func matrixTable(r report.Report, rows []requirementRow, form Form) Table {
	t := Table{Columns: []Column{{Title: "Requirement", Wrap: true}}}
	for _, o := range r.Options {
		c := Column{Head: o.Short, Less: o.Verdict == report.OptionRuledOut}
		if o.Verdict == report.OptionRecommended {
			c.Best = true
			if form == Short {
				c.Head += "*"
			}
		}
		t.Columns = append(t.Columns, c)
	}
	costs := costRows(r, form)
	if form == Long && len(rows)+len(costs) > 0 {
		verdicts := Row{Cells: []Text{{our("Verdict")}}}
		for _, o := range r.Options {
			verdicts.Cells = append(verdicts.Cells, verdictWord(o))
		}
		t.Rows = append(t.Rows, verdicts)
	}
	for i, row := range rows {
		x := matrixRow(row, form)
		x.Group = i == 0
		t.Rows = append(t.Rows, x)
	}
	t.Rows = append(t.Rows, costs...)
	t.Caption = sentence(matrixLegend(r, rows, costs, form))
	return t
}

// matrixLegend explains the words of the table that are in it.
func matrixLegend(r report.Report, rows []requirementRow, costs []Row, form Form) string {
	has := func(test func(report.OptionRequirement) bool) bool {
		return slices.ContainsFunc(rows, func(row requirementRow) bool { return slices.ContainsFunc(row.met, test) })
	}
	var out []string
	if form == Short && slices.ContainsFunc(r.Options, func(o report.Option) bool { return o.Verdict == report.OptionRecommended }) {
		out = append(out, "*: recommended")
	}
	if has(func(x report.OptionRequirement) bool { return x.Met == report.MetPartly && !x.RulesOut }) {
		out = append(out, plain(metWord(report.OptionRequirement{Met: report.MetPartly}, form))+": takes work, or has limits")
	}
	if has(tooLittle) {
		out = append(out, plainMet(form)+": not enough, ruled out")
	}
	if has(func(x report.OptionRequirement) bool { return x.Met == report.MetNo }) {
		out = append(out, "no: ruled out")
	}
	unknown := func(c Text) bool { return plain(c) == "?" }
	if slices.ContainsFunc(costs, func(row Row) bool { return slices.ContainsFunc(row.Cells, unknown) }) {
		out = append(out, "?: not known")
	}
	return english.Sentence(strings.Join(out, "; "))
}

// plain are the words of a text of ours.
func plain(t Text) string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

func matrixRow(row requirementRow, form Form) Row {
	var out Row
	const room = 22 // beside six options in 80 columns
	name := row.factor.Label + ": " + strings.ReplaceAll(row.factor.Answer, "|", " or ")
	switch {
	case form == Long:
		name = english.Upper(name)
	case len(name) > room:
		name = row.factor.Label
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

// ruledOut is why options are ruled out. What the first screen says of a whole side
// is not said again of its options.
func ruledOut(r report.Report, most int) List {
	said := map[string]bool{}
	for _, v := range r.Vetoes {
		said[english.Sentence(v.Why)] = true
	}
	l := List{}
	seen := map[string]int{}
	for _, o := range r.Options {
		if o.Verdict != report.OptionRuledOut {
			continue
		}
		var why []string
		for _, s := range o.Reasons {
			if s = english.Sentence(s); !said[s] {
				why = append(why, s)
			}
		}
		reasons := strings.Join(why[:min(len(why), most)], " ")
		if i, ok := seen[reasons]; ok && reasons != "" { // the same holds for both
			l.Items[i].Text = append(Text{strong(o.Title), our(", ")}, l.Items[i].Text...)
			continue
		}
		if reasons == "" {
			continue
		}
		seen[reasons] = len(l.Items)
		l.Items = append(l.Items, Item{Text: Text{strong(o.Title), our(": "), prose(reasons)}})
	}
	return l
}

// work is what an option meets with work only.
func work(o report.Option) []string {
	var out []string
	for _, x := range o.Requirements {
		if x.Met == report.MetPartly {
			out = append(out, "It takes work: "+english.Lower(english.Sentence(x.Why)))
		}
	}
	return out
}

// demanded is one thing that an option asks for, as "Skill: Docker and Linux."
func demanded(what, says string) string { return what + ": " + english.Lower(english.Sentence(says)) }

// demands are what each option that is left asks of the team.
func demands(r report.Report) []Block {
	t := Table{Columns: []Column{{Title: "Option"}, {Title: "People"}, {Title: "Skill"}, {Title: "Access"}, {Title: "Money"}}}
	l := List{}
	for _, o := range r.Options {
		if o.Verdict == report.OptionRuledOut {
			continue
		}
		d := o.Demands
		t.Rows = append(t.Rows, Row{Cells: []Text{sentence(o.Title), sentence(d.People), sentence(d.Skill), sentence(d.Access), sentence(d.Money)}})
		l.Items = append(l.Items, Item{Text: sentence(o.Title + ". " + demanded("People", d.People) + " " + demanded("Skill", d.Skill) + " " + demanded("Access", d.Access) + " " + demanded("Money", d.Money))})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{Fold{Title: Text{our("What each option demands")}, Blocks: []Block{long(t), short(l)}, Paper: true}}
}
