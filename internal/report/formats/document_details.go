package formats

import (
	"strconv"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// architecture is the diagram and the table that holds the same facts.
func (m *document) architecture(r report.Report) {
	if r.Facts == nil || len(r.Facts.Services) == 0 {
		return
	}
	m.section(2, "Architecture")
	m.diagram(r.Facts)
	m.fold("All " + m.prose(words.Plural(len(r.Facts.Services), "service", "services")))
	m.serviceTable(r.Facts.Services)
	m.unfold()
}

func (m *document) serviceTable(all []facts.Service) {
	most := m.longest()
	m.table("", "Service", "Role", "Image", "Copies:", "Keeps data", "Published", "Depends on", "Where")
	for i, s := range all {
		if i == most {
			m.para(m.prose(words.Plural(len(all)-i, "more service", "more services")) + " in the JSON report.")
			return
		}
		role := words.RoleLabel(s.Role)
		if !s.RoleSure && s.Role != "" {
			role += " (a guess)"
		}
		if s.Inactive {
			role += ", inactive profile"
		}
		m.row(m.code(s.Name.Clean()), m.prose(role), m.image(s), safe(strconv.Itoa(s.Replicas)), yes(s.Stateful),
			m.codes(ports(s), 4), m.codes(dependencies(s), 8), m.link(s.Place))
	}
}

// image is what a service runs; "built" where it has no name yet.
func (m *document) image(s facts.Service) safe {
	var name safe
	if s.Image != nil {
		name = m.code(s.Image.Ref.Clean())
	}
	switch {
	case s.Build != nil && name != "":
		return "built as " + name
	case s.Build != nil:
		return "built here"
	}
	return name
}

func yes(b bool) safe {
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
func (m *document) codes(names []untrusted.Text, n int) safe {
	list := make([]safe, len(names))
	for i, s := range names {
		list[i] = m.code(s.Clean())
	}
	return words.FirstOf(n, list)
}

// suggested are the answers that the files suggest, without a score.
func (m *document) suggested(r report.Report) {
	if len(r.Factors) == 0 {
		return
	}
	m.section(2, "Answers that the files suggest")
	m.table("", "Question", "Suggested answer", "Seen", "Where")
	for _, f := range r.Factors {
		m.row(m.code(f.ID)+" "+m.prose(f.Question), m.prose(words.AnswerLabel(f)), m.prose(words.Stop(f.Because.Whole())), m.links(f.Evidence, 3))
	}
}

// details are what only some readers want.
func (m *document) details(r report.Report) {
	if len(r.Factors) == 0 {
		return
	}
	m.section(2, "More information")
	m.fold("All answers")
	m.para(m.prose(words.Sentence(words.Answered(r))))
	m.table("", "Question", "Answer", "From", "Weight:", "Points:", "Why it counts")
	for _, f := range r.Factors {
		m.row(m.code(f.ID)+" "+m.prose(f.Question), m.prose(words.AnswerLabel(f)), m.source(f), safe(words.Number(f.Weight)), safe(words.Amount(f)), m.remarks(f))
	}
	m.unfold()
	m.fold("How the score works")
	for _, s := range words.Method(r) {
		m.item(m.prose(s))
	}
	says, tips := words.WeightTips(r)
	m.item(m.prose(says))
	for _, t := range tips {
		m.under(m.prose(t))
	}
	m.unfold()
}

// remarks are the model's reason, what the scan saw and the team's note.
func (m *document) remarks(f report.Factor) safe {
	var parts []safe
	if f.Why != "" {
		parts = append(parts, m.prose(words.Sentence(f.Why)))
	}
	if f.Because != "" {
		parts = append(parts, "Seen: "+m.prose(words.Stop(f.Because.Whole())))
	}
	if f.Note != "" {
		parts = append(parts, "Note: "+m.prose(words.Stop(f.Note.Whole())))
	}
	return joined(parts, " ")
}

// stamp is what the report was made with, and how to make it again.
func (m *document) stamp(r report.Report) {
	m.foot()
	m.para(m.prose(words.Stamp(r)[0]))
	if n := len(r.Inputs.Files); n > 0 {
		list := make([]safe, n)
		for i, f := range r.Inputs.Files {
			list[i] = m.code(f.Path.Clean()) + " " + m.code(words.Short(f.SHA256))
		}
		m.para("files " + words.FirstOf(4, list))
	}
	m.reproduce(r)
}

// reproduce is the record of the given answers and the command that reads it.
func (m *document) reproduce(r report.Report) {
	record := words.Record(r)
	if record == "" {
		return
	}
	m.fold("How to make this report again")
	m.para(m.prose("Save the answers as `advisor.yaml`:"))
	m.listing("yaml", record)
	m.para("Then run, in the folder of the project:")
	m.listing("sh", words.Command(r, m.format))
	m.unfold()
}
