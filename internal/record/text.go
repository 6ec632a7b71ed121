package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"advisor/internal/lazyregexp"
	"advisor/internal/strictyaml"
	"advisor/internal/untrusted"
)

// document is the one YAML document of a record, or nil where the text is not
// even that; the problem then says why.
func document(data []byte, c *collector) *yaml.Node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if line, message := notText(data); message != "" {
		c.add(line, message, "")
		return nil
	}
	if jsonStart.Match(data) {
		if err := validJSON(data); err != nil {
			c.add(jsonLine(data, err), "is not valid JSON", "a record that starts with {\" is read as JSON: no comments, no comma after the last entry")
			return nil
		}
		data = joinSurrogates(data)
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	if err := d.Decode(&first); err != nil {
		addSyntax(c, err, data)
		return nil
	}
	if err := d.Decode(&second); !errors.Is(err, io.EOF) {
		line := second.Line
		if err != nil {
			line = syntaxLine(err)
		}
		c.add(line, "has more than one document", "keep one record in a file")
		return nil
	}
	if isEmpty(&first) {
		c.add(0, "is empty", "advisor schema answers describes a record")
		return nil
	}
	return first.Content[0]
}

func isEmpty(n *yaml.Node) bool {
	return len(n.Content) == 0 || (n.Content[0].ShortTag() == "!!null" && n.Content[0].Value == "")
}

// notText finds what no text of ours has: too much of it, bytes that are not
// UTF-8, control characters and other ends of lines than \n, \r\n and \r.
func notText(data []byte) (line int, message string) {
	if len(data) > MaxRecord {
		return 0, fmt.Sprintf("is larger than %d KiB", MaxRecord>>10)
	}
	line = 1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1, r == 0:
			return 0, fmt.Sprintf("is not valid UTF-8 text, from byte %d on", i)
		case r == '\n':
			line++
		case r != '\r' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp):
			return line, fmt.Sprintf("has the control character U+%04X", r)
		}
		i += n
	}
	return 0, ""
}

// jsonStart tells JSON from the flow style of YAML by what stands first in it:
// a key in quotes, or a comment as some write it.
var jsonStart = lazyregexp.New(`^\s*\{\s*("|//|/\*)`)

func validJSON(data []byte) error {
	var v any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

func jsonLine(data []byte, err error) int {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return bytes.Count(data, []byte("\n")) + 1
	}
	end := min(max(int(syntax.Offset)-1, 0), len(data))
	return bytes.Count(data[:end], []byte("\n")) + 1
}

// joinSurrogates writes the two escapes that JSON needs for a character
// outside the basic plane as the one escape that YAML has for it.
func joinSurrogates(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		if data[i] != '\\' || i+1 == len(data) {
			out = append(out, data[i])
			i++
			continue
		}
		r := utf16.DecodeRune(escape(data[i:]), escape(data[min(i+6, len(data)):]))
		if r != unicode.ReplacementChar {
			out = fmt.Appendf(out, `\U%08x`, r)
			i += 12
			continue
		}
		out = append(out, data[i], data[i+1])
		i += 2
	}
	return out
}

// escape is the number of an escape such as \u00e9, 0 where there is none.
func escape(b []byte) rune {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	if err != nil {
		return 0
	}
	return rune(n)
}

func addSyntax(c *collector, err error, data []byte) {
	if errors.Is(err, io.EOF) {
		c.add(0, "is empty", "advisor schema answers describes a record")
		return
	}
	message, hint := "is not valid YAML", ""
	var e *yaml.LoadError
	switch {
	case errors.As(err, &e) && strictyaml.Tab(e.Message, data, e.Mark.Line):
		message, hint = message+": "+strictyaml.TabWords, strictyaml.TabHint
	case e != nil:
		message += ": " + untrusted.Text(e.Message).Clean()
	}
	c.add(syntaxLine(err), message, hint)
}

func syntaxLine(err error) int {
	var e *yaml.LoadError
	if errors.As(err, &e) {
		return e.Mark.Line
	}
	return 0
}
