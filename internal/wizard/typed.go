package wizard

import (
	"io"
	"os"
	"unicode/utf8"
)

// terminalInput is the terminal that is typed on, for a library that takes the
// end of what it reads for the end of a key, and its own end for nothing: it
// gives whole keys, and says when the input has ended.
type terminalInput struct {
	*os.File
	ended func()
}

// longestKey is more than the bytes of any key, or of any report of a mouse.
const longestKey = 32

const escape = '\x1b'

// Read reads what was typed, up to the end of a key. A key of which nothing
// more arrives within a moment is given as it is: Escape is one. It never
// fills p, for then the library would wait for more. Any error is the end: the
// terminal is gone.
func (t *terminalInput) Read(p []byte) (int, error) {
	n, err := t.File.Read(p[:max(1, len(p)-longestKey)])
	for err == nil && n+1 < len(p) && cut(p[:n]) && arrives(t.File) {
		var m int
		m, err = t.File.Read(p[n : n+1])
		n += m
	}
	if err != nil && n == 0 {
		t.ended()
		return 0, io.EOF
	}
	return n, nil
}

// cut reports whether the last key of b is not whole.
func cut(b []byte) bool {
	for len(b) > 0 {
		n := keyLength(b)
		if n == 0 {
			return true
		}
		b = b[n:]
	}
	return false
}

// keyLength is how many bytes the first key of b has, as terminals send keys
// (ECMA-48, 5.4, and xterm's control sequences); 0: more than b.
func keyLength(b []byte) int {
	if b[0] != escape {
		if !utf8.FullRune(b) {
			return 0
		}
		_, n := utf8.DecodeRune(b)
		return n
	}
	switch rest := b[1:]; {
	case len(rest) == 0:
		return 0
	case rest[0] == '[':
		return sequenceLength(b)
	case rest[0] == 'O': // F1 to F4, and arrows in some modes
		return within(b, 3)
	default: // Alt with another key
		n := keyLength(rest)
		if n == 0 {
			return 0
		}
		return 1 + n
	}
}

// sequenceLength is keyLength of a control sequence: Escape, "[", parameters,
// and the byte that ends it.
func sequenceLength(b []byte) int {
	for i, c := range b[2:] {
		switch {
		case i == 0 && c == 'M': // a mouse, as X10 did: three bytes more
			return within(b, 6)
		case i == 0 && c == '[': // F1 to F5 of Linux's console
			return within(b, 4)
		case c >= 0x40 && c <= 0x7e:
			return i + 3
		case c < 0x20 || c > 0x7e: // no sequence: what follows is a key of its own
			return i + 2
		}
	}
	return 0
}

// within is n if b has as many bytes, else 0.
func within(b []byte, n int) int {
	if len(b) < n {
		return 0
	}
	return n
}
