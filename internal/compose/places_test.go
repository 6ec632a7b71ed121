package compose

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// Every key of every public project stands on the line that Place gives, and
// every short text on the line that its node gives.
func TestPlacesOfPublicProjects(t *testing.T) {
	c := &placeChecker{t: t}
	for _, r := range references(t) {
		path := corpusFile(t, r.file)
		l, err := Load(context.Background(), Input{Dir: filepath.Dir(path), Files: []string{path}})
		if err != nil {
			continue
		}
		c.l = l
		c.walk(l.tree, r.file)
		l.Root.Close()
	}
	t.Logf("%d keys and %d texts stand where they are said to", c.keys, c.texts)
}

type placeChecker struct {
	t           *testing.T
	l           *Loaded
	keys, texts int
}

func (c *placeChecker) line(at pos) string {
	return string(lineAt(c.l.session.sources[at.file].file.Bytes, int(at.line)))
}

func (c *placeChecker) walk(n *node, where string) {
	if n.implied {
		return
	}
	for _, i := range n.items {
		c.walk(i, where+"[]")
	}
	for _, e := range n.entries {
		if e.at == n.at && !strings.Contains(c.line(e.at), e.key) {
			continue // made from a short form, or the default of a key
		}
		c.keys++
		text := c.line(e.at)
		if other := strings.Contains(text, "${") || e.key == "initial_sync"; !other && !strings.Contains(text, e.key) { // a variable in the key; written x-initialSync
			c.t.Errorf("%s.%s: line %d is %q", where, e.key, e.at.line, text)
		}
		c.walk(e.val, where+"."+e.key)
	}
	if n.kind == scalar {
		c.text(n, where)
	}
}

// text checks a text that is written as it is.
func (c *placeChecker) text(n *node, where string) {
	line := c.line(n.at)
	block := strings.Contains(line, "|") || strings.Contains(line, ">")
	if n.filled || n.typ != str || block || strings.ContainsAny(n.text, "\n\\'\"") || len(n.text) > 40 {
		return
	}
	c.texts++
	if !strings.Contains(line, n.text) {
		c.t.Errorf("%s: line %d is %q, the text is %q", where, n.at.line, line, n.text)
	}
}
