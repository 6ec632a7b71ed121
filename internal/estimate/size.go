package estimate

import (
	"cmp"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/ranges"
	"advisor/internal/untrusted"
)

// Fits says whether the application fits on one host.
type Fits string

// The verdicts. There is no "does not fit": memory that is only assumed does not
// show that.
const (
	FitsEasily Fits = "easily"     // on an ordinary host, even at the high end
	FitsLarge  Fits = "large-host" // on a large one
	FitsCheck  Fits = "check"      // it needs more, fills what it gets, or nothing is known
)

// gib is how many bytes a GB has.
const gib = 1 << 30

// Sizing is how much memory the application needs, and whether one host has it.
type Sizing struct {
	// Memory is that of all services that keep running, in GB, copies included.
	Memory Range
	// FromFiles: it was added up by service, else it is a number of services times
	// an average.
	FromFiles bool
	// Known and Assumed are how many services the files set a limit or reservation
	// for, and how many are assumed.
	Known, Assumed int
	// Host is the memory that one host for everything would have, in GB.
	Host     Range
	Fits     Fits
	Takers   []untrusted.Text // services that fill what they get, without a limit
	Services []ServiceMemory  // in the order of the facts; none without files
	// CPUs are the CPUs that the files reserve; 0: none.
	CPUs float64
}

// ServiceMemory is what one service needs, in GB, for all of its copies.
type ServiceMemory struct {
	Name   untrusted.Text
	Copies int
	Memory Range
	// Item is the figure that stands in for what the files do not set; empty where
	// they set it, at Place.
	Item  string
	Place untrusted.Place
}

// memoryOfFiles adds up what the services of a project ask for. What runs once,
// helps development or is switched off does not count.
func memoryOfFiles(p facts.Project, c Costs) Sizing {
	s := Sizing{FromFiles: true, Memory: Range{Known: true}}
	for i := range p.Services {
		service := &p.Services[i]
		if !service.Orchestrated() || service.Inactive {
			continue
		}
		m, taker := memoryOf(*service, c)
		// Services of one project are large or small together, so their ends add up.
		s.Memory = s.Memory.Plus(m.Memory)
		s.Services = append(s.Services, m)
		s.CPUs += float64(service.Resources.CPUReservation) / 1000 * float64(m.Copies)
		if m.Item == "" {
			s.Known++
			continue
		}
		s.Assumed++
		if taker {
			s.Takers = append(s.Takers, service.Name)
		}
	}
	return s
}

// memoryOf is what one service needs: its limit, else its reservation, else what
// is usual for its product, role or language.
func memoryOf(s facts.Service, c Costs) (m ServiceMemory, taker bool) {
	m = ServiceMemory{Name: s.Name, Copies: max(0, s.Replicas), Place: s.Resources.MemoryAt}
	usual := itemOf(s, c)
	limit, reserved := float64(s.Resources.MemoryLimit)/gib, float64(s.Resources.MemoryReservation)/gib
	each := ranges.New(usual.Low, usual.Typical, usual.High)
	switch {
	case limit > 0 && reserved > 0:
		each = ranges.New(min(reserved, limit), limit, limit)
	case limit > 0:
		each = ranges.Exactly(limit)
	case reserved > 0:
		each = ranges.New(reserved, reserved, max(reserved, usual.High))
	default:
		m.Item, m.Place = usual.ID, s.Place
	}
	m.Memory = each.Times(float64(m.Copies))
	return m, usual.Taker || len(s.GPUs) > 0
}

// itemOf is the figure for a service: that of its product, else of its role,
// else of its language, else of any application.
func itemOf(s facts.Service, c Costs) *Item {
	var byRole, byLanguage, usual *Item
	for i := range c.Items {
		item := &c.Items[i]
		switch {
		case s.Product != "" && slices.Contains(item.Products, s.Product):
			return item
		case byRole == nil && slices.Contains(item.Roles, string(s.Role)):
			byRole = item
		case byLanguage == nil && slices.ContainsFunc(s.Languages, func(l string) bool { return slices.Contains(item.Languages, l) }):
			byLanguage = item
		case item.ID == "memory.app":
			usual = item
		}
	}
	return cmp.Or(byRole, byLanguage, usual)
}

// twoCopies reports whether every service that could have two copies asks for
// them: all that keep running, but for stores.
func twoCopies(p facts.Project) bool {
	any := false
	for _, s := range p.Services {
		if !s.Orchestrated() || s.Inactive || s.Store {
			continue
		}
		any = true
		if s.Replicas < 2 && s.Mode != "global" {
			return false
		}
	}
	return any
}

// judge fills in what one host would need, and the verdict.
func (s *Sizing) judge(f figures) {
	var host [3]float64
	memory, headroom, over := s.Memory.Figures(), f["headroom"].Figures(), f["memory-host"].Figures()
	for i := range host {
		host[i] = memory[i]*headroom[i] + over[i]
	}
	s.Host = ranges.Of(host)
	s.Host.Known = s.Memory.Known
	ordinary, large := f["one-host"].Low, f["one-host"].Typical
	middle := s.Host.Typical
	if !s.Memory.Known {
		middle = s.Host.High // the middle is not known, so the end has to do
	}
	switch {
	case len(s.Takers) > 0 || s.Memory.High == 0:
		s.Fits = FitsCheck
	case s.Host.High <= ordinary:
		s.Fits = FitsEasily
	case middle <= large:
		s.Fits = FitsLarge
	default:
		s.Fits = FitsCheck
	}
}
