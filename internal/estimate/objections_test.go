package estimate

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/questions"
)

// TestObjections: three grades, in whole sentences.
func TestObjections(t *testing.T) {
	for name, c := range map[string]struct {
		answers, provider string
		project           *facts.Project
		option            string
		want              []string
	}{
		"a small site on a managed cluster": {
			smallSite + " budget=tight", "", nil, Managed, []string{
				"probably [platform-engineers] You answered that nobody looks after the platform. A managed Kubernetes cluster probably takes 10 to 80 hours of work a month, about 25.",
				"probably [budget] You answered that the platform may cost up to about 100 USD a month on top of the hosts. A managed Kubernetes cluster probably costs 80 to 550 USD more, about 170.",
			},
		},
		"the same where the control plane is free": {
			smallSite + " budget=tight", "budget", nil, Managed, []string{
				"probably [platform-engineers] You answered that nobody looks after the platform. A managed Kubernetes cluster probably takes 10 to 80 hours of work a month, about 25.",
			},
		},
		"a standby without on-call": {
			saas, "", nil, Standby, []string{
				"probably [availability on-call] A target of 99.9 % allows 43.8 minutes of downtime a month. Compose with a standby host is probably down for longer when one host dies, because alerts are answered in working hours: 24 minutes to 17 hours, about 8 hours.",
			},
		},
		"one host for 99.9": {
			strings.Replace(saas, "business-hours", "around-the-clock", 1), "", nil, OneHost, []string{
				"certain [availability on-call] A target of 99.9 % allows 43.8 minutes of downtime a month. Compose on one host is down for longer when one host dies, although someone is on call: 59 minutes to 20 hours, about 4 hours.",
			},
		},
		"a standby with on-call": {strings.Replace(saas, "business-hours", "around-the-clock", 1), "", nil, Standby, nil},
		"deploys that stop the service": {
			strings.NewReplacer("99.9", "99.99", "business-hours", "around-the-clock", "=daily", "=many-a-day", "host-failure=standby", "host-failure=failover").Replace(saas), "", nil, Standby, []string{
				"certain [availability deploy-downtime deploy-frequency] Compose with a standby host stops the old container before it starts the new one. At 60 to 200 deploys a month that is 5 to 100 minutes, about 20 minutes of downtime; 99.99 % allows 4.4 minutes.",
			},
		},
		"many hosts for little": {
			strings.Replace(regulated, "hosts=4-10", "hosts=6", 1), "", limited(40, 0.2), Managed, []string{
				"probably [hosts] The files set 6.8 to 8 GB of memory, which one host of 64 GB has; you answered 6 hosts. What fills the others?",
			},
		},
		"one host for much": {
			saas, "", limited(20, 12), OneHost, []string{
				"certain [hosts] The files set 200 to 240 GB of memory, and you answered that 1 host carries it. Few providers sell a host of that size: ask for a quote first.",
				"certain [availability on-call] A target of 99.9 % allows 43.8 minutes of downtime a month. Compose on one host is down for longer when one host dies, because alerts are answered in working hours: 3 to 30 hours, about 12 hours.",
			},
		},
		"nothing is known": {"", "", nil, Managed, nil},
		"no such option":   {saas, "", nil, "bare-metal", nil},
	} {
		t.Run(name, func(t *testing.T) {
			in, e := of(c.answers, c.provider, c.project)
			var got []string
			for _, o := range e.Objections(in, c.option) {
				got = append(got, fmt.Sprintf("%s [%s] %s", o.Grade, questions.Join(o.Questions, " "), o.Message))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}
