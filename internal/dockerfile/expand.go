package dockerfile

import "strings"

// maxValue is how long an expanded value may be; a longer one stays as it is
// written. Values may repeat earlier ones, so that thirty lines could fill the
// memory otherwise; an image reference has at most some 300 bytes.
const maxValue = 4096

// expand replaces $NAME, ${NAME}, ${NAME:-default}, ${NAME-default} and
// ${NAME:+other}. A variable without a value stays as it is written, so that
// the reader sees what is missing. It looks at each byte once; a default may
// use variables again, three levels deep, which is one more than any file
// seen.
func expand(s string, vars map[string]string) string { return expandDeep(s, vars, 3) }

func expandDeep(s string, vars map[string]string, depth int) string {
	if depth == 0 || !strings.Contains(s, "$") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if b.Len() > maxValue {
			return s
		}
		if s[i] != '$' {
			b.WriteByte(s[i])
			i++
			continue
		}
		expr, n := variable(s[i:])
		if v, ok := evaluate(expr, vars, depth); ok {
			b.WriteString(v)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	if b.Len() > maxValue {
		return s
	}
	return b.String()
}

// variable cuts the expression at the start of s, which begins with "$", and
// tells how many bytes it takes. An empty expression is no variable.
func variable(s string) (expr string, n int) {
	if len(s) > 1 && s[1] == '{' {
		if end := closing(s); end > 0 {
			return s[2:end], end + 1
		}
		return "", len(s)
	}
	n = 1
	for n < len(s) && nameByte(s[n]) {
		n++
	}
	return s[1:n], n
}

// closing is the index of the brace that ends "${…", or -1.
func closing(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func nameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// evaluate gives the value of NAME with an optional operator; false where
// there is none.
func evaluate(expr string, vars map[string]string, depth int) (string, bool) {
	n := 0
	for n < len(expr) && nameByte(expr[n]) {
		n++
	}
	name, op := expr[:n], expr[n:]
	v, set := vars[name]
	switch {
	case name == "":
		return "", false
	case op == "":
		return v, set
	case strings.HasPrefix(op, ":-") && v == "":
		return expandDeep(op[2:], vars, depth-1), true
	case strings.HasPrefix(op, "-") && !set:
		return expandDeep(op[1:], vars, depth-1), true
	case strings.HasPrefix(op, ":+"):
		if v == "" {
			return "", true
		}
		return expandDeep(op[2:], vars, depth-1), true
	}
	return v, set
}
