package estimate

import (
	"maps"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/ranges"
)

// Input is everything that an estimate is made from.
type Input struct {
	Questions questions.Questionnaire
	Answers   questions.Answers // as given; what follows from them is worked out
	Project   *facts.Project    // nil without a scan
	Costs     Costs
	// Narrow: what to answer first is named where a range is too wide, which takes
	// several times as long.
	Narrow bool
}

// Estimate is what the options cost and how long they are down, for one set of
// answers.
type Estimate struct {
	// First are questions to answer before anything can be said: so little is known
	// that every range would be useless, and nothing else is filled. Empty otherwise.
	First   []questions.ID
	Sizing  Sizing
	Options []Option // in the order of OptionIDs
	// Extra is what a cluster costs a month on top of the hosts that Compose needs;
	// ExtraParts are its lines.
	Extra      Range
	ExtraParts []Line
	// Target is how many minutes a month the availability target allows; 0: there
	// is none, or it is not known.
	Target float64
	// Open are the unknown questions that any of the ranges hangs on, in the order
	// of the questionnaire.
	Open []questions.ID
}

// Option is what one option comes to. Lines are the parts of each sum; they are
// not all at their worst at once, so their ends add up to more than the sum's.
type Option struct {
	ID         string
	Money      Range // a month
	Setup      Range // hours, once
	Hours      Range // a month
	HoursMoney Range // what the hours of a month cost; nothing where an hour costs nothing
	OneFailure Range // minutes until everything is back after one host died
	Down       Range // minutes of a month with one dead host
	Percent    Range // of such a month, 0 to 100
	MoneyLines []Line
	SetupLines []Line
	HoursLines []Line
	DownLines  []Line
	// The questions to answer first where a range is too wide to use, the one that
	// narrows it most first; nil unless Narrow asks for them.
	MoneyFirst, SetupFirst, HoursFirst, OneFailureFirst []questions.ID
}

// Line is one part of a sum.
type Line struct {
	Item     Item // the figure, with its source
	Of       string
	Quantity Range // of what Of says; 1 where Of is empty
	Each     Range // the figure as it was used, in the unit of Item
	Value    Range
}

// Of estimates. Equal inputs give equal estimates.
func Of(in Input) Estimate {
	a := readAnswers(in.Questions, in.Answers, in.Costs.Counts)
	e, sizing := newEstimator(in, a)
	if first := tooLittle(a, sizing); len(first) > 0 {
		return Estimate{First: first}
	}
	out := Estimate{Sizing: sizing, Target: allowed(a.options[target])}
	open := map[questions.ID]bool{}
	for _, id := range OptionIDs() {
		out.Options = append(out.Options, e.option(a, id, in.Costs, open))
	}
	extra, parts := e.extraOf(a)
	note(a, append(e.extraOn(), hosts), open)
	out.Extra, out.ExtraParts = extra, e.lines(parts, in.Costs, byAccess(onlyAnswer(a.options[access])))
	for _, q := range in.Questions.Questions {
		if open[q.ID] {
			out.Open = append(out.Open, q.ID)
		}
	}
	return out
}

func newEstimator(in Input, a answers) (*estimator, Sizing) {
	e := &estimator{figures: map[string]figures{}, layouts: map[string][3]layout{}, sizes: in.Costs.Sizes, narrow: in.Narrow}
	for _, id := range OptionIDs() {
		e.figures[id] = in.Costs.figuresFor(id)
		e.layouts[id] = e.layoutsOf(id)
	}
	var s Sizing
	if in.Project != nil {
		s = memoryOfFiles(*in.Project, in.Costs)
	}
	if s.Known+s.Assumed > 0 {
		e.files = &s.Memory
		e.replicated = twoCopies(*in.Project)
	} else {
		s = Sizing{Assumed: int(a.spans[services].typical)}
		if !a.spans[services].known {
			s.Assumed = 0
		}
		s.Memory, _ = a.envelope([]questions.ID{services, stores}, func(p *point) sum {
			return sum{{value: e.memory(p, e.figures[OneHost])}}
		})
	}
	s.judge(e.figures[OneHost])
	if !s.FromFiles && len(a.unknown(services)) > 0 {
		s.Fits = FitsCheck
	}
	return e, s
}

// unknown are those of the questions that have more than one possible answer.
func (a answers) unknown(ids ...questions.ID) []questions.ID {
	var out []questions.ID
	for _, id := range ids {
		if !a.known([]questions.ID{id}) {
			out = append(out, id)
		}
	}
	return out
}

// tooLittle are the questions to answer first, where neither the size of the
// application nor the number of hosts is known.
func tooLittle(a answers, s Sizing) []questions.ID {
	if s.FromFiles || len(a.unknown(services)) == 0 || len(a.unknown(hosts)) == 0 {
		return nil
	}
	return a.unknown(hosts, services, access)
}

// onlyAnswer is the answer where there is one, and unknown where there are several.
func onlyAnswer(ids []questions.OptionID) questions.OptionID {
	if len(ids) == 1 {
		return ids[0]
	}
	return questions.Unknown
}

// allowed is how many minutes a month a target allows; 0 where there is none.
func allowed(ids []questions.OptionID) float64 {
	// One in so many minutes; whole numbers keep 43.8 what it is.
	in := map[questions.OptionID]float64{"99.5": 200, "99.9": 1000, "99.95": 2000, "99.99": 10_000}[onlyAnswer(ids)]
	if in == 0 {
		return 0
	}
	return month / in
}

// note marks which of the questions are open.
func note(a answers, ids []questions.ID, open map[questions.ID]bool) {
	for _, id := range a.unknown(ids...) {
		open[id] = true
	}
}

// option estimates one option.
func (e *estimator) option(a answers, id string, c Costs, open map[questions.ID]bool) Option {
	out := Option{ID: id}
	run := func(ids []questions.ID, formula func(*point) sum) (Range, []Line, []questions.ID) {
		note(a, ids, open)
		r, parts := a.envelope(ids, formula)
		if !e.narrow {
			return r, e.lines(parts, c, id), nil
		}
		return r, e.lines(parts, c, id), a.narrowing(r, ids, formula)
	}
	out.Money, out.MoneyLines, out.MoneyFirst = run(e.moneyOn(id), e.money(id))
	out.Setup, out.SetupLines, out.SetupFirst = run(setupOn(id), e.setup(id))
	out.Hours, out.HoursLines, out.HoursFirst = run(hoursOn(id), e.hours(id))
	out.OneFailure, _, out.OneFailureFirst = run(failureOn(id), e.oneFailure(id))
	out.Down, out.DownLines, _ = run(append(failureOn(id), monthlyOn(id)...), e.downtime(id))
	out.Percent = percent(out.Down)
	out.HoursMoney = out.Hours.Times(c.Hour)
	return out
}

// extraOf is what a cluster costs on top of the hosts. It falls as hosts are
// added, so every number of them is tried.
func (e *estimator) extraOf(a answers) (Range, sum) {
	h := a.spans[hosts]
	points := a.unlike()
	b := answers{spans: maps.Clone(a.spans), options: a.options}
	at := func(n float64) *envelope {
		b.spans[hosts] = span{n, n, n, true}
		x := envelope{formula: e.extra}
		for i := range points {
			x.try(b, &points[i])
		}
		return &x
	}
	var all *envelope
	for n := h.low; n <= h.high; n++ {
		x := at(n)
		if all == nil {
			all = x
			continue
		}
		all.include(x.all.Low, x.all.High, x.parts, x.parts)
	}
	if h.known && a.known(e.extraOn()) {
		all.middle(at(h.typical).typical(b, &points[0]))
	}
	return all.all, all.parts
}

// unlike are the points that differ in what the difference between the platforms
// hangs on; of those that come to the same there is one.
func (a answers) unlike() []point {
	type kind struct {
		option                   string
		spare, automatic, nobody bool
	}
	var out []point
	seen := map[kind]bool{}
	var p point
	a.each([]questions.ID{access, failure, target, platform}, &p, func() {
		k := kind{option: byAccess(p.access), spare: spareWanted(&p)}
		if k.option == Managed {
			k.automatic, k.nobody = p.failure == automatic, p.platform == nobody
		}
		if !seen[k] {
			seen[k] = true
			out = append(out, p)
		}
	})
	return out
}

// lines are the parts that come to anything, each with its figure.
func (e *estimator) lines(parts sum, c Costs, option string) []Line {
	var out []Line
	for _, p := range parts {
		if p.value.High <= 0 {
			continue
		}
		l := Line{Of: p.of, Quantity: p.quantity, Each: e.figures[option][p.item], Value: p.value}
		if p.of == "" {
			l.Quantity = ranges.Exactly(1)
		}
		l.Item = c.itemFor(p.item, option)
		out = append(out, l)
	}
	return out
}
