package advise

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// plan is the move to the recommended option in phases, each with what ends it
// and how to go back; none where nothing has to move.
func plan(r report.Report) []report.Phase {
	s := newSituation(r)
	switch {
	case !s.decided():
		return nil
	case s.kubernetes() && s.stays(): // it is there already
		return nil
	case s.kubernetes():
		return movePlan(s)
	case s.is("kubernetes-access", "in-use"):
		return wayBack(s)
	}
	return nil
}

// movePlan is the way into a cluster: what is stateless first, data late, the
// edge last.
func movePlan(s situation) []report.Phase {
	out := []report.Phase{prepare(s)}
	if len(s.report.MoveOrder) == 0 {
		return append(out,
			report.Phase{Name: "Stateless services", Does: "Move them one at a time; what they use stays where it is and is reached from the cluster.", Exit: exitStateless, Back: backStateless},
			report.Phase{Name: "Data", Does: "Move the data to a managed service or an operator.", Exit: exitData, Back: backData},
			report.Phase{Name: "Entrance", Does: "Switch DNS to the Ingress or the Gateway.", Exit: exitSwitch, Back: backSwitch},
			switchOff(s),
		)
	}
	var stateless, files, data, edge []untrusted.Text
	for _, m := range s.report.MoveOrder {
		switch m.Step {
		case "stateless":
			stateless = append(stateless, m.Services...)
		case "files":
			files = append(files, m.Services...)
		case "data":
			data = append(data, m.Services...)
		case "switch":
			edge = append(edge, m.Services...)
		}
	}
	add := func(name string, services []untrusted.Text, does, exit, back string) {
		if len(services) > 0 {
			out = append(out, report.Phase{Name: name, Services: services, Does: does, Exit: exit, Back: back})
		}
	}
	add("Stateless services", stateless, "Move them one domain at a time; what they use stays where it is and is reached from the cluster.", exitStateless, backStateless)
	add("Services with files", files, "Give each a volume claim, copy the files, stop the old one and copy what changed.",
		"The files in the cluster are read and written, and a backup of them was restored.", "Stop the new one, copy back what changed, start the old one.")
	add("Data", data, "Move the data to a managed service or an operator, one store at a time, with a rehearsal first.", exitData, backData)
	add("Entrance", edge, "Replace the reverse proxy by an Ingress or a Gateway, route by route, and switch DNS at the end.", exitSwitch, backSwitch)
	return append(out, switchOff(s))
}

// What ends a phase, and how to go back, where several have it.
const (
	exitStateless = "Each serves its traffic from the cluster for a week without a new alert."
	backStateless = "Send its route to the old container again, which keeps running."
	exitData      = "The application works on the new store for a week, and a backup of it was restored."
	backData      = "Until the new store takes writes, point the application to the old one; after that only a restore goes back."
	exitSwitch    = "No request reaches the old entrance after the TTL of DNS has passed."
	backSwitch    = "Switch DNS back; the old entrance keeps running until the next phase."
)

// prepare is the cluster with everything that services need there.
func prepare(s situation) report.Phase {
	does := "Order the cluster"
	switch {
	case s.option(namespace):
		does = "Get a namespace with a quota"
	case s.option(light):
		does = "Set up k3s on three machines"
	}
	if fs := s.where(func(v facts.Service) bool { return v.Build != nil }); len(fs) > 0 {
		does += "; build and push the images of " + names(fs) + " in CI"
	} else {
		does += "; put the images into a registry"
	}
	return report.Phase{
		Name: "Preparation", Does: does + "; set up secrets, an ingress, logs, metrics and backups.",
		Exit: "A trial service runs there with probes, limits, logs and an alert, and a volume of it was restored.",
		Back: "Nothing has moved: delete the trial.",
	}
}

// switchOff ends what is no longer used.
func switchOff(s situation) report.Phase {
	return report.Phase{
		Name: "Switch-off", Does: "Keep a last backup of " + s.hosts() + ", then stop what is left there and cancel it.",
		Exit: "Two weeks without a request or a job on the old side.",
		Back: "Restore from the last backup; plan for hours, not for minutes.",
	}
}

// wayBack is the way out of the cluster that the application runs on today.
func wayBack(s situation) []report.Phase {
	stateless := s.where(func(v facts.Service) bool { return !v.Stateful && (v.Orchestrated() || v.Role == facts.RoleFrontend) })
	stores := s.where(func(v facts.Service) bool { return v.Stateful })
	out := []report.Phase{{
		Name: "Preparation", Does: "Set up " + s.hosts() + " with Docker, the Compose files, the secrets and backups; write each ConfigMap and Secret of the cluster into them.",
		Exit: "The application starts there with a copy of the data, and a backup was restored.", Back: "Nothing has moved: delete the copy.",
	}, {
		Name: "Stateless services", Services: serviceNames(stateless), Does: "Send one route after the other from the Ingress to the host; the data stays in the cluster and is reached from the host.",
		Exit: "Each serves its traffic from the host for a week without a new alert.", Back: "Send the route to the Deployment again, which keeps its replicas.",
	}}
	if len(stores) > 0 || !s.scanned() && !s.is("stateful-services", "0") {
		out = append(out, report.Phase{
			Name: "Data", Services: serviceNames(stores), Does: "Stop writes, dump, restore on the host, start; rehearse it once to know how long it takes.",
			Exit: exitData, Back: "Until the host takes writes, start the old store again; after that only a restore goes back.",
		})
	}
	return append(out, report.Phase{
		Name: "Entrance", Does: "Switch DNS from the Ingress to the host.", Exit: exitSwitch, Back: "Switch DNS back; the Ingress keeps running until the next phase.",
	}, report.Phase{
		Name: "Give back", Does: "Delete the Deployments, claims and Secrets, and give the quota of the namespace back.",
		Exit: "Nothing of the application is left in the cluster, and its last backup is kept.", Back: "Apply the manifests of the repository again, and restore the backup.",
	})
}

func serviceNames(fs []facts.Service) []untrusted.Text {
	var out []untrusted.Text
	for _, v := range fs {
		out = append(out, v.Name)
	}
	return out
}

// risks are what can go wrong with the recommended option here, how one notices
// it in time, and what to do then.
func risks(r report.Report) []report.Risk {
	s := newSituation(r)
	var out []report.Risk
	add := func(what, notice, then string) {
		out = append(out, report.Risk{Risk: what, Notice: notice, Then: then})
	}
	switch {
	case !s.decided():
		return nil
	case s.kubernetes():
		clusterRisks(s, add)
	default:
		composeRisks(s, add)
	}
	if fs := s.where(func(v facts.Service) bool { return v.Stateful }); len(fs) > 0 {
		add("A backup of "+names(fs)+" cannot be restored.", "An alert when the last backup is older than a day; a restore twice a year.", "Repair the backup before anything else is deployed.")
	}
	if all := report.Counted(r.Contradictions); len(all) > 0 {
		names := contradicted(r, all)
		n := len(names)
		add("The decision rests on "+english.Agree(n, "an answer", "answers")+" that something contradicts: "+english.Names(names, 3)+".", "`advisor check` in CI.",
			"Settle "+english.Agree(n, "it", "them")+", and decide again.")
	}
	return out
}

// contradicted are the short names of the questions whose answers something
// contradicts.
func contradicted(r report.Report, all []facts.Contradiction) []string {
	var labels []string
	for _, c := range all {
		labels = words.AppendNew(labels, words.Labels(r, c.Questions))
	}
	return labels
}

func composeRisks(s situation, add func(what, notice, then string)) {
	switch {
	case s.option(standby):
		add("The standby is behind when it is needed.", "An alert on the lag of the replication; a practised switch twice a year.", "Copy the data anew before the next release.")
	case s.option(swarm):
		add("The managers lose their majority, and nothing can be changed.", "An alert when fewer than three managers are ready.", "Add a manager before the next deploy.")
	default:
		add("The host dies, and everything on it is down.", "A check of the public address from outside, every minute.", "Rebuild the host from its code, and restore the data.")
	}
	if s.is("growth", "moderate", "fast", unanswered) && !s.option(swarm) {
		add("The load outgrows the machine.", "Memory or CPU above 80 % at the peak for a week.", "Take a larger machine, or decide again with `--hosts 2`.")
	}
	if s.is("engineers", "1-2") {
		add("The one person who knows the host is away.", "Count who has restored it: fewer than two.", "Let a second person do the next restore.")
	}
}

func clusterRisks(s situation, add func(what, notice, then string)) {
	if !s.option(namespace) {
		add("The version of the cluster is no longer supported.", "The end of its support is less than three months away.", "Upgrade a test cluster, then this one.")
		add("The cluster costs more than planned.", "A budget alert at 80 % of the month's estimate.", "Lower requests and limits to what is used; remove nodes.")
	} else {
		add("The people who run the cluster change its rules.", "Deploys fail on a quota or an admission rule.", "Agree on a notice period with them.")
	}
	if s.is("kubernetes-experience", "none", "some", unanswered) {
		add("A fault takes long because nobody has seen it before.", "Incidents last longer than on the old hosts.", "Practise the last fault on a test cluster; ask for help from outside.")
	}
	if s.scanned() {
		add("The Compose files of development and the manifests drift apart.", "A service or variable that only one of them has, in review or by `advisor scan`.", "Generate one from the other, or develop against the manifests.")
	}
}
