package estimate

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/scan/products"
)

func inputOf(answers string, c Costs) Input {
	return Input{Questions: questions.Default(), Answers: given(answers), Costs: c}
}

// everyItem are all items, those of presets too.
func everyItem() map[string]Item {
	out := map[string]Item{}
	for _, i := range Default().Items {
		out[i.ID] = i
	}
	for _, p := range Default().Presets {
		for _, i := range p.Items {
			out[p.ID+"/"+i.ID] = i
		}
	}
	return out
}

// TestEveryItemHasASource: a figure says where it comes from, when it was true
// and how sure it is; what is no page says that it is a judgement or a count.
func TestEveryItemHasASource(t *testing.T) {
	for id, i := range everyItem() {
		u, err := url.Parse(i.Source)
		page := err == nil && u.Scheme == "https" && u.Host != ""
		words := strings.HasPrefix(i.Source, "judgement") || i.Source == "limits in public Compose files" || i.Source == "the questionnaire"
		if !page && !words {
			t.Errorf("%s: the source is %q", id, i.Source)
		}
		if strings.HasPrefix(i.Source, "judgement") && i.Sure != "judgement" {
			t.Errorf("%s: a judgement is called %s", id, i.Sure)
		}
		if !strings.HasSuffix(i.Why, ".") || len(i.Why) < 20 {
			t.Errorf("%s: why is %q", id, i.Why)
		}
		if !isDay(i.AsOf) || i.AsOf > Default().AsOf {
			t.Errorf("%s: as of %s", id, i.AsOf)
		}
	}
}

// TestUnits: nothing is an hour where a month is meant, or a byte where a GB is.
func TestUnits(t *testing.T) {
	for id, i := range everyItem() {
		most := map[Unit]float64{MoneyMonth: 1000, MoneyGBMonth: 20, Hours: 500, HoursMonth: 100, Minutes: 5000, Seconds: 60, GB: 4096, Factor: 3, Number: 3}[i.Unit]
		if most == 0 || i.High > most {
			t.Errorf("%s: up to %v %s", id, i.High, i.Unit)
		}
		if i.Unit.Money() && i.Typical > 0 && i.Typical < 0.5 {
			t.Errorf("%s: %v %s looks like a price for an hour", id, i.Typical, i.Unit)
		}
	}
	// The smallest and the largest set-up cost what such set-ups are known to cost.
	_, small := of(smallSite, "", nil)
	if m := small.option(OneHost).Money; m.Low < 15 || m.High > 300 {
		t.Errorf("a small host: %v", m)
	}
	_, large := of(regulated, "hyperscaler", limited(40, 3.2))
	if m := large.option(Managed).Money; m.Low < 500 || m.High > 10_000 {
		t.Errorf("seven nodes of 32 GB: %v", m)
	}
	if month != 43_800 || allowed([]questions.OptionID{"99.9"}) != 43.8 {
		t.Error("a month has 730 hours")
	}
}

// TestCountsAreThoseOfTheAnswers: the ends are the numbers that the answer means.
func TestCountsAreThoseOfTheAnswers(t *testing.T) {
	set := questions.Default()
	seen := map[string]bool{}
	for _, c := range Default().Counts {
		q, ok := set.Question(questions.ID(c.Question))
		o, there := q.Option(questions.OptionID(c.Option))
		if !ok || !there {
			t.Errorf("there is not an answer %s=%s", c.Question, c.Option)
		}
		seen[c.Question+"="+c.Option] = true
		if o.Counts && (int(c.Low) != o.Low || o.High < questions.MaxNumber && int(c.High) != o.High) {
			t.Errorf("%s=%s: %v to %v, but the answer means %d to %d", c.Question, c.Option, c.Low, c.High, o.Low, o.High)
		}
	}
	for _, id := range numbers {
		q, _ := set.Question(id)
		for _, o := range q.Options {
			if !seen[string(id)+"="+string(o.ID)] {
				t.Errorf("%s=%s is not counted", id, o.ID)
			}
		}
	}
}

// TestFormulasFindTheirItems: every figure that a formula asks for is there, for
// every answer, and every figure is asked for.
func TestFormulasFindTheirItems(t *testing.T) {
	asked := map[string]bool{"one-host": true, "headroom": true, "cluster-share": true, "learn.some": true, "experience.some": true}
	for _, i := range Default().Items {
		for _, prefix := range []string{"memory", "nodes.", "experience.", "people.", "budget.", "host-floor", "node-floor", "fence"} {
			if strings.HasPrefix(i.ID, prefix) {
				asked[i.ID] = true // asked for by itself, not as a part of a sum
			}
		}
	}
	set := questions.Default()
	for _, id := range hangOn {
		q, _ := set.Question(id)
		for _, o := range q.Options {
			for _, base := range []string{smallSite, saas, regulated} {
				for _, p := range []*facts.Project{nil, twice()} {
					a := given(base)
					a[id] = questions.Answer{Option: o.ID, Source: questions.FromFlag}
					e := Of(Input{Questions: set, Answers: a, Costs: Default(), Project: p})
					for _, o := range e.Options {
						for _, l := range slices.Concat(o.MoneyLines, o.SetupLines, o.HoursLines, o.DownLines) {
							if l.Item.ID == "" {
								t.Fatalf("%s has a line without a figure: %+v", o.ID, l)
							}
							asked[l.Item.ID] = true
						}
					}
				}
			}
		}
	}
	for _, i := range Default().Items {
		if !asked[i.ID] {
			t.Errorf("nothing asks for %s", i.ID)
		}
	}
}

// twice is a project of one service with two copies.
func twice() *facts.Project {
	return &facts.Project{Services: []facts.Service{{Name: "web", Role: facts.RoleApplication, Replicas: 2}}}
}

// TestProductsAreKnown: a product that a figure names is one that a scan can find.
func TestProductsAreKnown(t *testing.T) {
	known := map[string]bool{}
	for _, p := range products.All() {
		known[p.Name] = true
	}
	seen := map[string]string{}
	for _, i := range Default().Items {
		for _, p := range i.Products {
			if !known[p] {
				t.Errorf("%s: no product %q", i.ID, p)
			}
			if other := seen[p]; other != "" {
				t.Errorf("%s stands in %s and %s", p, other, i.ID)
			}
			seen[p] = i.ID
		}
	}
}

// TestMemoryOfFiles: limit, else reservation, else product, role, language; times
// copies; what runs once or is switched off does not count.
func TestMemoryOfFiles(t *testing.T) {
	s := func(f func(*facts.Service)) facts.Service {
		x := facts.Service{Name: "x", Role: facts.RoleApplication, Replicas: 1}
		f(&x)
		return x
	}
	for name, c := range map[string]struct {
		s    facts.Service
		want string // low typical high, known and assumed, takers
	}{
		"a limit":             {s(func(x *facts.Service) { x.Resources.MemoryLimit = gib / 2 }), "0.5 0.5 0.5, 1 0 0"},
		"copies":              {s(func(x *facts.Service) { x.Resources.MemoryLimit, x.Replicas = gib/2, 4 }), "2 2 2, 1 0 0"},
		"limit, reservation":  {s(func(x *facts.Service) { x.Resources.MemoryLimit, x.Resources.MemoryReservation = gib, gib/4 }), "0.25 1 1, 1 0 0"},
		"a reservation":       {s(func(x *facts.Service) { x.Resources.MemoryReservation = gib / 4 }), "0.25 0.25 1, 1 0 0"},
		"nothing":             {s(func(*facts.Service) {}), "0.1 0.35 1, 0 1 0"},
		"a language":          {s(func(x *facts.Service) { x.Languages = []string{"go"} }), "0.02 0.1 0.25, 0 1 0"},
		"a role":              {s(func(x *facts.Service) { x.Role = facts.RoleWebEdge; x.Languages = []string{"go"} }), "0.02 0.06 0.25, 0 1 0"},
		"a product":           {s(func(x *facts.Service) { x.Product, x.Role = "postgres", facts.RoleDatabase }), "0.1 0.5 4, 0 1 0"},
		"a taker":             {s(func(x *facts.Service) { x.Product = "elasticsearch" }), "1 2 8, 0 1 1"},
		"a taker, limited":    {s(func(x *facts.Service) { x.Product, x.Resources.MemoryLimit = "elasticsearch", 2*gib }), "2 2 2, 1 0 0"},
		"a GPU":               {s(func(x *facts.Service) { x.GPUs = make([]facts.Use, 1) }), "0.1 0.35 1, 0 1 1"},
		"a job":               {s(func(x *facts.Service) { x.Role = facts.RoleJob }), "0 0 0, 0 0 0"},
		"an inactive profile": {s(func(x *facts.Service) { x.Inactive = true }), "0 0 0, 0 0 0"},
		"no copies":           {s(func(x *facts.Service) { x.Replicas = 0 }), "0 0 0, 0 1 0"},
	} {
		m := memoryOfFiles(facts.Project{Services: []facts.Service{c.s}}, Default())
		if got := fmt.Sprintf("%v %v %v, %d %d %d", m.Memory.Low, m.Memory.Typical, m.Memory.High, m.Known, m.Assumed, len(m.Takers)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestFits: three verdicts, and "does not fit" is none of them.
func TestFits(t *testing.T) {
	taker := limited(3, 1)
	taker.Services[0] = facts.Service{Name: "search", Role: facts.RoleDatabase, Product: "elasticsearch", Replicas: 1}
	for name, c := range map[string]struct {
		p    *facts.Project
		want Fits
	}{
		"small":        {limited(10, 1), FitsEasily},
		"just":         {limited(1, 42), FitsEasily},
		"beyond":       {limited(1, 44), FitsLarge},
		"large":        {limited(1, 150), FitsLarge},
		"very large":   {limited(1, 160), FitsCheck},
		"a taker":      {taker, FitsCheck},
		"only answers": {nil, FitsEasily},
	} {
		_, e := of(saas, "", c.p)
		if e.Sizing.Fits != c.want {
			t.Errorf("%s: %s, want %s (%v)", name, e.Sizing.Fits, c.want, e.Sizing.Host)
		}
	}
	if _, e := of("hosts=1", "", nil); e.Sizing.Fits != FitsCheck {
		t.Errorf("nothing known: %s", e.Sizing.Fits)
	}
}

// TestTooLittle: what to answer first, instead of a range from nothing to
// everything.
func TestTooLittle(t *testing.T) {
	for answers, want := range map[string]string{
		"": "hosts services kubernetes-access", "kubernetes-access=managed engineers=4": "hosts services",
		"hosts=1": "", "services=4": "",
	} {
		_, e := of(answers, "", nil)
		if got := questions.Join(e.First, " "); got != want {
			t.Errorf("%q: %q, want %q", answers, got, want)
		}
		if (want == "") != (len(e.Options) == 6) {
			t.Errorf("%q: %d options", answers, len(e.Options))
		}
	}
	if _, e := of("", "", limited(3, 1)); len(e.First) > 0 || len(e.Options) != 6 {
		t.Error("files are enough")
	}
}
