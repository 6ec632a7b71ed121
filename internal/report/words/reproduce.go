package words

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Record is the record that the report was made from, as YAML: what people
// answered and why, and what they decided. What the scan saw and what follows
// from other answers is found again. Empty: nobody gave anything, or several
// records disagree, which no single one can say.
func Record(r report.Report) string {
	if len(r.Disagreements) > 0 {
		return ""
	}
	var answers, notes, sources strings.Builder
	for _, f := range r.Factors {
		if !IsID(f.ID) {
			continue
		}
		if f.Note != "" {
			notes.WriteString("  " + f.ID + ": " + Quoted(f.Note.Whole()) + "\n")
		}
		answer := recordedAnswer(r, f)
		if answer == "" {
			continue
		}
		answers.WriteString("  " + f.ID + ": " + answer + "\n")
		if f.Source == "flag" || f.Source == "wizard" {
			sources.WriteString("  " + f.ID + ": " + f.Source + "\n")
		}
	}
	decision := recordedDecision(r)
	if answers.Len()+len(decision) == 0 {
		return ""
	}
	out := "version: 1\n"
	for _, x := range []struct{ key, text string }{{"answers", answers.String()}, {"notes", notes.String()}} {
		if x.text != "" {
			out += x.key + ":\n" + x.text
		}
	}
	out += decision
	if sources.Len() > 0 {
		out += "sources:\n" + sources.String()
	}
	return out
}

// recordedAnswer is what somebody answered, as a scalar of YAML; empty where nobody
// did.
func recordedAnswer(r report.Report, f report.Factor) string {
	given := f.Source == "flag" || f.Source == "wizard" || f.Source == "file"
	switch {
	case slices.Contains(r.Inputs.SaidUnknown, f.ID):
		return "unknown"
	case !given || !Known(f) || !IsID(f.Answer):
		return ""
	case f.Number != nil:
		return strconv.Itoa(*f.Number)
	}
	return quoted(f.Answer)
}

// recordedDecision is what the record says of the decision and of what the team
// lives with.
func recordedDecision(r report.Report) string {
	var b strings.Builder
	v := r.Review
	line := func(key string, value untrusted.Text) {
		if value != "" {
			b.WriteString(key + ": " + Quoted(value.Whole()) + "\n")
		}
	}
	line("decision", untrusted.Text(v.Agreed))
	line("status", untrusted.Text(v.Status))
	line("decided", v.Decided)
	list := func(key string, all []untrusted.Text) {
		if len(all) == 0 {
			return
		}
		b.WriteString(key + ":\n")
		for _, x := range all {
			b.WriteString("  - " + Quoted(x.Whole()) + "\n")
		}
	}
	list("deciders", v.Deciders)
	line("reason", v.Reason)
	line("dissent", v.Dissent)
	line("review-by", v.By)
	list("triggers", v.Triggers)
	head := "accepted:\n"
	for _, f := range r.Findings {
		for _, a := range f.Accepted {
			b.WriteString(head + "  - rule: " + Quoted(f.Rule) + "\n")
			head = ""
			for _, x := range []struct {
				key   string
				value untrusted.Text
			}{{"service", a.Service}, {"reason", a.Reason}, {"until", a.Until}} {
				if x.value != "" {
					b.WriteString("    " + x.key + ": " + Quoted(x.value.Whole()) + "\n")
				}
			}
		}
	}
	return b.String()
}

// Quoted is a text as a scalar of YAML that no reader of YAML or of a block of
// code takes for more: letters, digits and ordinary signs stay, all else is escaped.
func Quoted(s string) string {
	if isPlain(s) {
		return s
	}
	return escape(s, means)
}

// Inert is a text as a scalar of YAML for front matter, which some forges show as
// Markdown: nothing in it is a link, an element, a mention or emphasis there.
func Inert(s string) string {
	out := escape(s, func(c, before rune) bool {
		return means(c, before) || strings.ContainsRune(">]*_~|!$&^{}", c) ||
			c == '/' && before == ':' || c == '.' && (before == 'w' || before == 'W')
	})
	if out == `"`+s+`"` && isPlain(s) {
		return s
	}
	return out
}

func escape(s string, escaped func(c, before rune) bool) string {
	var b strings.Builder
	b.WriteByte('"')
	before := ' '
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		case escaped(c, before):
			fmt.Fprintf(&b, `\U%08X`, c)
		default:
			b.WriteRune(c)
		}
		before = c
	}
	return b.String() + `"`
}

// isPlain reports whether a text is the same text in YAML without quotes.
func isPlain(s string) bool {
	if strings.Trim(s, "0123456789.-") == "" || s[0] == '-' || s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for i := range len(s) {
		if s[i] != ' ' && (!isUnreserved(s[i]) || s[i] == '~') {
			return false
		}
	}
	return !slices.Contains(yamlWords, strings.ToLower(s))
}

// means reports whether a character means something to a terminal, to Markdown or
// to a forge, or is not seen, and the second of two colons: no line of a log of a
// CI runner is a command.
func means(c, before rune) bool {
	return c == ':' && before == ':' || c < ' ' || c == 0x7f || strings.ContainsRune("`<#[@", c) || c > 0x7f && untrusted.Hidden(c)
}

// yamlWords are words that YAML reads as something else.
var yamlWords = []string{"true", "false", "yes", "no", "on", "off", "null", "y", "n"}

// IsID tells an id of a question or an option: nothing that YAML or a shell
// would read as more than a word.
func IsID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && strings.IndexByte("-+.", c) < 0 {
			return false
		}
	}
	return s != "" && len(s) <= 60
}

// quoted quotes an answer that YAML would read as a number.
func quoted(answer string) string {
	if strings.Trim(answer, "0123456789.") == "" {
		return `"` + answer + `"`
	}
	return answer
}

// Command is the command that makes the report again from the record.
func Command(r report.Report, format string) string {
	words := []string{"advisor", "--answers", "advisor.yaml", "--format", format}
	for _, a := range r.Inputs.Arguments {
		words = append(words, shellWord(a))
	}
	looked := slices.ContainsFunc(r.Gaps, func(g facts.Gap) bool { return strings.HasPrefix(string(g.Reason), facts.NothingRead) })
	if r.Facts == nil && !looked { // which found nothing, as it would again
		words = append(words, "--no-scan")
	}
	return strings.Join(words, " ")
}

// shellWord quotes an argument where a shell would read more into it.
func shellWord(t untrusted.Text) string {
	s := t.Clean()
	bare := s != ""
	for i := range len(s) {
		bare = bare && (isUnreserved(s[i]) || strings.IndexByte("=:,+@", s[i]) >= 0)
	}
	if bare {
		return s
	}
	return "'" + strings.ReplaceAll(strings.ReplaceAll(s, "'", `'\''`), "`", `\u{60}`) + "'"
}
