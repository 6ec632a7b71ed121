package suggest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/compose/schema"
	"advisor/internal/diag"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// stated is the first hint of a model of one's own that holds, as an answer.
func stated(p facts.Project, q questions.Question) (questions.Answer, bool) {
	for _, h := range q.Hints {
		m := newMatcher(h)
		found := where(p, m.holds)
		if len(found) < max(h.AtLeast, 1) {
			continue
		}
		a := questions.Answer{Option: h.Answer}
		if h.Answer == questions.Unknown {
			counted, wrong := q.Read(strconv.Itoa(len(found)))
			if wrong != nil { // the ranges begin above it
				continue
			}
			a = counted
		}
		a.Source = questions.FromScan
		a.Because = untrusted.Text(cmp.Or(h.Says, names(found)+" "+m.words(len(found))))
		a.Evidence = places(m.evidence(found))
		return a, true
	}
	return questions.Answer{}, false
}

// againstHints are the given answers that are not what a hint says.
func againstHints(p facts.Project, set questions.Questionnaire, g given) []facts.Contradiction {
	var out []facts.Contradiction
	for _, q := range set.Questions {
		seen, ok := stated(p, q)
		answer, answered := g[q.ID]
		if !ok || !answered || !answer.Said() || g.is(q.ID, seen.Option) {
			continue
		}
		o, _ := q.Option(seen.Option)
		out = append(out, facts.Contradiction{
			Message:   untrusted.Text(fmt.Sprintf("By the model, the files show %q for %s: %s.", o.Label, q.Short, seen.Because)),
			Questions: []string{string(q.ID)}, Evidence: seen.Evidence,
		})
	}
	return out
}

// named is what a hint names of one kind.
type named struct {
	patterns []string
	called   string // "the label"
	like     func(string) bool
	// has tells where a service has something like it.
	has func(s facts.Service, like func(string) bool) (untrusted.Place, bool)
}

// matcher is a hint that services are held against.
type matcher []named

func newMatcher(h questions.Hint) matcher {
	all := matcher{
		{patterns: h.Images, called: "an image like", has: imageLike},
		{patterns: h.Products, called: "an image of", has: productLike},
		{patterns: h.Roles, called: "the role", has: roleLike},
		{patterns: h.Attributes, called: "the attribute", has: attributeLike},
		{patterns: h.Variables, called: "the variable", has: func(s facts.Service, like func(string) bool) (untrusted.Place, bool) {
			return variableLike(s.Environment, like)
		}},
		{patterns: h.Labels, called: "the label", has: func(s facts.Service, like func(string) bool) (untrusted.Place, bool) {
			return variableLike(s.Labels, like)
		}},
	}
	all = slices.DeleteFunc(all, func(n named) bool { return len(n.patterns) == 0 })
	for i := range all {
		all[i].like = anyOf(all[i].patterns)
	}
	return all
}

// anyOf reports whether a text is like one of some patterns.
func anyOf(patterns []string) func(string) bool {
	return func(text string) bool {
		return slices.ContainsFunc(patterns, func(p string) bool { return like(p, text) })
	}
}

// like reports whether a text is a pattern in which * stands for any text.
func like(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(text, parts[0])
	if len(parts) == 1 {
		return ok && rest == ""
	}
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(rest, part)
		if !ok || i < 0 {
			return false
		}
		rest = rest[i+len(part):]
	}
	return ok && strings.HasSuffix(rest, parts[len(parts)-1])
}

// holds reports whether a service has all that the hint names.
func (m matcher) holds(s facts.Service) bool {
	return !slices.ContainsFunc(m, func(n named) bool {
		_, ok := n.has(s, n.like)
		return !ok
	})
}

// words say what the services have.
func (m matcher) words(n int) string {
	var parts []string
	for _, x := range m {
		parts = append(parts, x.called+" "+english.Or(x.patterns))
	}
	return english.Agree(n, "has", "have") + " " + english.And(parts)
}

// evidence is where each service has the first of it.
func (m matcher) evidence(found []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range found {
		at, _ := m[0].has(s, m[0].like)
		if at == (untrusted.Place{}) {
			at = s.Place
		}
		out = append(out, at)
	}
	return out
}

// imageLike holds the image as it is written, without its tag, and without its
// registry against the patterns.
func imageLike(s facts.Service, like func(string) bool) (untrusted.Place, bool) {
	if s.Image == nil {
		return untrusted.Place{}, false
	}
	img := *s.Image
	repository := string(img.Repository)
	return img.Place, like(string(img.Ref)) || like(repository) || like(strings.TrimPrefix(repository, "library/")) ||
		like(string(img.Registry)+"/"+repository)
}

func productLike(s facts.Service, like func(string) bool) (untrusted.Place, bool) {
	at := s.Place
	if s.Image != nil {
		at = s.Image.Place
	}
	return at, s.Product != "" && like(s.Product)
}

func roleLike(s facts.Service, like func(string) bool) (untrusted.Place, bool) {
	return s.Place, like(string(s.Role))
}

func attributeLike(s facts.Service, like func(string) bool) (untrusted.Place, bool) {
	for _, a := range s.Attributes {
		for path := a.Path; path != ""; path = path[:max(strings.LastIndexByte(path, '.'), 0)] {
			if like(path) {
				return a.Place, true
			}
		}
	}
	return untrusted.Place{}, false
}

func variableLike(all []facts.Variable, like func(string) bool) (untrusted.Place, bool) {
	i := slices.IndexFunc(all, func(v facts.Variable) bool { return like(string(v.Name)) })
	if i < 0 {
		return untrusted.Place{}, false
	}
	return all[i].Place, true
}

// CheckHints looks for hints that never hold because of a word that is misspelt: a
// role, a product or an attribute that there is not. It is a check of model.Read.
func CheckHints(m model.Model, _ questions.Questionnaire) []model.Flaw {
	var out []model.Flaw
	for i, w := range m.Questions {
		for j, h := range w.Hints {
			for _, x := range []struct {
				key, one string
				words    []string
				known    func() []string
			}{
				{"roles", "role", h.Roles, roleNames},
				{"products", "product", h.Products, productNames},
				{"attributes", "attribute of a service", firstParts(h.Attributes), schema.ServiceAttributes},
			} {
				for _, p := range x.words {
					if slices.ContainsFunc(x.known(), anyOf([]string{p})) {
						continue
					}
					out = append(out, model.Flaw{
						Path:    []any{"questions", i, "hints", j, x.key},
						Message: fmt.Sprintf("question %q: there is no %s %s%s", w.ID, x.one, diag.Quoted(p), diag.DidYouMean(p, x.known())),
					})
				}
			}
		}
	}
	return out
}

func roleNames() []string {
	var out []string
	for _, r := range facts.Roles() {
		out = append(out, string(r.Role))
	}
	return out
}

func productNames() []string {
	var out []string
	for _, p := range products.All() {
		out = append(out, p.Name)
	}
	return out
}

// firstParts are the attributes of a service that paths begin with.
func firstParts(paths []string) []string {
	var out []string
	for _, p := range paths {
		first, _, _ := strings.Cut(p, ".")
		if !strings.HasPrefix(first, "x-") { // an extension is anybody's word
			out = append(out, first)
		}
	}
	return out
}
