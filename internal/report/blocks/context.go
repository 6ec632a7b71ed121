package blocks

import (
	"slices"
	"strconv"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// context is what is known, by whom, and what could not be read.
func context(r report.Report) part {
	var out, open []Block
	if r.Facts != nil {
		says := Text{prose(english.Upper(words.Parts(r.Facts)) + ".")}
		if idle := len(r.Facts.Inactive()); idle > 0 {
			says = append(says, our(" "), prose(english.Count(idle, "more service is", "more services are")+" in inactive profiles."))
		}
		out = append(out, Paragraph{Text: says})
	}
	if r.Recommendation != "" {
		out = append(out, Paragraph{Text: sentence(english.Sentence(words.Answered(r)))})
		open = unanswered(r)
	}
	context := Heading{Level: Section, Title: Text{our("Context")}}
	p := part{body: []Block{long(append([]Block{context}, out...)...)}}
	if len(open) > 0 && !words.Undecided(r) {
		// Which of them matter is asked where nothing is recommended; else it is one
		// more thing to look up.
		p.body = append(p.body, folded(sentence(openInShort(r)), open...))
	} else {
		p.body = append(p.body, long(open...))
	}
	if r.Recommendation != "" {
		p.body = append(p.body, detailed(slices.Concat([]Block{context}, out, open)...))
	}
	for _, x := range []part{problems(r), gaps(r)} {
		p.body, p.more = append(p.body, x.body...), append(p.more, x.more...)
	}
	return p
}

// unanswered is what nobody answered, and what it could move.
func unanswered(r report.Report) []Block {
	if len(r.NextQuestions) == 0 {
		return nil
	}
	const most = 5
	t := Table{Columns: []Column{
		{Title: "Open question that could change the result", Short: "Open question", Wrap: true}, {Title: "Can move the score by", Short: "Moves", Number: true}, {Title: "Answer with"},
	}}
	for _, q := range r.NextQuestions[:min(len(r.NextQuestions), most)] {
		t.Rows = append(t.Rows, Row{Cells: []Text{{prose(q.Ask)}, {number(words.Number(q.Swing))}, {code("--" + q.Question)}}})
	}
	out := []Block{t}
	if n := len(r.NextQuestions) - most; n > 0 {
		out = append(out, Paragraph{Text: sentence(english.Count(n, "more question", "more questions") + " could change it."), Style: Grey})
	}
	return out
}

// openInShort counts the open questions and names those that could move the score
// most.
func openInShort(r report.Report) string {
	const most = 3
	var ids []string
	for _, q := range r.NextQuestions[:min(len(r.NextQuestions), most)] {
		ids = append(ids, q.Question)
	}
	n := len(r.NextQuestions)
	if n <= most {
		return english.Count(n, "open question", "open questions") + " could change the result: " + english.And(words.QuestionNames(r, ids))
	}
	return english.Count(n, "open question", "open questions") + " could change the result, most of all " + english.And(words.QuestionNames(r, ids))
}

// disagreements are the questions that people answer differently.
func disagreements(r report.Report) part {
	if len(r.Disagreements) == 0 {
		return part{}
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Question"}, {Title: "Answer"}, {Title: "Said by"}, {Title: "Would give"}, {Title: "Decides it"}}}
	for _, d := range r.Disagreements {
		item := Item{Text: sentence(english.Upper(d.Label) + ": " + words.DisagreementWeight(r, d))}
		decides := Text{our("not by itself")}
		if d.Matters {
			decides = Text{our("yes")}
		}
		question := sentence(d.Label)
		for _, s := range d.Said {
			item.Below = append(item.Below, s.Label+" ("+words.SaidBy(s)+"): "+words.SaidOutcome(s))
			table.Rows = append(table.Rows, Row{Cells: []Text{question, sentence(s.Label), codes(s.By, 4), sentence(words.SaidOutcome(s)), decides}})
			question, decides = nil, nil
		}
		if len(d.Unsure) > 0 {
			by := words.SaidBy(report.Said{By: d.Unsure})
			item.Below = append(item.Below, "not known ("+by+")")
			table.Rows = append(table.Rows, Row{Cells: []Text{nil, {our("not known")}, codes(d.Unsure, 4), nil, nil}})
		}
		list.Items = append(list.Items, item)
	}
	says := english.Sentence(r.Summary.Disagreement)
	inShort := short(append([]Block{
		Heading{Level: Section, Title: Text{our("Where the records disagree")}, Note: "each counts as open until it is settled"},
		Paragraph{Text: sentence(says)},
		list,
	}, each(r)...)...)
	inLong := long(append([]Block{Paragraph{Text: Text{strong("The records disagree."), our(" "), prose(says)}}, table}, each(r)...)...)
	if r.Recommendation == "" {
		return part{body: []Block{inLong}}
	}
	return part{body: []Block{inShort, inLong}}
}

// each is what each record comes to by itself.
func each(r report.Report) []Block {
	if len(r.Respondents) == 0 { // in reports of earlier versions
		return nil
	}
	l := List{}
	for _, p := range r.Respondents {
		says := p.Outcome + ", score " + words.Number(p.Score) + "; " + english.Count(p.Answered, "question", "questions") + " answered"
		if p.Decision != "" {
			says += "; decided: " + words.Platform(p.Decision)
		}
		l.Items = append(l.Items, Item{Text: Text{code(p.Name.Clean()), our(": "), prose(says + ".")}})
	}
	return []Block{Paragraph{Text: Text{our("Each record alone:")}}, l}
}

// doubts are answers that the files, other answers or the estimate contradict.
func doubts(r report.Report) part {
	if len(r.Contradictions) == 0 {
		return part{}
	}
	l := List{}
	for _, c := range r.Contradictions {
		l.Items = append(l.Items, Item{Text: sentence(english.Stop(c.Message.Whole())), Places: at(c.Evidence, 3)})
	}
	const inBrief = 3
	few := l
	if n := len(l.Items) - inBrief; n > 1 {
		few = List{Items: append(l.Items[:inBrief:inBrief], Item{Text: sentence(strconv.Itoa(n) + " more, shown with --details."), Style: Grey})}
	}
	few.Items = slices.Clone(few.Items)
	for i := range few.Items {
		few.Items[i].Places.Most = 1
	}
	head := Heading{Level: Section, Title: Text{our("Contradictions to resolve")}}
	out := part{body: []Block{brief(head, few), detailed(head, l)}}
	first, rest := l, List{}
	const inBody = 5
	if n := len(l.Items) - inBody; n > 1 {
		first, rest = List{Items: l.Items[:inBody]}, List{Items: l.Items[inBody:]}
		title := Text{count(n), our(" more contradictions")}
		out.more = []Block{long(Fold{Title: title, Blocks: []Block{rest}, Paper: true})}
	}
	out.body = append(out.body, long(Heading{Level: Part, Title: Text{our("Contradictions to resolve")}}, first))
	if n := len(rest.Items); n > 0 {
		out.body = append(out.body, long(Paragraph{Text: Text{count(n), our(" more are in the appendix.")}}))
	}
	return out
}

// gaps are what could not be read; they are folded away where there are many.
func gaps(r report.Report) part {
	const inBody, inShort, most = 4, 3, 100
	n := len(r.Gaps)
	if n == 0 {
		return part{}
	}
	l := List{Items: gapItems(alikeGaps(r.Gaps))}
	l.LeftOut, l.More = max(len(l.Items)-most, 0), [2]string{"more", "more"}
	l.Items = l.Items[:min(len(l.Items), most)]
	head := Heading{Level: Section, Title: Text{our("Not read or left out")}, Note: english.Count(n, "gap", "gaps")}
	few := l
	if len(l.Items) > inShort+1 {
		few = List{Items: append(l.Items[:inShort:inShort], Item{
			Text: sentence(english.Count(len(l.Items)+l.LeftOut-inShort, "more gap", "more gaps") + ", shown with --details."), Style: Grey,
		})}
	}
	out := part{body: []Block{brief(head, few), detailed(head, l)}}
	title := Text{prose(english.Count(n, "thing was", "things were")), our(" not read or left out")}
	switch {
	case len(l.Items) == 1:
		out.body = append(out.body, long(Paragraph{Text: Text{our("Not read or left out:")}}, l))
	case len(l.Items) <= inBody:
		out.body = append(out.body, folded(title, Paragraph{Text: Text{our("Not read or left out:")}}, l))
	default:
		out.body = append(out.body, long(Fold{Title: title, Blocks: []Block{l}}))
	}
	return out
}

// gap is a reason with the places that it is about.
type gap struct {
	reason untrusted.Text
	places []untrusted.Place
}

// alikeGaps puts gaps together that say the same of several places, and all
// variables that have no value into one.
func alikeGaps(all []facts.Gap) []gap {
	var out []gap
	at := map[untrusted.Text]int{}
	for _, g := range all {
		i, ok := at[g.Reason]
		if !ok {
			i = len(out)
			at[g.Reason] = i
			out = append(out, gap{reason: g.Reason})
		}
		out[i].places = append(out[i].places, untrusted.Place{File: g.File, Line: g.Line})
	}
	return out
}

func gapItems(list []gap) []Item {
	out := make([]Item, len(list))
	for i, g := range list {
		text := links(g.places, 2)
		if text != nil {
			text = append(text, our(": "))
		}
		out[i] = Item{Text: append(text, prose(english.Stop(g.reason.Whole())))}
	}
	return out
}
