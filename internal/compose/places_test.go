package compose

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/compose/source"
	"advisor/internal/compose/tree"
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

func (c *placeChecker) line(at tree.Pos) string {
	return string(source.LineAt(c.l.session.sources[at.File].Text, int(at.Line)))
}

func (c *placeChecker) walk(n *tree.Node, where string) {
	if n.Implied {
		return
	}
	for _, i := range n.Items {
		c.walk(i, where+"[]")
	}
	for _, e := range n.Entries {
		if e.At == n.At && !strings.Contains(c.line(e.At), e.Key) {
			continue // made from a short form, or the default of a key
		}
		c.keys++
		text := c.line(e.At)
		if other := strings.Contains(text+e.Key, "${") || e.Key == "initial_sync"; !other && !strings.Contains(text, e.Key) { // a variable in the key; written x-initialSync
			c.t.Errorf("%s.%s: line %d is %q", where, e.Key, e.At.Line, text)
		}
		c.walk(e.Val, where+"."+e.Key)
	}
	if n.Kind == tree.Scalar {
		c.text(n, where)
	}
}

// text checks a text that is written as it is.
func (c *placeChecker) text(n *tree.Node, where string) {
	line := c.line(n.At)
	block := strings.Contains(line, "|") || strings.Contains(line, ">")
	if n.Filled || n.Type != tree.Str || block || strings.ContainsAny(n.Text, "\n\\'\"") || len(n.Text) > 40 {
		return
	}
	c.texts++
	if !strings.Contains(line, n.Text) {
		c.t.Errorf("%s: line %d is %q, the text is %q", where, n.At.Line, line, n.Text)
	}
}
