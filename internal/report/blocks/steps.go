package blocks

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// nextSteps are numbered through all phases.
func nextSteps(r report.Report) part {
	if len(r.NextSteps) == 0 {
		return part{}
	}
	out := []Block{Heading{Level: Section, Title: Text{our("Next steps")}}}
	var commands []Block
	var withCommands []string // the numbers of the steps
	const inBrief = 6
	n := 1
	for _, phase := range words.Phases(r.NextSteps) {
		l := List{Caption: sentence(english.Upper(phase.When)), First: n}
		for _, s := range phase.Steps {
			x := Item{Text: sentence(english.Stop(s.Action.Whole())), Places: at(s.Evidence, 1)} // the findings have them all
			x.Places.MostShort = 1
			if s.Why != "" {
				x.Then = Text{our(" Why: "), prose(english.Stop(s.Why))}
			}
			if s.Who != "" {
				x.Then = append(x.Then, our(" "), strong(english.Upper(s.Who)+", "+s.Effort), our("."))
			}
			if s.Snippet != "" {
				withCommands = append(withCommands, strconv.Itoa(n+len(l.Items)))
				commands = append(commands, Paragraph{Text: Text{our("Step "), count(n + len(l.Items)), our(":")}}, Snippet{"sh", words.FixLines(s.Snippet)})
			}
			l.Items = append(l.Items, x)
		}
		few := l
		few.Items = slices.Clone(l.Items[:max(min(len(l.Items), inBrief-n+1), 0)])
		for i := range few.Items {
			few.Items[i].Places = Places{} // the findings have them
		}
		if len(few.Items) > 0 {
			out = append(out, brief(few))
		}
		n += len(l.Items)
		out = append(out, detailed(l), long(l))
	}
	if left := n - 1 - inBrief; left > 0 {
		out = append(out, brief(Paragraph{Text: sentence(english.Count(left, "more step", "more steps") + ", shown with --details."), Style: Grey}))
	}
	var more []Block
	if len(commands) > 0 {
		more = append(more, long(Fold{Title: Text{our("Commands for the steps")}, Blocks: commands, Paper: true}))
		out = append(out, long(Paragraph{Text: sentence("The commands for " + english.Agree(len(withCommands), "step ", "steps ") + english.And(withCommands) + " are in the appendix."), Style: Grey}))
		out = append(out, detailed(commands...))
	}
	return part{body: append(out, plan(r)...), more: more}
}

// plan is the move in phases.
func plan(r report.Report) []Block {
	if len(r.Plan) == 0 {
		return nil
	}
	title := own("Move to Kubernetes, in phases")
	if r.Recommendation != "kubernetes" {
		title = "The way out of the cluster, in phases"
	}
	t := Table{Columns: []Column{{Title: "Phase"}, {Title: "Services"}, {Title: "What is done"}, {Title: "Ends when"}, {Title: "Way back"}}}
	l := List{First: 1}
	for _, p := range r.Plan {
		moves := Text{our("–")}
		if len(p.Services) > 0 {
			moves = codes(p.Services, 8)
		}
		t.Rows = append(t.Rows, Row{Cells: []Text{strongly(p.Name), moves, sentence(p.Does), sentence(p.Exit), sentence(p.Back)}})
		x := Item{Text: append(Text{strong(p.Name), our(": ")}, sentence(english.Sentence(p.Does))...)}
		if len(p.Services) > 0 {
			x.Text = append(append(append(Text{strong(p.Name), our(" (")}, codes(p.Services, 6)...), our("): ")), sentence(english.Sentence(p.Does))...)
		}
		l.Items = append(l.Items, x)
	}
	return []Block{
		long(Heading{Level: Part, Title: Text{our(title)}}), folded(Text{count(len(r.Plan)), our(" phases, when each ends and the way back")}, t),
		detailed(Heading{Level: Section, Title: Text{our(title)}}, l),
	}
}

func strongly(s string) Text { return Text{strong(s)} }

// risks are what can go wrong, and how one notices it.
func risks(r report.Report) part {
	if len(r.Risks) == 0 {
		return part{}
	}
	t := Table{Columns: []Column{{Title: "Risk"}, {Title: "How to notice it"}, {Title: "What to do then"}}}
	l := List{}
	for _, x := range r.Risks {
		t.Rows = append(t.Rows, Row{Cells: []Text{sentence(x.Risk), sentence(x.Notice), sentence(x.Then)}})
		l.Items = append(l.Items, Item{Text: sentence(x.Risk + " Notice: " + english.Lower(x.Notice) + " Then: " + english.Lower(x.Then))})
	}
	head := Heading{Level: Section, Title: Text{our("Risks")}}
	return part{body: []Block{long(head), folded(Text{prose(english.Count(len(r.Risks), "risk", "risks")), our(", how to notice "), prose(english.Agree(len(r.Risks), "it", "them")), our(", and what to do then")}, t), detailed(head, l)}}
}

// confirmation says how the decision is checked later.
func confirmation(r report.Report) part {
	by := words.ReviewBy(r)
	inShort, again := List{}, List{}
	for _, t := range r.Review.Triggers {
		inShort.Items = append(inShort.Items, Item{Text: sentence("when " + t.Clean())})
		again.Items = append(again.Items, Item{Text: Text{our("when "), code(t.Clean()), our(", a trigger of the record;")}})
	}
	if by != "" {
		date := "on " + by + ", the review date"
		if r.Review.Overdue {
			date = "now, since the review date, " + by + ", has passed"
		}
		inShort.Items = append(inShort.Items, Item{Text: sentence(date)})
		again.Items = append(again.Items, Item{Text: Text{prose(date), our(";")}})
	}
	var out []Block
	if len(inShort.Items) > 0 {
		out = append(out, short(Heading{Level: Section, Title: Text{our("Decide again")}, Note: "as the record says"}, inShort))
	}
	if r.Recommendation == "" {
		return part{body: out}
	}
	if len(r.TippingPoints) > 0 {
		again.Items = append(again.Items, Item{Text: Text{our("when a condition behind “Changes if” on the first screen comes true;")}})
	}
	again.Items = append(again.Items, Item{Text: sentence("when `advisor check` in CI reports that the files and the record no longer give this result.")})
	out = append(out, long(Heading{Level: Section, Title: Text{our("Confirmation")}}))
	if s := r.Review.Dissent; s != "" {
		out = append(out, long(Paragraph{Label: "Dissent:", Text: sentence(english.Sentence(s.Whole()))}))
	}
	if s := r.Review.Reason; s != "" && words.Decided(r) != "" && r.Review.Agreed == r.Recommendation {
		out = append(out, long(Paragraph{Label: "Reason:", Text: sentence(english.Sentence(s.Whole()))}))
	}
	return part{body: append(out, long(Paragraph{Text: Text{our("Decide again:")}}, again))}
}

// cases are published decisions that share answers.
func cases(r report.Report) part {
	if len(r.SimilarCases) == 0 {
		return part{}
	}
	l := List{}
	for _, c := range r.SimilarCases {
		x := Item{
			Text:  Text{strong(words.Side(c.Decision)), our(": "), prose(english.Sentence(c.Summary))},
			Below: []string{c.Source}, BelowGrey: true,
		}
		if len(c.Shared) > 0 {
			x.Then = append(x.Then, our(" Shared: "), prose(strings.Join(words.Labels(r, c.Shared), ", ")), our("."))
		}
		if words.WebAddress(c.Source) {
			x.Then = append(x.Then, our(" "), web(c.Source))
		}
		l.Items = append(l.Items, x)
	}
	return part{more: []Block{Fold{Title: Text{our("Similar published decisions: examples, not proof")}, Blocks: []Block{l}}}}
}

// foot is what the report was made with, and how to make it again.
func foot(r report.Report, format string) Foot {
	stamp := words.Stamp(r)
	out := []Block{Paragraph{Text: sentence(stamp[0]), Style: Grey}}
	if n := len(r.Inputs.Files); n > 0 {
		list := make([]Text, n)
		for i, f := range r.Inputs.Files {
			list[i] = Text{code(f.Path.Clean()), our(" "), code(words.Short(f.SHA256))}
		}
		files := Paragraph{Text: append(Text{our("files ")}, firstOf(4, list)...), Style: Grey}
		out = append(out, detailed(files), long(files))
	}
	record := words.Record(r)
	if record == "" {
		return Foot{out}
	}
	return Foot{append(out, long(Fold{Title: Text{our("How to make this report again")}, Blocks: []Block{
		Paragraph{Text: sentence("Save the answers as `advisor.yaml`:")},
		Snippet{"yaml", record},
		Paragraph{Text: Text{our("Then run, in the folder of the project:")}},
		Snippet{"sh", words.Command(r, format)},
	}}))}
}
