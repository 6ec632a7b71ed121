package report

import (
	"io"
	"strings"
)

// writeMarkdown writes a decision record in the headings of MADR, for a
// design review. The first screen decides, the body backs it, long lists are
// folded away. It is GitHub's Markdown with no HTML but details and summary,
// and no diagram shows what the table below it does not.
func writeMarkdown(w io.Writer, r Report, o Options) error {
	m := &document{base: o.Base}
	m.front(r)
	if r.Recommendation != "" {
		m.decision(r)
	}
	m.context(r)
	if r.Recommendation != "" {
		m.drivers(r)
		m.options(r)
		m.consequences(r)
	}
	if r.Recommendation == "" {
		m.suggested(r)
	}
	m.findings(r)
	m.portability(r)
	m.nextSteps(r)
	m.confirmation(r)
	m.architecture(r)
	m.cases(r)
	if r.Recommendation != "" {
		m.details(r)
	}
	m.stamp(r)
	_, err := io.WriteString(w, m.b.String())
	return err
}

// document collects Markdown. Every string of a report goes through prose or
// code, or through link.
type document struct {
	b    strings.Builder
	base string
}

// put writes lines that are already escaped.
func (m *document) put(lines ...string) {
	for _, l := range lines {
		m.b.WriteString(l)
		m.b.WriteByte('\n')
	}
}

// blank ends a block, if nothing has ended it yet.
func (m *document) blank() {
	if s := m.b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		m.put("")
	}
}

// section starts a section.
func (m *document) section(level int, title string) {
	m.blank()
	m.put(strings.Repeat("#", level)+" "+title, "")
}

// item writes one entry of a list.
func (m *document) item(s string) { m.put("- " + s) }

// table starts a table; the columns of which the name ends in ":" are
// numbers and go to the right.
func (m *document) table(columns ...string) {
	rule := make([]string, len(columns))
	for i, c := range columns {
		rule[i] = "---"
		if strings.HasSuffix(c, ":") {
			columns[i], rule[i] = strings.TrimSuffix(c, ":"), "---:"
		}
	}
	m.row(columns...)
	m.row(rule...)
}

// row writes one row of cells that are already escaped.
func (m *document) row(cells ...string) { m.put("| " + strings.Join(cells, " | ") + " |") }

// fold starts a part that is closed at first.
func (m *document) fold(title string) {
	m.blank()
	m.put("<details>", "<summary>"+title+"</summary>", "")
}

func (m *document) unfold() {
	m.blank()
	m.put("</details>")
}
