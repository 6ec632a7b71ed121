package dockerfile

import (
	"path"
	"strings"
)

// maxWords caps how much of one command is looked at; honest ones have a few
// dozen words.
const maxWords = 4096

// Commands takes a command line apart into the simple commands that it runs:
// shell strings ("sh -c …") are split at &&, ||, ; and |, and what only starts
// another program (exec, env A=b, tini --, npx, poetry run …) is taken off.
// The first word of each is the program without its folder.
func Commands(argv []string) [][]string {
	var out [][]string
	for _, words := range simple(argv) {
		words = unwrap(words)
		if len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// simple splits argv into simple commands, wrappers still on them.
func simple(argv []string) [][]string {
	if script, ok := shellScript(argv); ok {
		return split(tokens(script))
	}
	if len(argv) == 1 { // the string form of CMD and of command:
		return split(tokens(argv[0]))
	}
	return split(argv)
}

// shellScript finds the script of sh -c SCRIPT, behind wrappers too.
func shellScript(argv []string) (string, bool) {
	for i, w := range argv {
		switch path.Base(w) {
		case "sh", "bash", "ash", "dash", "zsh":
		default:
			continue
		}
		for j := i + 1; j < len(argv); j++ {
			if strings.HasPrefix(argv[j], "-") && !strings.HasPrefix(argv[j], "--") && strings.HasSuffix(argv[j], "c") && j+1 < len(argv) {
				return strings.Join(argv[j+1:], " "), true
			}
			if !strings.HasPrefix(argv[j], "-") {
				break
			}
		}
	}
	if len(argv) > 1 && strings.ContainsAny(argv[0], " \t") {
		return strings.Join(argv, " "), true
	}
	return "", false
}

// tokens splits a shell text into words and operators, in one pass. Quotes
// keep a word together and are taken off; nothing is expanded.
func tokens(s string) []string {
	t := tokenizer{}
	for i := 0; i < len(s) && len(t.out) < maxWords; i++ {
		i = t.takeByte(s, i)
	}
	t.endWord()
	return t.out
}

type tokenizer struct {
	out   []string
	word  strings.Builder
	open  bool // a word has begun, maybe an empty one
	quote byte
}

// takeByte takes the byte at i and returns the index of the last byte it used.
func (t *tokenizer) takeByte(s string, i int) int {
	c := s[i]
	switch {
	case t.quote != 0:
		if c == t.quote {
			t.quote = 0
		} else {
			t.word.WriteByte(c)
		}
	case c == '\'' || c == '"':
		t.quote, t.open = c, true
	case c == '\\' && i+1 < len(s):
		i++
		if s[i] != '\n' {
			t.word.WriteByte(s[i])
			t.open = true
		}
	case c == '\n':
		t.endWord()
		t.out = append(t.out, ";")
	case c == ' ' || c == '\t' || c == '\r':
		t.endWord()
	case strings.IndexByte("&|;<>()", c) >= 0:
		return t.operator(s, i)
	default:
		t.word.WriteByte(c)
		t.open = true
	}
	return i
}

// operator takes && || >> 2> and their like as one token. A file descriptor
// before > and an & after it belong to the operator.
func (t *tokenizer) operator(s string, i int) int {
	c := s[i]
	if w := t.word.String(); c != '>' || (w != "1" && w != "2" && w != "&") {
		t.endWord()
	} else {
		t.word.Reset()
		t.open = false
	}
	if c == '&' && i+1 < len(s) && s[i+1] == '>' {
		i, c = i+1, '>'
	}
	op := string(c)
	for i+1 < len(s) && (s[i+1] == c || c == '>' && s[i+1] == '&') {
		i++
		op += string(s[i])
	}
	t.out = append(t.out, op)
	return i
}

func (t *tokenizer) endWord() {
	if t.open || t.word.Len() > 0 {
		t.out = append(t.out, t.word.String())
	}
	t.word.Reset()
	t.open = false
}

// split cuts tokens at the operators that end a command.
func split(words []string) [][]string {
	var out [][]string
	var cur []string
	for _, w := range words {
		switch w {
		case "&&", "||", ";", "|", "&", "(", ")", ";;":
			if len(cur) > 0 {
				out = append(out, cur)
			}
			cur = nil
		default:
			cur = append(cur, w)
		}
	}
	if len(cur) > 0 {
		out = append(out, cur)
	}
	return out
}
