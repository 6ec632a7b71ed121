package report

import (
	"io"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// writeMarkdown writes a decision record in GitHub's Markdown, with no HTML
// but details and summary.
func writeMarkdown(w io.Writer, r Report, o Options) error {
	return fitMarkdown(w, func(m *markdown) { draw("markdown", m, r, o) })
}

// markdown is a sheet of Markdown.
type markdown struct {
	b strings.Builder

	most    int  // entries of a list or rows of a table; 0 is no limit
	entries int  // of the list or table that is open
	inTable bool // it is a table
}

func (m *markdown) whole() []byte {
	m.end()
	return []byte(strings.TrimRight(m.b.String(), "\n") + "\n")
}

func (m *markdown) prose(s string) safe { return safe(prose(s)) }
func (m *markdown) code(s string) safe  { return safe(untrusted.Text(s).Code()) }
func (m *markdown) strong(s safe) safe  { return "**" + s + "**" }

func (m *markdown) mark(kind string) safe          { return m.prose(kind) + ":" }
func (m *markdown) severity(s facts.Severity) safe { return m.strong(m.prose(string(s))) }
func (m *markdown) to(address string, text safe) safe {
	return "[" + text + "](" + safe(address) + ")"
}

func (m *markdown) bar(score float64, in [2]float64) safe {
	const cells = 31
	before, span, after := lines().scale(cells, score, in)
	return safe("`" + before + span + after + "`")
}

// front is the front matter, as MADR has it, and the title. A check is no
// record, and what it is pasted into shows front matter as a table.
func (m *markdown) front(r Report) {
	if r.Recommendation != "" && r.Check == nil {
		m.put("---", status(r), "decision-makers: []")
		if by := reviewBy(r); by != "" {
			m.put("review-by: " + safe(by))
		}
		m.put("---", "")
	}
	m.put("# " + m.prose(Title(r)))
}

// status is proposed until the record says what was decided: the tool advises,
// people decide.
func status(r Report) safe {
	switch r.Review.Agreed {
	case "compose":
		return "status: accepted\ndecision: compose"
	case "kubernetes":
		return "status: accepted\ndecision: kubernetes"
	}
	return "status: proposed"
}

func (m *markdown) ruling(_ bool, word, says safe) { m.para(m.strong(word) + " " + says) }

func (m *markdown) backing(title safe) { m.fold(title) }
func (m *markdown) backed()            { m.unfold() }

func (m *markdown) verdict(decision, confidence safe) {
	m.para(m.strong(decision) + " " + confidence)
}

// pictures: the bars of the table of axes have to do.
func (m *markdown) pictures(Report) {}

// put writes lines that are already escaped.
func (m *markdown) put(lines ...safe) {
	for _, l := range lines {
		m.b.WriteString(string(l))
		m.b.WriteByte('\n')
	}
}

func (m *markdown) longest() int {
	if m.most > 0 {
		return m.most
	}
	return longestList
}

func (m *markdown) blank() {
	m.end()
	if s := m.b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		m.put("")
	}
}

func (m *markdown) section(level int, title safe) {
	m.blank()
	m.put(safe(strings.Repeat("#", level))+" "+title, "")
}

func (m *markdown) para(s safe)        { m.blank(); m.put(s, "") }
func (m *markdown) lead(s safe)        { m.blank(); m.put(m.strong(s)) }
func (m *markdown) item(s safe)        { m.entry("- " + s) }
func (m *markdown) step(n int, s safe) { m.entry(safe(strconv.Itoa(n)) + ". " + s) }

func (m *markdown) under(s safe) {
	if m.most == 0 || m.entries <= m.most {
		m.put("  - " + s)
	}
}

// entry puts an entry of a list or a row of a table, unless it is one too many.
func (m *markdown) entry(s safe) {
	m.entries++
	if m.most == 0 || m.entries <= m.most {
		m.put(s)
	}
}

// end closes the list or table that is open and tells what was left out.
func (m *markdown) end() {
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

func (m *markdown) table(caption safe, columns ...safe) {
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

func (m *markdown) row(cells ...safe) { m.entry(cellsOf(cells)) }

func cellsOf(cells []safe) safe { return "| " + joined(cells, " | ") + " |" }

func (m *markdown) fold(title safe) {
	m.blank()
	m.put("<details>", "<summary>"+title+"</summary>", "")
}

func (m *markdown) unfold() {
	m.blank()
	m.put("</details>")
}

// listing is only for text that cannot close the fence: records and commands
// that this program wrote, diagrams of escaped labels.
func (m *markdown) listing(language, text string) {
	m.blank()
	m.put("```"+safe(language), safe(strings.TrimSuffix(text, "\n")), "```", "")
}

func (m *markdown) diagram(p *facts.Project) {
	if d := mermaid(p); d != "" {
		m.listing("mermaid", d)
		m.para(m.prose(legend(p)))
	}
}

func (m *markdown) foot() {
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
