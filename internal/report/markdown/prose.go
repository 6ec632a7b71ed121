package markdown

import (
	"strings"

	"advisor/internal/untrusted"
)

// code escapes a name for Markdown and sets it as code.
func code(s string) string { return untrusted.Text(s).Code() }

// Prose escapes a sentence for Markdown. What stands between backticks, as in
// our own remedies, is set as code; what stands there is escaped like all
// else, so that it does not matter who wrote the sentence.
func Prose(s string) string {
	parts := strings.Split(s, "`")
	if len(parts) == 1 || len(parts)%2 == 0 {
		return untrusted.Text(s).Markdown()
	}
	var b strings.Builder
	for i, part := range parts {
		if i%2 == 1 {
			part = code(part)
		} else {
			part = between(part)
		}
		if strings.HasSuffix(b.String(), "`") && strings.HasPrefix(part, "`") {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return strings.TrimSpace(b.String())
}

// between escapes the part of a sentence beside code: the punctuation that
// touches the code stays, and so do the spaces.
func between(s string) string {
	rest := strings.TrimLeft(s, ".,;:!?)'\"")
	head := s[:len(s)-len(rest)]
	body := strings.TrimRight(rest, "('\"")
	tail := rest[len(body):]
	text := untrusted.Text(body).Markdown()
	if text != "" && strings.HasPrefix(body, " ") {
		text = " " + text
	}
	if strings.HasSuffix(body, " ") {
		text += " "
	}
	return head + text + tail
}
