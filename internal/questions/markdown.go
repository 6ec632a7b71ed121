package questions

import (
	"fmt"
	"strings"
)

// Markdown is the questionnaire as a document.
func (s Questionnaire) Markdown() string {
	var b strings.Builder
	asked := len(s.Asked(nil))
	fmt.Fprintf(&b, `# The questions

All %d questions, in the order in which they are asked, and [%d retired ones](#retired-questions). The id is the
same everywhere: as a flag (%s), as a key of the record (%s) and in the JSON report. Every question also
accepts %s, which never counts as a middle answer: it widens the range of the result. Where a column of numbers
is shown, a plain number is accepted too.

A question that is not asked has an answer that follows from another one. If it is answered all the same, that answer
counts, and the report names the contradiction.

The ids and answers also make the triggers of a record, conditions under which to decide again: %s,
%s, %s. They compare with %s; the answers
of a table are in order.

This file is generated from internal/questions/questions.yaml; change that one.
`, asked, len(s.Questions)-asked, "`--hosts 3`", "`hosts: 3`", "`unknown`",
		"`hosts > 1`", "`availability >= 99.9`", "`host-failure = automatic`", "`>` `>=` `<` `<=` `=` `!=`")
	for _, x := range s.Sections {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", x.Title, x.About)
		for _, q := range s.Questions {
			if q.Section == x.ID && q.Retired == "" {
				s.document(&b, q)
			}
		}
	}
	b.WriteString(`
## Retired questions

These are no longer asked. A flag, a record or the files may still answer one: then it counts, and the report shows it.
Without an answer it has no effect: it widens no range, and no report calls it open.
`)
	for _, q := range s.Questions {
		if q.Retired != "" {
			s.document(&b, q)
		}
	}
	return b.String()
}

func (s Questionnaire) document(b *strings.Builder, q Question) {
	fmt.Fprintf(b, "\n### %s\n\n**%s**\n\n%s\n", q.ID, q.Ask, q.Why)
	if q.Example != "" {
		fmt.Fprintf(b, "\n%s\n", q.Example)
	}
	if q.Retired != "" {
		fmt.Fprintf(b, "\nWhy it is no longer asked: %s\n", q.Retired)
	}
	if q.Numeric {
		b.WriteString("\n| answer | meaning | numbers |\n| --- | --- | --- |\n")
	} else {
		b.WriteString("\n| answer | meaning |\n| --- | --- |\n")
	}
	for _, o := range q.Options {
		fmt.Fprintf(b, "| `%s` | %s |", o.ID, o.Label)
		if q.Numeric {
			fmt.Fprintf(b, " %s |", o.numbers())
		}
		b.WriteString("\n")
	}
	for _, id := range s.parents(q) {
		if q.Retired != "" {
			break
		}
		fmt.Fprintf(b, "\nAsked if `%s` is unknown or one of %s; otherwise the answer is `%s`.\n",
			id, "`"+Join(q.When[id], "`, `")+"`", q.Otherwise)
	}
}

// numbers are the numbers that mean an option; empty where none does.
func (o Option) numbers() string {
	switch {
	case !o.Counts:
		return ""
	case o.Low == o.High:
		return fmt.Sprint(o.Low)
	case o.High == MaxNumber:
		return fmt.Sprintf("%d and more", o.Low)
	}
	return fmt.Sprintf("%d to %d", o.Low, o.High)
}
