package dockerfile

import (
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// The bounds on expanding words: BuildKit's lexer has none, and a build of a
// stranger's file may take what it likes.
const (
	// maxValue is how long a word may be before and after its variables are
	// filled in, in bytes; a longer one stays as it is written. Values may repeat
	// earlier ones, so that thirty lines could fill the memory otherwise; an image
	// reference has at most some 300 bytes.
	maxValue = 4096
	// maxPatternWork is how much all patterns (${V#p}, ${V%p}, ${V/a/b}) of one
	// file may cost: the length of each word times that of the values in it. A
	// real one costs some hundred.
	maxPatternWork = 8 << 20
	// patternWork is what a byte of a word with a pattern costs before it is
	// matched: compiling it takes a thousand times longer than reading it.
	patternWork = 256
	// maxNested is how deep variables may stand in one another; the deepest seen
	// are 2.
	maxNested = 32
)

// variable is what a name of a Dockerfile stands for.
type variable struct {
	text string
	// unknown: there is a value, and only the build knows it. The text is the
	// variable as it would be written.
	unknown bool
}

// scope are the variables that a word can use: those of its own stage, then
// those of the stages that it stands on.
type scope struct {
	parent *scope
	own    map[string]variable
}

func newScope(parent *scope) *scope { return &scope{parent: parent, own: map[string]variable{}} }

func (s *scope) lookup(name string) (variable, bool) {
	for ; s != nil; s = s.parent {
		if v, ok := s.own[name]; ok {
			return v, true
		}
	}
	return variable{}, false
}

// platformArgs are the arguments that BuildKit sets itself; their values
// depend on where the image is built, and for which platform.
func platformArgs() []string {
	return []string{
		"BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
		"TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT",
	}
}

func unknownValue(name string) variable { return variable{"${" + name + "}", true} }

// word is a word of a Dockerfile after its variables are filled in.
type word struct {
	text  string
	words []string // where the word is a list of words, as that of EXPOSE is
	// unknown: it depends on a value that only the build knows, which stands in
	// the text as ${NAME}.
	unknown bool
	// unset are variables in it that nothing in the file gives a value: they are
	// empty, unless the base image sets them.
	unset map[string]struct{}
}

// The mistakes of a word. They repeat no text of the file.
var (
	errQuote   = errors.New("an unclosed quote or brace, or a form of variable that BuildKit does not have")
	errNeeded  = errors.New("a required variable (${NAME:?}) is not set")
	errTooMuch = errors.New("a word grows too long when its variables are expanded")
)

// expander fills in variables as BuildKit does, by BuildKit's own lexer. It is
// used for one file.
type expander struct {
	lex  *shell.Lex
	work int
}

func newExpander(escape rune) *expander { return &expander{lex: shell.NewLex(escape)} }

// expand gives what BuildKit makes of a word: quotes and escapes are taken
// off, variables filled in, and one without a value is empty.
func (e *expander) expand(text string, vars *scope) (word, error) {
	return e.process(text, &bounded{vars: vars, e: e}, false)
}

// expandKnown is expand, but a variable without a value stays as it is written.
func (e *expander) expandKnown(text string, vars *scope) (word, error) {
	return e.process(text, &bounded{vars: vars, e: e, keepUnset: true}, false)
}

// split is expand for a word that may become several.
func (e *expander) split(text string, vars *scope) (word, error) {
	return e.process(text, &bounded{vars: vars, e: e}, true)
}

func (e *expander) process(text string, values *bounded, list bool) (word, error) {
	if !strings.ContainsAny(text, "$'\"\\`") && !list {
		return word{text: text}, nil
	}
	values.length = len(text)
	shape := shapeOf(text)
	if values.pattern = shape.patterns > 0; values.pattern {
		e.work += patternWork * len(text)
	}
	if len(text) > maxValue || shape.replacements > 1 || shape.depth > maxNested || values.pattern && e.work > maxPatternWork {
		return word{text: text, unknown: true}, errTooMuch
	}
	result, err := e.lex.ProcessWordWithMatches(text, values)
	out := word{text: result.Result, words: result.Words, unknown: values.unknown, unset: result.Unmatched}
	switch {
	case values.over || len(out.text) > maxValue:
		return word{text: text, unknown: true}, errTooMuch
	case err != nil:
		return word{text: text, unknown: true}, mistakeOf(err)
	}
	return out, nil
}

// mistakeOf words an error of the lexer, which would repeat the file's text.
func mistakeOf(err error) error {
	for _, syntax := range []string{"syntax error", "unexpected end", "unsupported modifier", "invalid pattern"} {
		if strings.Contains(err.Error(), syntax) {
			return errQuote
		}
	}
	return errNeeded
}

// shape is how the variables of a word are written.
type shape struct {
	depth    int // how deep they stand in one another
	patterns int
	// replacements are those of all places, ${V//a/b}, in which each byte of a
	// value may become a whole text: one within another multiplies.
	replacements int
}

func shapeOf(text string) shape {
	var s shape
	depth := 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '}':
			depth = max(depth-1, 0)
		case strings.HasPrefix(text[i:], "${"):
			depth++
			s.depth = max(s.depth, depth)
			operator := strings.TrimLeftFunc(text[i+2:], func(r rune) bool { return r < 0x80 && nameByte(byte(r)) })
			if operator != "" && strings.IndexByte("#%/", operator[0]) >= 0 {
				s.patterns++
			}
			if strings.HasPrefix(operator, "//") {
				s.replacements++
			}
		}
	}
	return s
}

func nameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// bounded gives the lexer the values of variables, as long as one word does
// not grow too far by them.
type bounded struct {
	vars    *scope
	e       *expander
	length  int // of the word and of what was put into it
	pattern bool
	// keepUnset gives a variable without a value its own name.
	keepUnset bool
	unknown   bool
	over      bool
}

// Get is the value of a name.
func (b *bounded) Get(name string) (string, bool) {
	v, ok := b.vars.lookup(name)
	if !ok && b.keepUnset {
		v, ok = unknownValue(name), true
	}
	if !ok {
		return "", false
	}
	if b.pattern {
		b.e.work += b.length * len(v.text)
	}
	b.length += len(v.text)
	if b.over = b.over || b.length > 2*maxValue || b.e.work > maxPatternWork; b.over {
		return "", true
	}
	b.unknown = b.unknown || v.unknown
	return v.text, true
}

// Keys are the names that the lexer may look for; it asks for none.
func (b *bounded) Keys() []string { return nil }
