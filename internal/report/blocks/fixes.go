package blocks

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report/words"
)

// mostFixText is how many characters of fixes a document shows: a comment on a pull
// request has room for some 60,000 of everything.
const mostFixText = 8_000

// fixes are what there is to paste, the worst first, folded away; the short form
// says where they are.
func fixes(fs []facts.Finding) part {
	var list []Block
	n, size, left := 0, 0, 0
	for _, f := range words.WorstFirst(fs) {
		if f.Fix == nil || f.Fix.Compose == "" {
			continue
		}
		n++
		if size += 200 + len(f.Fix.Compose) + len(f.Fix.Kubernetes); size > mostFixText && n > 1 {
			left++
			continue
		}
		list = append(list, Paragraph{Text: Text{strong(f.Title), our(", in "), code(f.Fix.File.Clean()), our(":")}},
			Snippet{words.FixLanguage(*f.Fix), words.FixLines(f.Fix.Compose)})
		if f.Fix.Kubernetes != "" {
			list = append(list, Paragraph{Text: Text{our("On Kubernetes:")}}, Snippet{"yaml", words.FixLines(f.Fix.Kubernetes)})
		}
	}
	if n == 0 {
		return part{}
	}
	if left > 0 {
		list = append(list, Paragraph{Text: sentence(english.Count(left, "more fix is", "more fixes are") + " in the JSON report.")})
	}
	are := english.Count(n, "finding has", "findings have")
	return part{
		body: []Block{short(Paragraph{Text: sentence(are + " a fix to paste, in the Markdown, HTML and JSON reports."), Style: Grey})},
		more: []Block{long(Fold{Title: Text{prose(are), our(" a fix to paste")}, Blocks: append([]Block{
			Paragraph{Text: sentence("The lines of a Compose file fit into it, or over it as a file of their own: `docker compose -f compose.yaml -f fix.yaml up`. Read them first: names and sizes are those of this project, or a beginning.")},
		}, list...)})},
	}
}
