package blocks

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// services are what the files show: the services by role in the short form, a
// diagram in the long one, and the table of all.
func services(r report.Report) part {
	if r.Facts == nil || len(r.Facts.Services) == 0 {
		return part{}
	}
	f := r.Facts
	running := f.Running().Services
	head := Heading{Level: Section, Title: sentence("What the files show: " + english.Count(len(running), "service", "services"))}
	if r.Recommendation != "" {
		head.Title = Text{our("Services")}
	}
	l := List{}
	for _, g := range words.ByRole(running) {
		names := make([]string, len(g.Services))
		for i, s := range g.Services {
			names[i] = serviceNote(s)
		}
		l.Items = append(l.Items, Item{
			Lead: []Cell{{Text: words.RoleLabel(g.Role), Width: 18}, {Text: strconv.Itoa(len(g.Services)), Width: 3, Right: true}},
			Text: sentence(words.FirstOf(24, names)),
		})
	}
	if idle := f.Inactive(); len(idle) > 0 {
		names := make([]string, len(idle))
		for i, s := range idle {
			names[i] = s.Name.Clean()
		}
		l.Items = append(l.Items, Item{
			Lead: []Cell{{Text: "inactive profile", Width: 18}, {Text: "-", Width: 3, Right: true}},
			Text: sentence(words.FirstOf(24, names)), Style: Grey,
		})
	}
	if kept := dataNotes(f); len(kept) > 0 {
		l.Items = append(l.Items, Item{
			Lead: []Cell{{Text: "keeps data", Width: 18}, {Text: strconv.Itoa(len(kept)), Width: 3, Right: true}},
			Text: sentence(words.FirstOf(12, kept)),
		})
	}
	roles := []Block{l, Paragraph{Text: sentence(english.Stop(english.Upper(strings.TrimPrefix(words.Parts(f)+legend(running), "; ")))), Style: Grey}}
	var out part
	drawn := func(l Level) Block {
		if len(f.Services) < 2 {
			return long()
		}
		return long(Picture{Heading{Level: l, Title: Text{our("Architecture")}}, PictureOfServices, r})
	}
	if r.Recommendation == "" {
		out.body = []Block{drawn(Section), short(append([]Block{head}, roles...)...)}
	} else {
		out.body = []Block{detailed(append([]Block{head}, roles...)...)}
	}
	all := long(Fold{
		Title:  allServices(len(f.Services)),
		Blocks: []Block{serviceTable(f)}, Paper: true,
	})
	if r.Recommendation == "" {
		out.body = append(out.body, all)
	} else {
		out.more = []Block{drawn(Part), all}
	}
	return out
}

// allServices is the title of the table.
func allServices(n int) Text {
	if n == 1 {
		return Text{our("The service")}
	}
	return Text{our("All "), prose(english.Count(n, "service", "services"))}
}

// dataNotes are what keeps data, each with the service that owns it and how many
// others use it; nothing of services that do not run.
func dataNotes(f *facts.Project) []string {
	var out []string
	for _, d := range f.Data {
		if !slices.ContainsFunc(f.Running().Services, func(s facts.Service) bool { return s.Name == d.Owner }) {
			continue
		}
		note := d.Name.Clean() + " of " + d.Owner.Clean()
		if d.Kind == "container" {
			note = d.Owner.Clean() + ", in its container alone"
		}
		if n := len(d.UsedBy); n > 0 {
			note += " and " + english.Count(n, "other", "others")
		}
		out = append(out, note)
	}
	return out
}

// serviceNote is a service's name with the marks that the legend explains.
func serviceNote(s facts.Service) string {
	name := s.Name.Clean()
	if s.Stateful {
		name += "*"
	}
	if guessed(s) {
		name += "?"
	}
	if s.Replicas > 1 {
		name += " x" + strconv.Itoa(s.Replicas)
	}
	return name
}

func guessed(s facts.Service) bool { return !s.RoleSure && s.Role != "" }

// legend explains the marks that are used.
func legend(all []facts.Service) string {
	out := ""
	for _, m := range []struct {
		used func(facts.Service) bool
		says string
	}{
		{func(s facts.Service) bool { return s.Stateful }, "* keeps data"},
		{guessed, "? the role is a guess"},
	} {
		if slices.ContainsFunc(all, m.used) {
			out += "; " + m.says
		}
	}
	return out
}

// kept is what keeps the data of a service: its volumes and folders.
func kept(f *facts.Project, s facts.Service) Text {
	if !s.Stateful {
		return Text{}
	}
	var names []untrusted.Text
	for _, d := range f.Data {
		if d.Owner == s.Name && d.Name != "" {
			names = append(names, d.Name)
		}
	}
	if len(names) == 0 {
		return Text{our("yes")}
	}
	return codes(names, 4)
}

func serviceTable(f *facts.Project) Table {
	all := f.Services
	t := Table{
		Columns: []Column{
			{Title: "Service"},
			{Title: "Role"},
			{Title: "Image"},
			{Title: "Copies", Number: true},
			{Title: "Keeps data"},
			{Title: "Published"},
			{Title: "Depends on"},
			{Title: "Where"},
		},
		More: [2]string{"more service", "more services"},
	}
	for _, s := range all[:min(len(all), LongestList)] {
		role := words.RoleLabel(s.Role)
		if guessed(s) {
			role += " (a guess)"
		}
		if s.Inactive {
			role += ", inactive profile"
		}
		t.Rows = append(t.Rows, Row{Cells: []Text{
			{code(s.Name.Clean())},
			{prose(role)},
			image(s),
			{count(s.Replicas)},
			kept(f, s), codes(ports(s), 4), codes(dependencies(s), 8),
			links([]untrusted.Place{s.Place}, 1),
		}})
	}
	t.LeftOut = len(all) - len(t.Rows)
	return t
}

// image is what a service runs; "built" where it has no name yet.
func image(s facts.Service) Text {
	var name Text
	if s.Image != nil {
		if ref := s.Image.Ref.Clean(); ref != "" {
			name = Text{code(ref)}
		}
	}
	switch {
	case s.Build != nil && name != nil:
		return append(Text{our("built as ")}, name...)
	case s.Build != nil:
		return Text{our("built here")}
	}
	return name
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
