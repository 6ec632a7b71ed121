package estimate

import (
	"advisor/internal/questions"
)

// What the formulas hang on. Questions about a number are numbers in a point,
// the others options.
const (
	services   questions.ID = "services"
	stores     questions.ID = "stateful-services"
	hosts      questions.ID = "hosts"
	engineers  questions.ID = "engineers"
	deploys    questions.ID = "deploy-frequency" // a month
	regions    questions.ID = "regions"
	failure    questions.ID = "host-failure"
	target     questions.ID = "availability"
	gap        questions.ID = "deploy-downtime"
	platform   questions.ID = "platform-engineers"
	experience questions.ID = "kubernetes-experience"
	access     questions.ID = "kubernetes-access"
	delivery   questions.ID = "delivery"
	onCall     questions.ID = "on-call"
	budget     questions.ID = "budget"
)

// Answers that formulas ask for.
const (
	automatic questions.OptionID = "automatic"
	failover  questions.OptionID = "failover"
	nobody    questions.OptionID = "none"
)

// numbers are the questions that a point has as numbers.
var numbers = []questions.ID{services, stores, hosts, engineers, deploys, regions}

// point is one way in which all questions may be answered.
type point struct {
	services, stores, hosts, engineers, deploys, regions float64
	failure, target, gap, platform, experience           questions.OptionID
	access, delivery, onCall                             questions.OptionID
}

// number is where a point keeps the answer to a question about a number; nil
// for any other question.
func (p *point) number(id questions.ID) *float64 {
	switch id {
	case services:
		return &p.services
	case stores:
		return &p.stores
	case hosts:
		return &p.hosts
	case engineers:
		return &p.engineers
	case deploys:
		return &p.deploys
	case regions:
		return &p.regions
	}
	return nil
}

// option is where a point keeps the answer to any other question.
func (p *point) option(id questions.ID) *questions.OptionID {
	switch id {
	case failure:
		return &p.failure
	case target:
		return &p.target
	case gap:
		return &p.gap
	case platform:
		return &p.platform
	case experience:
		return &p.experience
	case access:
		return &p.access
	case delivery:
		return &p.delivery
	case onCall:
		return &p.onCall
	}
	return nil
}

// span is what the answer to a question about a number may mean.
type span struct {
	low, typical, high float64
	known              bool // one answer, whoever gave it
}

// answers are the answers as formulas need them.
type answers struct {
	spans   map[questions.ID]span
	options map[questions.ID][]questions.OptionID // those that are possible
	single  map[questions.ID][]span               // what each possible answer about a number means by itself
}

// read takes the answers in, each question once.
func readAnswers(set questions.Questionnaire, given questions.Answers, counts []Count) answers {
	resolved := set.Resolve(given)
	a := answers{spans: map[questions.ID]span{}, options: map[questions.ID][]questions.OptionID{}, single: map[questions.ID][]span{}}
	for _, id := range numbers {
		x := resolved[id]
		if x.Known() && x.Plain {
			n := float64(x.Number)
			a.spans[id] = span{n, n, n, true}
			continue
		}
		ids := possible(set, resolved, id)
		a.spans[id] = spanOf(id, ids, counts)
		for i := range ids {
			a.single[id] = append(a.single[id], spanOf(id, ids[i:i+1], counts))
		}
	}
	for _, id := range []questions.ID{failure, target, gap, platform, experience, access, delivery, onCall} {
		a.options[id] = possible(set, resolved, id)
	}
	return a
}

// possible are the options that an answer can still be.
func possible(set questions.Questionnaire, resolved questions.Answers, id questions.ID) []questions.OptionID {
	switch x := resolved[id]; {
	case x.Known():
		return []questions.OptionID{x.Option}
	case len(x.AnyOf) > 0:
		return x.AnyOf
	}
	q, _ := set.Question(id)
	return q.OptionIDs()
}

// spanOf is what any of the options may mean.
func spanOf(id questions.ID, options []questions.OptionID, counts []Count) span {
	var s span
	first := true
	for _, o := range options {
		for _, c := range counts {
			if c.Question != string(id) || c.Option != string(o) {
				continue
			}
			if first {
				s, first = span{c.Low, c.Typical, c.High, len(options) == 1}, false
				continue
			}
			s.low, s.high = min(s.low, c.Low), max(s.high, c.High)
		}
	}
	return s
}

// known reports whether the answers to all of these questions are known.
func (a answers) known(ids []questions.ID) bool {
	for _, id := range ids {
		if s, isNumber := a.spans[id]; isNumber && !s.known || !isNumber && len(a.options[id]) != 1 {
			return false
		}
	}
	return true
}
