package words

import (
	"strings"

	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Record is the record of the answers that people gave, as YAML; what the
// scan saw and what follows from other answers is found again. Notes are left
// out: they do not change the result. Empty: nobody gave an answer, or several
// records disagree, which no single one can say.
func Record(r report.Report) string {
	if len(r.Disagreements) > 0 {
		return ""
	}
	var b strings.Builder
	for _, f := range r.Factors {
		given := f.Source == "flag" || f.Source == "wizard" || f.Source == "file"
		if !given || !Known(f) || !IsID(f.ID) || !IsID(f.Answer) {
			continue
		}
		b.WriteString("  " + f.ID + ": " + quoted(f.Answer) + "\n")
	}
	if b.Len() == 0 {
		return ""
	}
	return "version: 1\nanswers:\n" + b.String()
}

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
	if r.Facts == nil {
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
