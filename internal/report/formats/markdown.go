package formats

import (
	"io"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/markdown"
	"advisor/internal/report/picture"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// writeMarkdown writes a decision record in GitHub's Markdown, with no HTML
// but details and summary.
func writeMarkdown(w io.Writer, r report.Report, o report.Options) error {
	return fitMarkdown(w, func(m *mdSheet) { draw("markdown", m, r, o) })
}

// mdSheet is a sheet of Markdown.
type mdSheet struct {
	b strings.Builder

	most    int  // entries of a list or rows of a table; 0 is no limit
	entries int  // of the list or table that is open
	inTable bool // it is a table
}

func (m *mdSheet) whole() []byte {
	m.end()
	return []byte(strings.TrimRight(m.b.String(), "\n") + "\n")
}

func (m *mdSheet) prose(s string) safe { return safe(markdown.Prose(s)) }
func (m *mdSheet) code(s string) safe  { return safe(untrusted.Text(s).Code()) }
func (m *mdSheet) strong(s safe) safe  { return "**" + s + "**" }

func (m *mdSheet) mark(kind string) safe          { return m.prose(kind) + ":" }
func (m *mdSheet) severity(s facts.Severity) safe { return m.strong(m.prose(string(s))) }
func (m *mdSheet) to(address string, text safe) safe {
	return "[" + text + "](" + safe(address) + ")"
}

func (m *mdSheet) bar(score float64, in [2]float64) safe {
	const cells = 31
	before, span, after := picture.Lines().Scale(cells, score, in)
	return safe("`" + before + span + after + "`")
}

// front is the front matter, as MADR has it, and the title. A check is no
// record, and what it is pasted into shows front matter as a table.
func (m *mdSheet) front(r report.Report) {
	if r.Recommendation != "" && r.Check == nil {
		m.put("---", status(r), "decision-makers: []")
		if by := words.ReviewBy(r); by != "" {
			m.put("review-by: " + safe(by))
		}
		m.put("---", "")
	}
	m.put("# " + m.prose(words.Title(r)))
}

// status is proposed until the record says what was decided: the tool advises,
// people decide.
func status(r report.Report) safe {
	switch r.Review.Agreed {
	case "compose":
		return "status: accepted\ndecision: compose"
	case "kubernetes":
		return "status: accepted\ndecision: kubernetes"
	}
	return "status: proposed"
}

func (m *mdSheet) ruling(_ bool, word, says safe) { m.para(m.strong(word) + " " + says) }

func (m *mdSheet) backing(title safe) { m.fold(title) }
func (m *mdSheet) backed()            { m.unfold() }

func (m *mdSheet) verdict(decision, confidence safe) {
	m.para(m.strong(decision) + " " + confidence)
}

// pictures: the bars of the table of axes have to do.
func (m *mdSheet) pictures(report.Report) {}

// put writes lines that are already escaped.
func (m *mdSheet) put(lines ...safe) {
	for _, l := range lines {
		m.b.WriteString(string(l))
		m.b.WriteByte('\n')
	}
}

func (m *mdSheet) longest() int {
	if m.most > 0 {
		return m.most
	}
	return longestList
}

func (m *mdSheet) blank() {
	m.end()
	if s := m.b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		m.put("")
	}
}

func (m *mdSheet) section(level int, title safe) {
	m.blank()
	m.put(safe(strings.Repeat("#", level))+" "+title, "")
}

func (m *mdSheet) para(s safe)        { m.blank(); m.put(s, "") }
func (m *mdSheet) lead(s safe)        { m.blank(); m.put(m.strong(s)) }
func (m *mdSheet) item(s safe)        { m.entry("- " + s) }
func (m *mdSheet) step(n int, s safe) { m.entry(safe(strconv.Itoa(n)) + ". " + s) }

func (m *mdSheet) under(s safe) {
	if m.most == 0 || m.entries <= m.most {
		m.put("  - " + s)
	}
}

// entry puts an entry of a list or a row of a table, unless it is one too many.
func (m *mdSheet) entry(s safe) {
	m.entries++
	if m.most == 0 || m.entries <= m.most {
		m.put(s)
	}
}

// end closes the list or table that is open and tells what was left out.
func (m *mdSheet) end() {
	more, table := m.entries-m.most, m.inTable
	cut := m.most > 0 && more > 0
	m.entries, m.inTable = 0, false
	switch {
	case !cut:
	case table:
		m.put("", "and "+safe(strconv.Itoa(more))+" more in the JSON report.")
	default:
		m.put("- and " + safe(strconv.Itoa(more)) + " more in the JSON report")
	}
}

func (m *mdSheet) table(caption safe, columns ...safe) {
	m.blank()
	if caption != "" {
		m.para(caption)
	}
	names, rule := make([]safe, len(columns)), make([]safe, len(columns))
	for i, c := range columns {
		names[i], rule[i] = c, "---"
		if name, number := strings.CutSuffix(string(c), ":"); number {
			names[i], rule[i] = safe(name), "---:"
		}
	}
	m.put(cellsOf(names), cellsOf(rule))
	m.inTable = true
}

func (m *mdSheet) row(cells ...safe) { m.entry(cellsOf(cells)) }

func cellsOf(cells []safe) safe { return "| " + joined(cells, " | ") + " |" }

func (m *mdSheet) fold(title safe) {
	m.blank()
	m.put("<details>", "<summary>"+title+"</summary>", "")
}

func (m *mdSheet) unfold() {
	m.blank()
	m.put("</details>")
}

// listing is only for text that cannot close the fence: records and commands
// that this program wrote, diagrams of escaped labels.
func (m *mdSheet) listing(language, text string) {
	m.blank()
	m.put("```"+safe(language), safe(strings.TrimSuffix(text, "\n")), "```", "")
}

func (m *mdSheet) diagram(p *facts.Project) {
	if d := picture.Mermaid(p); d != "" {
		m.listing("mermaid", d)
		m.para(m.prose(picture.Legend(p)))
	}
}

func (m *mdSheet) foot() {
	m.blank()
	m.put("---", "")
}

// joined joins safe texts.
func joined(list []safe, by string) safe {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = string(s)
	}
	return safe(strings.Join(parts, by))
}
