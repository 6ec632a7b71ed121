package record

import (
	"bytes"
	"fmt"
	"strings"

	"advisor/internal/questions"
)

// Template is a record without answers that shows every question that is asked, every
// option and what each means, to be filled in without a terminal.
func (f Form) Template() []byte {
	var b bytes.Buffer
	b.WriteString("# Answers for advisor, which reads them with --answers. Write an answer behind the colon;\n" +
		"# unknown where nobody knows, nothing to take the answer from the files of the project.\n")
	fmt.Fprintf(&b, "%s: %d\n%s:\n", keyVersion, Version, keyAnswers)
	section := ""
	var retired []questions.ID
	for _, q := range f.Questions {
		if q.Retired != "" {
			retired = append(retired, q.ID)
			continue
		}
		if q.Section != section {
			section = q.Section
			fmt.Fprintf(&b, "\n  # %s\n", strings.ToUpper(f.SectionTitle(section)))
		}
		templateOf(&b, q)
	}
	if len(retired) > 0 {
		b.WriteString("\n")
		comment(&b, "No longer asked, but still read: "+questions.Join(retired, ", ")+".")
	}
	fmt.Fprintf(&b, `
# Why, in your own words: the id of a question, a colon, one line of text.
%s:

# What was agreed: %s.
%s:

# When to look at it again, such as 2027-06-30.
%s:

# When to decide again before that day: answers, or what the files show. Such as
#   - hosts > 1
#   - availability >= 99.9
%s%s:

# Findings that you live with: rule, reason and until are needed. Such as
#   - rule: healthcheck-missing
#     service: web
#     reason: the load balancer asks it every second
#     until: 2027-06-30
%s:

# The file of your organisation's own model, relative to this file.
%s:
`, keyNotes, strings.Join(decisions(), " or "), keyDecision, keyReviewBy,
		f.countable(), keyTriggers, keyAccepted, keyModel)
	return b.Bytes()
}

// countable is a comment with the facts that a trigger may name; empty where
// there are none.
func (f Form) countable() string {
	if len(f.Metrics) == 0 {
		return ""
	}
	return "# Besides the questions above: " + strings.Join(f.Metrics, ", ") + ".\n"
}

func templateOf(b *bytes.Buffer, q questions.Question) {
	b.WriteString("\n")
	comment(b, q.Ask)
	comment(b, q.Example)
	width := 0
	for _, o := range q.Options {
		width = max(width, len(o.ID))
	}
	if q.Numeric {
		low, high := q.Limits()
		fmt.Fprintf(b, "  #   a number from %d to %d, or one of\n", low, high)
	}
	for _, o := range q.Options {
		fmt.Fprintf(b, "  #   %-*s  %s\n", width, o.ID, o.Label)
	}
	fmt.Fprintf(b, "  %s:\n", q.ID)
}

// commentWidth is the width of a line of comment, without its start: with it,
// the line has 88 columns, as wide as the longest option.
const commentWidth = 84

// comment writes a text as lines of comment; nothing for no text.
func comment(b *bytes.Buffer, text string) {
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && len(line)+1+len(w) > commentWidth {
			fmt.Fprintf(b, "  # %s\n", line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	if line != "" {
		fmt.Fprintf(b, "  # %s\n", line)
	}
}
