package blocks

import (
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// refused says at the top that docker compose refuses the files, once.
func refused(r report.Report) []Block {
	s := words.RefusedByCompose(r.Problems)
	if s == "" {
		return nil
	}
	return []Block{Paragraph{Text: sentence(s), Style: Warning}}
}

// refusedScan does so where there is no verdict to stand below.
func refusedScan(r report.Report) []Block {
	if r.Recommendation != "" || len(r.Problems) == 0 {
		return nil
	}
	return append([]Block{Space{}}, refused(r)...)
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
func problems(r report.Report) []Block {
	const inBody, most = 4, 100
	n := len(r.Problems)
	if n == 0 {
		return nil
	}
	l := List{Items: problemItems(r.Problems[:min(n, most)]), LeftOut: max(n-most, 0), More: [2]string{"more", "more"}}
	if n <= inBody {
		return []Block{long(Paragraph{Text: Text{our("Mistakes for which docker compose refuses the files:")}}, l)}
	}
	title := sentence(words.Mistakes(n) + " for which docker compose refuses the files")
	return []Block{long(Fold{Title: title, Blocks: []Block{l}})}
}

// problemsInShort stand before the gaps of the short form.
func problemsInShort(r report.Report) []Block {
	if len(r.Problems) == 0 {
		return nil
	}
	return []Block{short(
		Heading{Level: Section, Title: Text{our("Mistakes for which docker compose refuses the files")}, Note: words.Mistakes(len(r.Problems))},
		problemList(r.Problems),
	)}
}

// problemList are as many as a terminal has room for.
func problemList(all []facts.Problem) List {
	const most = 12
	shown := all
	if len(all) > most+1 {
		shown = all[:most]
	}
	return List{Items: problemItems(shown), LeftOut: len(all) - len(shown), More: [2]string{"more mistake", "more mistakes"}}
}

func problemItems(list []facts.Problem) []Item {
	out := make([]Item, len(list))
	for i, p := range list {
		text := links([]untrusted.Place{words.ProblemPlace(p)}, 1)
		if text != nil {
			text = append(text, our(": "))
		}
		text = append(text, prose(words.ProblemSentences(p)))
		if p.LeftOut != "" {
			text = append(text, our(" Left out: "), code(string(p.LeftOut)), our("."))
		}
		out[i] = Item{Text: text}
	}
	return out
}
