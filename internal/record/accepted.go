package record

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// Accepted is a finding that a team lives with, until a day and for a reason.
// It is shown as accepted, never hidden.
type Accepted struct {
	Rule string // id of a rule
	// Service is where it is accepted; empty: in every service.
	Service untrusted.Text
	Reason  untrusted.Text // why, in the team's words; never empty
	Until   string         // the last day on which it holds, YYYY-MM-DD; never empty
	Line    int            // in the record; 0 where it was not read from one
}

// The keys of an accepted finding.
const (
	keyRule    = "rule"
	keyService = "service"
	keyReason  = "reason"
	keyUntil   = "until"
)

func acceptedKeys() []string { return []string{keyRule, keyService, keyReason, keyUntil} }

// readAccepted reads the list of accepted findings.
func (r *reader) readAccepted(n *yaml.Node) []Accepted {
	var out []Accepted
	r.eachItem(n, keyAccepted, func(item *yaml.Node) {
		found := map[string]*yaml.Node{}
		before := r.Count()
		r.eachPair(item, "an accepted finding", func(key string, k, v *yaml.Node) {
			if !slices.Contains(acceptedKeys(), key) {
				r.unknownKey(k, acceptedKeys())
				return
			}
			found[key] = v
		})
		if item.Kind != yaml.MappingNode {
			return
		}
		a := Accepted{
			Rule:    r.readRule(item, found[keyRule]),
			Service: untrusted.Text(r.readLine(found[keyService], "the service of an accepted finding")),
			Reason:  untrusted.Text(r.readLine(found[keyReason], "the reason of an accepted finding")),
			Until:   r.readWord(found[keyUntil], keyUntil, "write a day such as 2027-06-30", IsDay),
			Line:    item.Line,
		}
		if r.Count() > before {
			return
		}
		r.checkAccepted(item, a)
		out = append(out, a)
	})
	return out
}

// ruleForm is how every rule is named.
var ruleForm = lazyregexp.New(`^[a-z][a-z0-9-]{0,79}$`)

// readRule reads the id of a rule; one that the program does not have is wrong.
func (r *reader) readRule(item, v *yaml.Node) string {
	if v == nil || isNull(v) {
		r.add(item.Line, "an accepted finding names no rule", "write rule: and an id of advisor list rules")
		return ""
	}
	if !r.checkScalar(v, keyRule, "write an id of advisor list rules") {
		return ""
	}
	if known := r.form.Rules; known == nil && !ruleForm.MatchString(v.Value) || known != nil && !slices.Contains(known, v.Value) {
		hint := "advisor list rules prints the ids"
		if near := diag.Nearest(v.Value, r.form.Rules); near != "" {
			hint = "did you mean " + near + "?"
		}
		r.add(v.Line, "unknown rule "+diag.Quoted(v.Value), hint)
	}
	return v.Value
}

// checkAccepted asks for what makes an acceptance one: why, and until when.
func (r *reader) checkAccepted(item *yaml.Node, a Accepted) {
	if a.Reason == "" {
		r.add(item.Line, "accepting "+diag.Quoted(a.Rule)+" needs a reason", "write reason: and why the team lives with it")
	}
	if a.Until == "" {
		r.add(item.Line, "accepting "+diag.Quoted(a.Rule)+" needs an end", "write until: and a day such as 2027-06-30")
	}
}

// Holds reports whether an acceptance is in force on a day, YYYY-MM-DD.
func (a Accepted) Holds(day string) bool { return day <= a.Until }
