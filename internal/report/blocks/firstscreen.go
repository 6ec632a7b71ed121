package blocks

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// firstScreen is what a reader has after ten seconds: how sure the answer in the
// title is, what was judged, why, why not, and what would change it.
func firstScreen(r report.Report) part {
	if r.Recommendation == "" {
		return part{}
	}
	all := scales(r)
	t := Terms{Scales: all, Report: r}
	t.Terms = append(t.Terms, decisionTerms(r)...)
	t.Terms = append(t.Terms, term("Confidence", words.Confidence(r)), Term{Name: "Score", Scale: &all[0]})
	t.Terms = append(t.Terms, peopleTerms(r)...)
	t.Terms = append(t.Terms, askTerms(r)...)
	t.Terms = append(t.Terms, scopeTerms(r)...)
	t.Terms = append(t.Terms, ruledOutTerms(r)...)
	t.Terms = append(t.Terms, reasonTerms(r)...)
	t.Terms = append(t.Terms, changeTerms(r)...)
	return part{body: []Block{t}}
}

// least are the terms that the first screen alone does without where there is no
// room, the first one first: what to mend, and what the screens before it said. The
// answer, its reasons and what is possible stay longest.
func least() []own {
	return []own{"Fix first", "Others", "Judged", "Score", "Then answer", "Problems", "Changes if", "Resolve"}
}

// FirstScreen is the first screen of a report alone, which a conversation ends with:
// the gates that are tripped, its terms, and the options that are possible.
func FirstScreen(r report.Report) Document {
	r = words.Printed(r)
	d := Document{Title: words.Title(r), Blocks: gatesFirst(r).body}
	for _, b := range firstScreen(r).body {
		if t, ok := b.(Terms); ok {
			t.Terms, t.Least = append(t.Terms, possibleTerms(r)...), least()
			b = t
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

// possibleTerms are the options that no requirement rules out.
func possibleTerms(r report.Report) []Term {
	var names []string
	for _, o := range r.Options {
		switch o.Verdict {
		case report.OptionRecommended:
			names = slices.Insert(names, 0, o.Short+" (recommended)")
		case report.OptionPossible:
			names = append(names, o.Short)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Term{term("Possible", english.And(names))}
}

// term is a term of one sentence; it has no items where there is nothing to say.
func term(name own, says string) Term {
	return Term{Name: name, Items: []Item{{Text: sentence(says)}}}
}

// decisionTerms say what the record decided, where this report does not say the
// same, and that its review is overdue.
func decisionTerms(r report.Report) []Term {
	var out []Term
	if s := words.Decided(r); s != "" && r.Check == nil && (r.Review.Agreed != r.Recommendation || words.Undecided(r)) {
		x := term("Decision", s)
		x.Style = Warning
		out = append(out, x)
	}
	if s := r.Summary.Decisions; s != "" {
		out = append(out, Term{Name: "Decision", Items: sentences([]string{s.Whole()}).Items, Style: Warning})
	}
	if s := words.Overdue(r); s != "" && r.Check == nil {
		x := term("Overdue", s)
		x.Style = Warning
		out = append(out, x)
	}
	return out
}

// peopleTerms are what each of several records comes to, and what to agree on.
func peopleTerms(r report.Report) []Term {
	var out []Term
	if s := words.Respondents(r); s != "" {
		out = append(out, term("By record", s))
	}
	if s := r.Summary.Agree; s != "" {
		out = append(out, term("Settle", s))
	}
	return out
}

// askTerms are what to answer or to relax first, where nothing is recommended.
func askTerms(r report.Report) []Term {
	var out []Term
	s := r.Summary
	if s.Relax != "" {
		out = append(out, term("Relax first", english.Sentence(s.Relax)))
	}
	if s.Peers != "" {
		out = append(out, term("Others", english.Sentence(s.Peers)))
	}
	if len(s.Ask) > 1 { // the title has the first
		out = append(out, Term{Name: "Then answer", Items: sentences(s.Ask[1:]).Items})
	}
	return out
}

// scopeTerms are which files were judged and which were not, and what is wrong
// with them.
func scopeTerms(r report.Report) []Term {
	if r.Check != nil { // which says so itself
		return nil
	}
	var out []Term
	if r.Facts == nil {
		out = append(out, term("Judged", "The answers alone: no Compose project was read."))
	} else {
		out = append(out, Term{Name: "Judged", Items: []Item{{Text: scope(r)}}})
	}
	if s := words.RefusedByCompose(r.Problems); s != "" {
		out = append(out, Term{Name: "Problems", Items: []Item{{Text: sentence(s)}}, Style: Warning})
	}
	return out
}

// scope is which files are judged, and which are not.
func scope(r report.Report) Text {
	var out Text
	c := r.Environment
	if c != nil && c.Judged != "" {
		out = append(Text{code(c.Judged.Clean()), our(": ")}, codes(c.Files, mostNamed)...)
		for _, p := range c.Profiles {
			out = append(out, our(", "), code("--profile "+p.Clean()))
		}
		out = append(out, our(" ("), prose(running(r.Facts)), our(")."))
		if s := words.MissingEnvironment(c); s != "" {
			out = append(out, our(" "), prose(s))
		}
		out = append(out, notJudged(*c)...)
	} else {
		out = append(out, prose(running(r.Facts)), our(" in "), prose(english.Count(len(r.Facts.Files), "file", "files")), our("."))
	}
	return append(out, notRead(r.Gaps)...)
}

// running counts the services that production runs.
func running(f *facts.Project) string {
	return english.Count(len(f.Running().Services), "service", "services")
}

// notRead are the files that nobody read, as the first gap names them, and how
// many gaps there are besides.
func notRead(all []facts.Gap) Text {
	var out Text
	left := len(all)
	for _, g := range all {
		if files, ok := strings.CutPrefix(g.Reason.Whole(), "not read: "); ok {
			files, _, _ = strings.Cut(files, " (")
			out, left = Text{our(" Not read: "), prose(files), our(".")}, left-1
			break
		}
	}
	if left > 0 {
		out = append(out, our(" "), prose(english.Count(left, "gap", "gaps")+" in what was read."))
	}
	return out
}

// notJudged are the files of other environments, and how to judge those.
func notJudged(c facts.Choice) Text {
	var files []Text
	seen := map[string]bool{}
	for _, f := range c.Files {
		seen[string(f)] = true
	}
	for _, o := range c.Others {
		for _, f := range o.Files {
			if !seen[string(f)] {
				seen[string(f)] = true
				files = append(files, Text{code(f.Clean())})
			}
		}
	}
	if len(files) == 0 {
		return nil
	}
	out := append(Text{our(" Not judged: ")}, firstOf(3, files)...)
	return append(out, our(" ("), code("--environment "+others(c.Others)), our(")."))
}

// ruledOutTerms are the sides that requirements rule out, with the requirement.
func ruledOutTerms(r report.Report) []Term {
	var items []Item
	for _, v := range r.Vetoes {
		items = append(items, Item{Text: Text{strong(words.Platform(v.Closes)), our(": "), prose(english.Sentence(v.Why))}})
	}
	if len(items) == 0 {
		return nil
	}
	return []Term{{Name: "Ruled out", Items: items}}
}

// reasonTerms are why, and what speaks for the other side.
func reasonTerms(r report.Report) []Term {
	var out []Term
	why, but := own("Why"), own("But")
	if words.Undecided(r) { // nothing is recommended: both are sides of one scale
		why, but = "For Compose", "For Kubernetes"
		if r.Recommendation == "kubernetes" {
			why, but = but, why
		}
	}
	if list := words.Weighed(r, r.Summary.Reasons); len(list) > 0 {
		out = append(out, Term{Name: why, Items: reasonItems(list)})
	}
	if list := words.Weighed(r, r.Summary.Against); len(list) > 0 {
		out = append(out, Term{Name: but, Items: reasonItems(list[:1])})
	}
	return out
}

func reasonItems(list []report.Reason) []Item {
	out := make([]Item, len(list))
	for i, x := range list {
		out[i] = Item{Text: sentence(english.Sentence(x.Message)), Places: at(x.Evidence, 1)}
	}
	return out
}

// changeTerms are what would change it, what has to be resolved, and what to mend
// whatever is chosen.
func changeTerms(r report.Report) []Term {
	var out []Term
	var changes []Item
	for _, s := range r.Summary.Change {
		changes = append(changes, Item{Text: sentence(words.Condition(s))})
	}
	if len(changes) > 0 {
		out = append(out, Term{Name: "Changes if", Items: changes})
	}
	if s := toResolve(r); s != "" {
		out = append(out, term("Resolve", s))
	}
	if s := mendFirst(r); s != nil {
		out = append(out, Term{Name: "Fix first", Items: []Item{{Text: s}}})
	}
	return out
}

// toResolve names the answers that something contradicts.
func toResolve(r report.Report) string {
	files, estimate := words.Doubted(r)
	var parts []string
	for _, x := range []struct {
		who  string
		what []string
	}{{"the files contradict", files}, {"the estimate contradicts", estimate}} {
		if n := len(x.what); n > 0 {
			parts = append(parts, x.who+" "+english.Agree(n, "the answer on ", "the answers on ")+words.FirstOf(4, x.what))
		}
	}
	return english.Sentence(strings.Join(parts, "; "))
}

// mendFirst is the worst finding, and how many more there are.
func mendFirst(r report.Report) Text {
	open := words.WorstFirst(words.OpenOf(r.Findings))
	if len(open) == 0 {
		return nil
	}
	f := open[0]
	out := sentence(f.Title)
	if len(f.Services) > 0 {
		out = append(append(out, our(" (")), codes(f.Services, 3)...)
		out = append(out, our(")"))
	}
	out = append(out, our(", whatever you choose"))
	if n := len(open) - 1; n > 0 {
		out = append(out, our("; "), number(strconv.Itoa(n)), our(" more "), prose(english.Agree(n, "finding", "findings")), our(" below"))
	}
	return append(out, our("."))
}
