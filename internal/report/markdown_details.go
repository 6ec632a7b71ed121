package report

import (
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// architecture is the diagram and the table that holds the same facts.
func (m *document) architecture(r Report) {
	if r.Facts == nil || len(r.Facts.Services) == 0 {
		return
	}
	m.section(2, "Architecture")
	if d := mermaid(r.Facts); d != "" {
		m.put("```mermaid", strings.TrimSuffix(d, "\n"), "```", "")
		m.put(legend(r.Facts), "")
	}
	m.fold("All " + plural(len(r.Facts.Services), "service", "services"))
	m.serviceTable(r.Facts.Services)
	m.unfold()
}

// legend says how to read the diagram.
func legend(p *facts.Project) string {
	if len(p.Services) > drawAlone {
		return "A box is a role; an arrow leads to a role that it depends on. The table has every service."
	}
	return "An arrow leads from a service to one that it depends on; a cylinder keeps data."
}

func (m *document) serviceTable(all []facts.Service) {
	const most = 200
	m.table("Service", "Role", "Image", "Copies:", "Keeps data", "Published", "Depends on", "Where")
	for i, s := range all {
		if i == most {
			m.put("", plural(len(all)-i, "more service", "more services")+" in the JSON report.")
			return
		}
		role := roleLabel(s.Role)
		if !s.RoleSure && s.Role != "" {
			role += " (a guess)"
		}
		if s.Inactive {
			role += ", inactive profile"
		}
		m.row(s.Name.Code(), prose(role), image(s), strconv.Itoa(s.Replicas), yes(s.Stateful),
			codes(ports(s), 4), codes(dependencies(s), 8), m.link(s.Place))
	}
}

// image is what a service runs; "built" where it has no name yet.
func image(s facts.Service) string {
	name := ""
	if s.Image != nil {
		name = s.Image.Ref.Code()
	}
	switch {
	case s.Build != nil && name != "":
		return "built as " + name
	case s.Build != nil:
		return "built here"
	}
	return name
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func ports(s facts.Service) []untrusted.Text {
	out := make([]untrusted.Text, 0, len(s.Ports))
	for _, p := range s.Ports {
		published := p.Published
		if published == "" {
			published = "any"
		}
		if p.HostIP != "" {
			published = string(p.HostIP) + ":" + published
		}
		out = append(out, untrusted.Text(published))
	}
	return out
}

func dependencies(s facts.Service) []untrusted.Text {
	out := make([]untrusted.Text, len(s.DependsOn))
	for i, d := range s.DependsOn {
		out[i] = d.Service
	}
	return out
}

// codes sets at most n names as code.
func codes(names []untrusted.Text, n int) string {
	list := make([]string, len(names))
	for i, s := range names {
		list[i] = s.Code()
	}
	return firstOf(n, list)
}

// suggested are the answers that the files suggest, without a score.
func (m *document) suggested(r Report) {
	if len(r.Factors) == 0 {
		return
	}
	m.section(2, "Answers that the files suggest")
	m.table("Question", "Suggested answer", "Seen", "Where")
	for _, f := range r.Factors {
		m.row(code(f.ID)+" "+prose(f.Question), prose(AnswerLabel(f)), prose(stop(f.Because.Whole())), m.links(f.Evidence, 3))
	}
}

// details are what only some readers want.
func (m *document) details(r Report) {
	if len(r.Factors) == 0 {
		return
	}
	m.section(2, "More information")
	m.fold("All answers")
	m.put(prose(sentence(Answered(r))), "")
	m.table("Question", "Answer", "From", "Weight:", "Points:", "Why it counts")
	for _, f := range r.Factors {
		m.row(code(f.ID)+" "+prose(f.Question), prose(AnswerLabel(f)), m.source(f), Number(f.Weight), Amount(f), m.remarks(f))
	}
	m.unfold()
	m.fold("How the score works")
	m.put(Method(r)...)
	m.unfold()
}

// remarks are the model's reason, what the scan saw and the team's note.
func (m *document) remarks(f Factor) string {
	var parts []string
	if f.Why != "" {
		parts = append(parts, prose(sentence(f.Why)))
	}
	if f.Because != "" {
		parts = append(parts, "Seen: "+prose(stop(f.Because.Whole())))
	}
	if f.Note != "" {
		parts = append(parts, "Note: "+prose(stop(f.Note.Whole())))
	}
	return strings.Join(parts, " ")
}

// stamp is what the report was made with, and how to make it again.
func (m *document) stamp(r Report) {
	m.blank()
	m.put("---", "")
	m.put(prose(Stamp(r)[0]))
	if n := len(r.Inputs.Files); n > 0 {
		list := make([]string, n)
		for i, f := range r.Inputs.Files {
			list[i] = f.Path.Code() + " " + code(short(f.SHA256))
		}
		m.put("", "files "+firstOf(4, list))
	}
	m.reproduce(r)
}

// reproduce is the record of the given answers and the command that reads it.
func (m *document) reproduce(r Report) {
	record := Record(r)
	if record == "" {
		return
	}
	m.fold("How to make this report again")
	m.put("Save the answers as `advisor.yaml`:", "", "```yaml", strings.TrimSuffix(record, "\n"), "```", "")
	m.put("Then run, in the folder of the project:", "", "```sh", Command(r), "```")
	m.unfold()
}
