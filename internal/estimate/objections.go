package estimate

import (
	"fmt"
	"math"

	"advisor/internal/english"
	"advisor/internal/questions"
	"advisor/internal/ranges"
)

// Grade says how sure an objection is. What is possible only at the high end of
// a range is none.
type Grade string

// The grades.
const (
	Certain  Grade = "certain"  // even the low end speaks against the answer
	Probably Grade = "probably" // the middle does
)

// Objection is an answer that the estimate contradicts.
type Objection struct {
	Message   string // a sentence
	Questions []questions.ID
	Grade     Grade
}

// beyond grades a range against a limit; empty: within it, or nobody can say.
func beyond(r Range, limit float64) Grade {
	switch {
	case r.Low > limit:
		return Certain
	case r.Known && r.Typical > limit:
		return Probably
	}
	return ""
}

// Objections are the answers that the estimate contradicts where the given
// option is taken, none for what is not known or not taken, in the order of the questionnaire. No score, gate or exit
// status may hang on them.
func (e Estimate) Objections(in Input, option string) []Objection {
	at := -1
	for i := range e.Options {
		if e.Options[i].ID == option {
			at = i
		}
	}
	if len(e.Options) == 0 {
		return nil
	}
	c := contradiction{e: e, f: in.Costs.figuresFor(option), a: in.Questions.Resolve(in.Answers), costs: in.Costs}
	looks := []func() Objection{c.hosts} // whatever option is taken
	if at >= 0 {
		c.o = e.Options[at]
		looks = []func() Objection{c.hosts, c.availability, c.deploys, c.people, c.budget}
	}
	var out []Objection
	for _, look := range looks {
		if x := look(); x.Grade != "" {
			out = append(out, x)
		}
	}
	return out
}

type contradiction struct {
	e     Estimate
	o     Option
	f     figures
	a     questions.Answers
	costs Costs
}

// answered reports whether an answer was given and is one of these, whoever gave
// it; what follows from others is nobody's answer.
func (c contradiction) answered(id questions.ID, options ...questions.OptionID) bool {
	x := c.a[id]
	if x.Source == questions.FromImplied {
		return false
	}
	for _, o := range options {
		if x.Option == o {
			return true
		}
	}
	return false
}

// likely is a word for a sentence that is true at the middle only.
func likely(g Grade, certain, probable string) string {
	if g == Certain {
		return certain
	}
	return probable
}

// hosts: one host has what the files ask for, or none does.
func (c contradiction) hosts() Objection {
	s := c.e.Sizing
	if !s.FromFiles || len(s.Takers) > 0 {
		return Objection{}
	}
	asks := s.asks()
	if c.answered(hosts, "1") {
		g := beyond(s.Host, c.f["one-host"].Typical)
		return Objection{fmt.Sprintf("%s, and you answered that 1 host carries it. %s: ask for a quote first.", asks,
			likely(g, "Few providers sell a host of that size", "That probably takes a host of a size that few providers sell")), []questions.ID{hosts}, g}
	}
	if s.Fits != FitsEasily || !c.answered(hosts, "2-3", "4-10", "11+") {
		return Objection{}
	}
	answer := string(c.a[hosts].Option)
	if c.a[hosts].Plain {
		answer = fmt.Sprint(c.a[hosts].Number)
	}
	return Objection{fmt.Sprintf("%s, which one host of %s GB has; you answered %s hosts. What fills the others?", asks,
		ranges.Digits(c.f["one-host"].Low), answer), []questions.ID{hosts}, Probably}
}

// asks says how much memory the services need, and who says so.
func (s Sizing) asks() string {
	memory := s.Memory.WithoutMiddle().Gigabytes() + " of memory"
	switch {
	case s.Assumed == 0:
		return "The files set " + memory
	case s.Known == 0:
		return "The services need about " + memory + " (assumed, since no file sets a limit)"
	}
	return fmt.Sprintf("The services need about %s (set by the files for %d of them, assumed for %d)", memory, s.Known, s.Assumed)
}

// availability: one dead host takes longer than the target allows.
func (c contradiction) availability() Objection {
	if c.e.Target == 0 || c.a[target].Source == questions.FromImplied {
		return Objection{}
	}
	g := beyond(c.o.OneFailure, c.e.Target)
	ids := []questions.ID{target}
	why := ""
	if len(c.o.DownLines) > 0 && c.o.DownLines[0].Item.ID == "notice."+string(c.a[onCall].Option) && c.a[onCall].Known() {
		ids = append(ids, onCall)
		why = map[questions.OptionID]string{
			"none":             ", because nobody is on call",
			"business-hours":   ", because alerts are answered in working hours",
			"around-the-clock": ", although someone is on call",
		}[c.a[onCall].Option]
	}
	return Objection{fmt.Sprintf("A target of %s %% allows %s of downtime a month. %s is %s for longer when one host dies%s: %s.",
		c.a[target].Option, ranges.Downtime(c.e.Target), english.Upper(Title(c.o.ID)), likely(g, "down", "probably down"), why, c.o.OneFailure.TwoDigits().Duration()), ids, g}
}

// deploys: what every deploy stops adds up to more than the target allows.
func (c contradiction) deploys() Objection {
	for _, l := range c.o.DownLines {
		if l.Item.ID != "deploy-gap" || c.e.Target == 0 || c.a[target].Source == questions.FromImplied {
			continue
		}
		g := beyond(l.Value, c.e.Target)
		return Objection{
			fmt.Sprintf("%s stops the old container before it starts the new one. At %s deploys a month that %s %s of downtime; %s %% allows %s.",
				english.Upper(Title(c.o.ID)), l.Quantity.WithoutMiddle().Words(), likely(g, "is", "is probably"), l.Value.Duration(), c.a[target].Option, ranges.Downtime(c.e.Target)),
			[]questions.ID{target, gap, deploys},
			g,
		}
	}
	return Objection{}
}

// people: the option takes more hours a month than there are.
func (c contradiction) people() Objection {
	var has Range
	var who string
	switch {
	case c.answered(platform, "none"):
		has, who = c.f["people.none"], "nobody looks after the platform"
	case c.answered(platform, "part-time"):
		has, who = c.f["people.part-time"], "developers look after the platform beside their other work"
	default:
		return Objection{}
	}
	g := Grade("")
	switch {
	case c.o.Hours.Low > has.High:
		g = Certain
	case c.o.Hours.Known && c.o.Hours.Typical > has.Typical:
		g = Probably
	}
	return Objection{fmt.Sprintf("You answered that %s. %s %s %s.", who,
		english.Upper(Title(c.o.ID)), likely(g, "takes", "probably takes"), c.o.Hours.WordsOf("hours of work a month")), []questions.ID{platform}, g}
}

// budget: a cluster costs more on top of the hosts than it may.
func (c contradiction) budget() Objection {
	if !Kubernetes(c.o.ID) || !c.answered(budget, "nothing", "tight", "moderate") || byAccess(c.a[access].Option) != c.o.ID || !c.a[access].Known() {
		return Objection{}
	}
	limit := c.f["budget."+string(c.a[budget].Option)].High
	g := beyond(c.e.Extra, limit)
	most := fmt.Sprintf("up to about %s %s a month", ranges.Digits(ranges.Round(limit, math.Ceil)), c.costs.Currency)
	if limit == 0 {
		most = "nothing"
	}
	return Objection{
		fmt.Sprintf("You answered that the platform may cost %s on top of the hosts. %s %s %s.",
			most, english.Upper(Title(c.o.ID)), likely(g, "costs", "probably costs"), c.e.Extra.WordsOf(c.costs.Currency+" more")),
		[]questions.ID{budget},
		g,
	}
}
