package blocks

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// refused says at the top that docker compose rejects the files, once.
func refused(r report.Report) []Block {
	s := words.RefusedByCompose(r.Problems)
	if s == "" {
		return nil
	}
	return []Block{Paragraph{Text: sentence(s), Style: Warning}}
}

// refusedScan does so where there is no verdict to stand below.
func refusedScan(r report.Report) part {
	if r.Recommendation != "" || len(r.Problems) == 0 {
		return part{}
	}
	return part{body: append([]Block{Space{}}, refused(r)...)}
}

// refusedCheck also has the list in the short form, which has no more than the
// check.
func refusedCheck(r report.Report) []Block {
	if len(r.Problems) == 0 {
		return nil
	}
	return append(refused(r), short(problemList(r.Problems)))
}

// problems are the mistakes in the files; they are folded away where there are
// many.
func problems(r report.Report) part {
	const inBody, inShort, most = 4, 4, 100
	n := len(r.Problems)
	if n == 0 {
		return part{}
	}
	head := Heading{Level: Section, Title: Text{our("Mistakes for which docker compose rejects the files")}, Note: words.Mistakes(n)}
	alike := alikeProblems(r.Problems)
	few := List{Items: problemItems(alike)}
	if len(alike) > inShort+1 {
		few.Items = append(problemItems(alike[:inShort]), Item{Text: sentence(english.Count(n-mistakes(alike[:inShort]), "more mistake", "more mistakes") + ", shown with --details."), Style: Grey})
	}
	all := alike[:min(len(alike), most)]
	l := List{Items: problemItems(all), LeftOut: n - mistakes(all), More: [2]string{"more", "more"}}
	out := part{body: []Block{brief(head, few), detailed(head, problemList(r.Problems))}}
	if len(alike) <= inBody {
		out.body = append(out.body, long(Paragraph{Text: Text{our("Mistakes for which docker compose rejects the files:")}}, l))
		return out
	}
	first, rest := l, l
	first.Items, first.LeftOut, rest.Items = l.Items[:inBody-1], 0, l.Items[inBody-1:]
	says := sentence(words.Mistakes(n) + " for which docker compose rejects the files. The first are here, the others in the appendix:")
	out.body = append(out.body, long(Paragraph{Text: says}, first))
	title := sentence(english.Count(n-mistakes(alike[:inBody-1]), "more mistake", "more mistakes") + " for which docker compose rejects the files")
	out.more = []Block{long(Fold{Title: title, Blocks: []Block{rest}, Paper: true})}
	return out
}

// problemList are as many as a terminal has room for.
func problemList(all []facts.Problem) List {
	const most = 12
	alike := alikeProblems(all)
	shown := alike
	if len(alike) > most+1 {
		shown = alike[:most]
	}
	return List{Items: problemItems(shown), LeftOut: len(all) - mistakes(shown), More: [2]string{"more mistake", "more mistakes"}}
}

// problem is a mistake with the places that have it.
type problem struct {
	facts.Problem
	places []untrusted.Place
}

// alikeProblems puts mistakes together that are the same in several places.
func alikeProblems(all []facts.Problem) []problem {
	type key struct{ message, hint, leftOut untrusted.Text }
	var out []problem
	at := map[key]int{}
	for _, p := range all {
		k := key{p.Message, p.Hint, p.LeftOut}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, problem{Problem: p})
		}
		out[i].places = append(out[i].places, words.ProblemPlace(p))
	}
	return out
}

// mistakes are those of all places.
func mistakes(list []problem) int {
	n := 0
	for _, p := range list {
		n += len(p.places)
	}
	return n
}

func problemItems(list []problem) []Item {
	out := make([]Item, len(list))
	for i, p := range list {
		text := links(p.places, 4)
		if text != nil {
			text = append(text, our(": "))
		}
		text = append(text, prose(words.ProblemSentences(p.Problem)))
		if p.LeftOut != "" {
			text = append(text, our(" Left out: "), code(string(p.LeftOut)), our("."))
		}
		out[i] = Item{Text: text}
	}
	return out
}
