package estimate

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/ranges"
)

// given are answers as flags give them: pairs of question and answer.
func given(pairs string) questions.Answers {
	set, out := questions.Default(), questions.Answers{}
	for _, pair := range strings.Fields(pairs) {
		id, text, _ := strings.Cut(pair, "=")
		q, ok := set.Question(questions.ID(id))
		if !ok {
			panic("no question " + id)
		}
		a, err := q.Parse(text)
		if err != nil {
			panic(fmt.Sprint(id, ": ", err))
		}
		a.Source = questions.FromFlag
		out[q.ID] = a
	}
	return out
}

// of estimates with a preset.
func of(answers string, provider string, p *facts.Project) (Input, Estimate) {
	c := Default()
	c.Provider = provider
	in := Input{Questions: questions.Default(), Answers: given(answers), Project: p, Costs: c}
	return in, Of(in)
}

func (e Estimate) option(id string) Option {
	for _, o := range e.Options {
		if o.ID == id {
			return o
		}
	}
	return Option{}
}

const (
	smallSite = "services=3 stateful-services=1-2 hosts=1 host-failure=by-hand availability=99.5 engineers=1-2 platform-engineers=none " +
		"kubernetes-experience=none kubernetes-access=managed deploy-frequency=weekly delivery=scripted regions=one on-call=business-hours deploy-downtime=seconds"
	saas = "services=12 stateful-services=1-2 hosts=1 host-failure=standby availability=99.9 engineers=6-10 platform-engineers=part-time " +
		"kubernetes-experience=some kubernetes-access=managed deploy-frequency=daily delivery=pipeline regions=one on-call=business-hours deploy-downtime=seconds"
	regulated = "services=40 stateful-services=6+ hosts=4-10 host-failure=automatic availability=99.95 engineers=31+ platform-engineers=1-2 " +
		"kubernetes-experience=production kubernetes-access=managed deploy-frequency=many-a-day delivery=pipeline regions=one on-call=around-the-clock deploy-downtime=seconds"
	homelab = "services=17 stateful-services=1-2 hosts=1 host-failure=by-hand availability=best-effort engineers=1-2 platform-engineers=none " +
		"kubernetes-experience=some kubernetes-access=none deploy-frequency=weekly delivery=manual regions=one on-call=none deploy-downtime=seconds"
)

// limited is a project whose services set limits of so many GB each.
func limited(services int, gb float64) *facts.Project {
	p := &facts.Project{}
	for i := range services {
		p.Services = append(p.Services, facts.Service{
			Name: "s", Role: facts.RoleApplication, Replicas: 1,
			Resources: facts.Resources{MemoryLimit: int64(gb * gib), MemoryReservation: int64(gb * gib * 110 / 128)},
		})
		p.Services[i].Store = i >= services-8
	}
	return p
}

// TestWorkedExamples: whole cases that were worked out before the code, by an
// earlier model. Where the figures differ, the case says why.
func TestWorkedExamples(t *testing.T) {
	for _, c := range []struct {
		name, answers, provider string
		project                 *facts.Project
		option                  string
		money, setup, hours     string
		month                   string // percent of a month with one dead host
		// before is what the earlier model gave, where it differs, and why.
		before string
	}{
		{
			"small site", smallSite, "", nil, OneHost,
			"30 to 170, about 60", "15 to 80, about 40", "3 to 15, about 7", "96 to 99.51, 98.3",
			"30 to 120 and 98.4: one or two stores are not one store that may be two, so both ends are tried; the month has its reboots and deploys in it",
		},
		{
			"small site", smallSite, "", nil, Managed,
			"140 to 650, about 250", "90 to 600, about 200", "10 to 80, about 25", "99.86 to 99.98, 99.97",
			"110 to 550: one engineer or two, one store or two, both ends are tried",
		},
		{
			"SaaS of 12 services", saas, "", nil, Standby,
			"70 to 550, about 140", "35 to 120, about 60", "4 to 20, about 8", "97.7 to 99.93, 98.8", "98.9: the month has its reboots and deploys in it",
		},
		{
			"SaaS of 12 services", saas, "", nil, Managed,
			"170 to 600, about 300", "170 to 800, about 300", "7 to 70, about 20", "99.86 to 99.98, 99.97",
			"180 to 600 and 180 to 700: both ends of stores and engineers are tried",
		},
		{
			"SaaS at a budget provider", saas, "budget", nil, Managed,
			"80 to 400, about 180", "", "", "",
			"90 to 400: the fee of the control plane, the gateway and the load balancer are three figures of that preset, not one range of 0 to 75",
		},
		{
			"SaaS where a cluster is run", saas, "", nil, Existing,
			"45 to 250, about 90", "90 to 600, about 170", "0 to 15, about 4", "",
			"30 to 180, about 70: memory is more at both ends of the stores, and monitoring is not free of charge because the cluster is",
		},
		{
			"SaaS, limits of 6.5 GB", saas, "", limited(12, 6.5/12), Managed,
			"190 to 500, about 300", "", "", "",
			"200 to 600: the files set limits and reservations, so the need ends at the limits",
		},
		{
			"regulated, limits of 128 GB", regulated, "hyperscaler", limited(40, 3.2), Managed,
			"1,400 to 5,000, about 2,700", "250 to 1,800, about 500", "6 to 50, about 15", "99.86 to 99.98, 99.97",
			"1,000 to 3,500, about 2,100, where three hosts came out cheaper than two: more hosts may not cost less, so two larger ones are within the range, too; 300 to 1,500 hours: both ends of 6 to 12 stores and 31 to 60 engineers are tried",
		},
		{
			"regulated, limits of 128 GB", regulated, "hyperscaler", limited(40, 3.2), Standby,
			"1,200 to 4,800, about 2,400", "60 to 300, about 120", "9 to 50, about 20", "99.65 to 99.94, 99.88",
			"900 to 3,400, about 2,000, 70 to 250, 10 to 40 and 99.93: as above; four to ten hosts at both ends; 100 deploys a month stop the service for 20 minutes more",
		},
		{
			"homelab of 17", homelab, "own", nil, OneHost,
			"15 to 100, about 45", "15 to 80, about 40", "3 to 15, about 7", "89.3 to 99.3, 97.8",
			"the same",
		},
		{
			"homelab of 17", homelab, "own", nil, K3s,
			"15 to 160, about 45", "190 to 750, about 300", "10 to 80, about 30", "90 to 99.98, 99.97",
			"30 to 160, about 60, and 200 to 700: a load balancer on own machines costs nothing; nobody deletes a dead machine of one's own, so a database may wait for a person",
		},
	} {
		t.Run(c.name+", "+c.option, func(t *testing.T) {
			_, e := of(c.answers, c.provider, c.project)
			o := e.option(c.option)
			if o.Percent.High >= 99.9 {
				o.Percent.High = mustFloor(o.Percent.High)
			}
			month := fmt.Sprintf("%s to %s, %s", ranges.Percent(o.Percent.Low), ranges.Percent(o.Percent.High), ranges.Percent(o.Percent.Typical))
			for _, x := range []struct{ what, got, want string }{
				{"money", exact(o.Money), c.money}, {"setup", exact(o.Setup), c.setup}, {"hours", exact(o.Hours), c.hours}, {"month", month, c.month},
			} {
				if x.want != "" && x.got != x.want {
					t.Errorf("%s: %s, want %s (before: %s)", x.what, x.got, x.want, c.before)
				}
			}
		})
	}
}

// exact is a range in words, with 0 as such.
func exact(r Range) string { return strings.ReplaceAll(r.Words(), "under 1", "0") }

func mustFloor(v float64) float64 { return float64(int(v*100+1e-6)) / 100 }
