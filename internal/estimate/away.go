package estimate

import (
	"advisor/internal/questions"
	"advisor/internal/ranges"
)

// failureOn is what the minutes of one dead host hang on.
func failureOn(option string) []questions.ID {
	switch option {
	case OneHost:
		return []questions.ID{onCall}
	case Standby:
		return []questions.ID{onCall, failure}
	}
	return []questions.ID{onCall, stores}
}

// oneFailure is how many minutes it takes until everything is back after one
// host died, the one with the data where there is any: until someone notices,
// and the way back.
func (e *estimator) oneFailure(option string) func(*point) sum {
	f := e.figures[option]
	return func(p *point) sum {
		notice := f["notice."+string(p.onCall)]
		none := Range{}
		switch option {
		case OneHost:
			return wayBack(notice, "rebuild", f["rebuild"], p)
		case Standby:
			if p.failure == failover {
				return wayBack(none, "take-over", f["take-over"], p)
			}
			return wayBack(notice, "switch", f["switch"], p)
		case Swarm:
			if p.stores > 0 {
				return wayBack(notice, "rebuild", f["rebuild"], p) // the data stayed on the dead host
			}
		}
		if p.stores == 0 {
			return wayBack(none, e.restarts(option), f[e.restarts(option)], p)
		}
		volume := f["reschedule-volume"]
		if option == K3s {
			// Nobody deletes a dead machine of one's own, so a pod of a StatefulSet
			// may wait for a person.
			volume.High = max(volume.High, notice.High+f["fence"].High)
		}
		return wayBack(none, "reschedule-volume", volume, p)
	}
}

// restarts is the item of starting services without data elsewhere.
func (e *estimator) restarts(option string) string {
	switch {
	case e.replicated:
		return "replicas-away"
	case option == Swarm:
		return "swarm-reschedule"
	}
	return "reschedule"
}

func wayBack(notice Range, item string, minutes Range, p *point) sum {
	return sum{{item: "notice." + string(p.onCall), value: notice}, {item: item, value: minutes}}
}

// monthlyOn is what the minutes of every month hang on, beside failureOn.
func monthlyOn(option string) []questions.ID {
	if Kubernetes(option) {
		return nil
	}
	return []questions.ID{deploys, gap}
}

// downtime is a month with one dead host: that, and what happens every month.
func (e *estimator) downtime(option string) func(*point) sum {
	f, failure := e.figures[option], e.oneFailure(option)
	return func(p *point) sum {
		reboot, drain := f["reboot"], Range{}
		if Kubernetes(option) || option == Swarm && p.stores == 0 {
			reboot, drain = Range{}, f["drain"]
			if e.replicated && p.stores == 0 {
				drain = Range{}
			}
		}
		var stops Range
		if !Kubernetes(option) && p.gap != "none" {
			stops = ranges.Exactly(p.deploys)
			if option == Swarm {
				stops.Low = 0 // it can start the new one first
			}
		}
		return append(failure(p),
			part{item: "reboot", value: reboot},
			part{item: "drain", value: drain},
			part{item: "deploy-gap", of: "deploys", quantity: stops, value: each(f["deploy-gap"], stops).Times(1.0 / 60)},
		)
	}
}
