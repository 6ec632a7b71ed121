package ci

import (
	"slices"
	"strconv"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// sarifResults collects results and the rules that they are of.
type sarifResults struct {
	report  report.Report
	project string
	rules   []sarifRule
	results []sarifResult
	index   map[string]int // of rules, by id
	// state and suppressions are those of a result that is new and open. A run
	// has one for each result or none at all, which is how the standard tells
	// whether anybody looked.
	state        string
	suppressions []sarifSuppression
}

func newSARIF(r report.Report, project string) *sarifResults {
	c := &sarifResults{report: r, project: project, rules: []sarifRule{}, results: []sarifResult{}, index: map[string]int{}}
	if r.Since != nil {
		c.state = "new"
	}
	if slices.ContainsFunc(r.Findings, func(f facts.Finding) bool { return len(f.Accepted) > 0 }) {
		c.suppressions = []sarifSuppression{}
	}
	return c
}

func (c *sarifResults) version() string { return untrusted.Text(c.report.Tool.Version).Clean() }

// add adds a result of a rule, which has to be known by then.
func (c *sarifResults) add(x sarifResult, places []untrusted.Place) {
	x.RuleIndex = c.index[x.RuleID]
	x.Locations = c.locations(places)
	if x.State == "" {
		x.State = c.state
	}
	if x.Suppressions == nil {
		x.Suppressions = c.suppressions
	}
	c.results = append(c.results, x)
}

func (c *sarifResults) knows(id string) bool {
	_, ok := c.index[id]
	return ok
}

func (c *sarifResults) rule(x sarifRule) {
	if !c.knows(x.ID) {
		c.index[x.ID] = len(c.rules)
		c.rules = append(c.rules, x)
	}
}

// reasons are why a decision no longer holds.
func (c *sarifResults) reasons() {
	if c.report.Check == nil {
		return
	}
	seen := map[string]int{}
	for _, x := range c.report.Check.Reasons {
		c.rule(decisionRule(x.Kind, c.report.Check.Next.Whole()))
		c.add(sarifResult{
			RuleID: decisionID(x.Kind), Level: "error", Message: said(english.Stop(x.Message.Whole())),
			Fingerprints: map[string]string{"advisorDecision/v1": numbered(seen, x.Kind+"\x00"+x.Subject.Clean())},
		}, x.Evidence)
	}
}

// numbered is the fingerprint of a key; one that was seen before, since nothing
// says what tells it from the others, is numbered.
func numbered(seen map[string]int, key string) string {
	seen[key]++
	if n := seen[key]; n > 1 {
		key += "\x00" + strconv.Itoa(n)
	}
	return fingerprint(key, "")
}

// findings have one result for each rule and service, or, of what nearly every
// project has, for each rule and file, the worst first.
func (c *sarifResults) findings() {
	for _, f := range words.WorstFirst(c.report.Findings) {
		rule := sarifRuleOf(f, c.report.Recommendation)
		c.rule(rule)
		why := suppressions(f)
		for _, s := range spotted(f) {
			text := f.Title
			if s.name != "" {
				text += ": " + s.name
			}
			c.add(sarifResult{
				RuleID: rule.ID, Level: sarifSeverity(f.Severity),
				Message:      said(english.Stop(text) + " " + english.Sentence(words.Remedy(f, c.report.Recommendation))),
				Fingerprints: map[string]string{"advisorRuleService/v1": fingerprint(f.Rule, s.id())},
				Suppressions: suppressed(why, s),
			}, s.places)
		}
	}
}

// suppressed are the reasons of a result: its own, or those of all its services,
// each once.
func suppressed(why map[string][]sarifSuppression, s found) []sarifSuppression {
	if len(s.services) == 0 {
		return why[s.name]
	}
	var out []sarifSuppression
	for _, name := range s.services {
		for _, x := range why[name.Clean()] {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// suppressions say why the team lives with a finding, by the names of results;
// a result that is open has none.
func suppressions(f facts.Finding) map[string][]sarifSuppression {
	type reason struct {
		name string
		why  sarifSuppression
	}
	out, known := map[string][]sarifSuppression{}, map[reason]bool{}
	add := func(x reason) {
		if !known[x] {
			known[x] = true
			out[x.name] = append(out[x.name], x.why)
		}
	}
	whole := len(f.Hits) == 0 && len(words.WithoutAccepted(f)) == 0 // then it is one result
	one := words.ServiceNames(f.Services, 4)
	for _, a := range words.AcceptedOf([]facts.Finding{f}) {
		why := sarifSuppression{"external", "accepted", said(a.Why()).Text}
		for _, s := range a.In {
			add(reason{s.Clean(), why})
		}
		if whole {
			add(reason{one, why})
		}
	}
	return out
}

// gone are the results of a baseline that are found no more.
func (c *sarifResults) gone() {
	if c.report.Since == nil {
		return
	}
	for _, f := range c.report.Since.Gone {
		if f.Common { // it is one result for each file, which has others of it
			continue
		}
		rule := goneRule(f)
		c.rule(rule)
		services := f.Services
		if len(services) == 0 {
			services = []untrusted.Text{""}
		}
		for _, s := range services {
			text := f.Title
			if s != "" {
				text += ": " + s.Clean()
			}
			c.add(sarifResult{
				RuleID: rule.ID, Level: sarifSeverity(f.Severity), State: "absent",
				Message:      said(english.Stop(text) + " It is found no more."),
				Fingerprints: map[string]string{"advisorRuleService/v1": fingerprint(f.Rule, s.Clean())},
			}, nil)
		}
	}
}
