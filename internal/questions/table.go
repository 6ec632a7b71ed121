// Code generated from questions.yaml by internal/tables. DO NOT EDIT.

//go:build !fromyaml

package questions

// builtIn is the questionnaire of questions.yaml.
func builtIn() Questionnaire {
	return Questionnaire{Sections: []Section{
		Section{ID: "application", Title: "Application", About: "What you run and what it expects from the platform under it."},
		Section{ID: "scale", Title: "Scale", About: "How much load it carries, and what must go on working when something breaks."},
		Section{ID: "team", Title: "Team", About: "Who builds it, who runs it, and what they have to work with."}}, Questions: []Question{
		Question{ID: "stage", Section: "application", Ask: "Who depends on the application?", Short: "stage", Why: "A platform has to match what an outage costs. What only developers use can be started again by hand; what the business lives on cannot wait for that.", Example: "Answer for the time you are deciding for, usually the next 12 months. A pilot with five paying customers is customer-facing.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "development-only", Label: "Only developers, on their own machines", Counts: false, Low: 0, High: 0},
			Option{ID: "prototype", Label: "A prototype or pilot that few people try out", Counts: false, Low: 0, High: 0},
			Option{ID: "internal", Label: "People inside the organisation", Counts: false, Low: 0, High: 0},
			Option{ID: "customer-facing", Label: "Customers or the public", Counts: false, Low: 0, High: 0},
			Option{ID: "business-critical", Label: "The business stops earning or breaks the law without it", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "services", Section: "application", Ask: "How many services does the application run in production?", Short: "services", Why: "Every service is one more thing to start, connect, update and watch. By itself the number decides little; with other answers it shows how much there is to coordinate.", Example: "A service is one entry under \"services\" in a Compose file, such as the API, the worker or the database. Leave out tools that run only during development.", Numeric: true, Late: false, Retired: "", Options: []Option{
			Option{ID: "1-4", Label: "1 to 4 services", Counts: true, Low: 1, High: 4},
			Option{ID: "5-9", Label: "5 to 9 services", Counts: true, Low: 5, High: 9},
			Option{ID: "10-19", Label: "10 to 19 services", Counts: true, Low: 10, High: 19},
			Option{ID: "20-49", Label: "20 to 49 services", Counts: true, Low: 20, High: 49},
			Option{ID: "50+", Label: "50 services or more", Counts: true, Low: 50, High: 100000}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "stateful-services", Section: "application", Ask: "How many services that keep data do you run yourselves?", Short: "stateful services", Why: "A service with data cannot simply be started again on another host: its data has to be there too. Who runs many of them has more to move, back up and fail over.", Example: "Count databases, queues, search engines and file stores. Do not count what a provider runs for you, such as a managed PostgreSQL.", Numeric: true, Late: false, Retired: "", Options: []Option{
			Option{ID: "0", Label: "0: providers run all of it, or nothing is kept", Counts: true, Low: 0, High: 0},
			Option{ID: "1-2", Label: "1 to 2 services with data", Counts: true, Low: 1, High: 2},
			Option{ID: "3-5", Label: "3 to 5 services with data", Counts: true, Low: 3, High: 5},
			Option{ID: "6+", Label: "6 services with data or more", Counts: true, Low: 6, High: 100000}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "environments", Section: "application", Ask: "How different are development and production?", Short: "environments", Why: "One set of files for both is easy to keep true. When production has other services, or wires them in another way, what was tested is no longer what is run.", Example: "An override file that sets ports and limits counts as settings. A load balancer, a queue or replicas that only production has are another architecture.", Numeric: false, Late: false, Retired: "The files show it wherever they describe several environments, and without them hardly any published decision turns on it.", Options: []Option{
			Option{ID: "same", Label: "The same files run in both", Counts: false, Low: 0, High: 0},
			Option{ID: "overrides", Label: "The same services, with other settings", Counts: false, Low: 0, High: 0},
			Option{ID: "different", Label: "Production is built differently, with other services or wiring", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "workloads", Section: "application", Ask: "What kind of work runs besides services that are always on?", Short: "workloads", Why: "Services that are always on need the same room all day. Jobs that come in bursts and need many machines for a short time have to be queued and placed by something.", Example: "A nightly report is a scheduled job. Video encoding or model training that takes 20 machines for an hour and then none is elastic batch work.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "services", Label: "None, all services are always on", Counts: false, Low: 0, High: 0},
			Option{ID: "scheduled-jobs", Label: "Jobs at fixed times, such as a nightly import", Counts: false, Low: 0, High: 0},
			Option{ID: "elastic-batch", Label: "Large jobs that need extra machines or GPUs for a while", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "isolation", Section: "application", Ask: "Who has to be kept apart from whom on the platform?", Short: "isolation", Why: "Teams or customers that share machines need walls between them: own permissions, own quotas, own networks. Somebody has to build and keep those walls.", Example: "Tenants that share one database and differ only by a column are kept apart by the application: choose the first answer.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "none", Label: "Nobody, it is one application for all", Counts: false, Low: 0, High: 0},
			Option{ID: "teams", Label: "Teams, each with its own permissions and limits", Counts: false, Low: 0, High: 0},
			Option{ID: "tenants", Label: "Customers, each with a copy of the application", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "platform-features", Section: "application", Ask: "How many platform features do you need that Compose does not have?", Short: "platform features", Why: "Some things come only with a cluster, or would have to be built by hand around Compose. Count what you need within a year, not what would be nice to have.", Example: "Canary releases (a new version for a few users first), a service mesh, network policies, operators (software that runs databases), permissions for each user on the platform, GitOps (the platform follows a Git repository).", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "none", Label: "0 of them", Counts: false, Low: 0, High: 0},
			Option{ID: "one", Label: "1 of them", Counts: false, Low: 0, High: 0},
			Option{ID: "several", Label: "2 of them or more", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "compliance", Section: "application", Ask: "Which rules for security and audit apply to the platform?", Short: "compliance", Why: "Auditors ask who may change what, who did, and how secrets are kept. A platform that records this by itself saves work that otherwise has to be shown by hand.", Example: "ISO 27001, SOC 2, PCI DSS, HIPAA, or a regulator that inspects how the application is run.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "none", Label: "No special rules", Counts: false, Low: 0, High: 0},
			Option{ID: "internal", Label: "Own rules that nobody outside inspects", Counts: false, Low: 0, High: 0},
			Option{ID: "audited", Label: "A standard or law that auditors inspect", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "vendor-support", Section: "application", Ask: "On which platform do your vendors support the software that you run?", Short: "vendor support", Why: "A vendor that supports its product on one platform only can decide the question. On the other platform you are on your own when it fails.", Example: "Some products are shipped only as a Helm chart (the package format of Kubernetes); some say that Compose is not meant for production; some support nothing else.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "either", Label: "On both, or it is all your own software", Counts: false, Low: 0, High: 0},
			Option{ID: "compose-only", Label: "On Compose only", Counts: false, Low: 0, High: 0},
			Option{ID: "kubernetes-only", Label: "On Kubernetes only", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "hosts", Section: "scale", Ask: "How many hosts will carry the peak of the next 12 months?", Short: "hosts at peak", Why: "Compose runs an application on one host. As soon as the load needs more of them, something has to spread the services, connect them and move them.", Example: "A host is one machine or virtual machine. Think of the largest that you would still buy; do not count spares that only wait for a failure. If you know requests instead: in published cases one host carried 500 a second for 18 months, and 3,000 events a second until a jump to 47,000 broke it.", Numeric: true, Late: false, Retired: "", Options: []Option{
			Option{ID: "1", Label: "1 host carries it", Counts: true, Low: 1, High: 1},
			Option{ID: "2-3", Label: "2 to 3 hosts", Counts: true, Low: 2, High: 3},
			Option{ID: "4-10", Label: "4 to 10 hosts", Counts: true, Low: 4, High: 10},
			Option{ID: "11+", Label: "11 hosts or more", Counts: true, Low: 11, High: 100000}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "host-failure", Section: "scale", Ask: "What must happen when a host dies?", Short: "host failure", Why: "Compose starts a failed container again, but only on its own host. Moving the work to another host takes a person, a prepared spare or a cluster.", Example: "A spare is switched to by a person or by a script that a person starts. Prepared hosts take over by themselves with an address that moves (a virtual IP) and a database that replicates, or with Docker Swarm, where data stays on its host.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "by-hand", Label: "Somebody sets up another host, within hours", Counts: false, Low: 0, High: 0},
			Option{ID: "standby", Label: "Somebody switches to a spare that is ready, within minutes", Counts: false, Low: 0, High: 0},
			Option{ID: "failover", Label: "Prepared hosts take over by themselves, with replicated data", Counts: false, Low: 0, High: 0},
			Option{ID: "automatic", Label: "Any service moves to any other host by itself, with its data", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID{"stage": []OptionID{"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "by-hand"},
		Question{ID: "availability", Section: "scale", Ask: "How much of the time must the application be up?", Short: "availability target", Why: "A target says how long all outages of a month may last together. One host can reach the lower targets; the higher ones leave no time for a person to react.", Example: "Answer with what was promised, or with what would be noticed and complained about. Planned maintenance counts as time down.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "best-effort", Label: "No target, a lost day is acceptable", Counts: false, Low: 0, High: 0},
			Option{ID: "99.5", Label: "99.5 percent, at most 3.6 hours down a month", Counts: false, Low: 0, High: 0},
			Option{ID: "99.9", Label: "99.9 percent, at most 44 minutes down a month", Counts: false, Low: 0, High: 0},
			Option{ID: "99.95", Label: "99.95 percent, at most 22 minutes down a month", Counts: false, Low: 0, High: 0},
			Option{ID: "99.99", Label: "99.99 percent, at most 4 minutes down a month", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID{"stage": []OptionID{"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "best-effort"},
		Question{ID: "deploy-downtime", Section: "scale", Ask: "How long may the application be away while a new version is deployed?", Short: "deploy downtime", Why: "Compose stops the old container before it starts the new one. Deploying without a gap takes a proxy and scripts around it, or a platform that replaces step by step.", Example: "Deploying at night, when nobody notices, counts as minutes.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "minutes", Label: "Some minutes, at a time that suits", Counts: false, Low: 0, High: 0},
			Option{ID: "seconds", Label: "A few seconds", Counts: false, Low: 0, High: 0},
			Option{ID: "none", Label: "0 seconds, no request may fail", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID{"stage": []OptionID{"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "minutes"},
		Question{ID: "scaling", Section: "scale", Ask: "How does the number of running copies of a service change?", Short: "scaling", Why: "A fixed number needs no machinery. Numbers that follow the load need something that measures, decides and finds room on the hosts.", Example: "Starting three more workers by hand before a sale is by hand. Copies that come and go with the length of a queue are automatic.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "fixed", Label: "It stays the same for months", Counts: false, Low: 0, High: 0},
			Option{ID: "manual", Label: "Somebody changes it now and then", Counts: false, Low: 0, High: 0},
			Option{ID: "automatic", Label: "It must follow the load by itself", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "traffic", Section: "scale", Ask: "How does the load move over a day?", Short: "traffic", Why: "Steady load is bought once. Load that jumps leaves hosts idle most of the time, or has to be met with room that comes and goes.", Example: "A shop before a holiday or a ticket sale at noon is spiky: more than five times the usual load within minutes.", Numeric: false, Late: false, Retired: "What follows from it is asked already: how many hosts carry the peak, and whether the number of copies must follow the load.", Options: []Option{
			Option{ID: "steady", Label: "It is nearly the same all day", Counts: false, Low: 0, High: 0},
			Option{ID: "daily-peaks", Label: "It rises and falls in a daily or weekly rhythm", Counts: false, Low: 0, High: 0},
			Option{ID: "spiky", Label: "It jumps within minutes, to several times the usual", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID{"stage": []OptionID{"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "steady"},
		Question{ID: "growth", Section: "scale", Ask: "How fast will the load grow over the next 12 months?", Short: "growth", Why: "What fits today has to fit until you next want to change the platform. Fast growth uses up the room of one host while you still plan the move.", Example: "", Numeric: false, Late: false, Retired: "The hosts are asked for at the peak of the next 12 months, which holds the growth; by itself hardly any published decision turns on it.", Options: []Option{
			Option{ID: "flat", Label: "By less than a quarter", Counts: false, Low: 0, High: 0},
			Option{ID: "moderate", Label: "By a quarter up to three times", Counts: false, Low: 0, High: 0},
			Option{ID: "fast", Label: "More than three times", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "regions", Section: "scale", Ask: "From how many regions must the application be served at the same time?", Short: "regions", Why: "Several regions mean several sets of hosts that have to run the same version and find each other. One set of Compose files knows nothing of the others.", Example: "A region is a place with its own data centre, such as Frankfurt or Ohio. A backup or a spare in another place does not count.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "one", Label: "1 region", Counts: false, Low: 0, High: 0},
			Option{ID: "several", Label: "2 regions or more, or several cloud providers", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID{"hosts": []OptionID{"2-3", "4-10", "11+"}}, Otherwise: "one"},
		Question{ID: "engineers", Section: "team", Ask: "How many engineers build and run the application?", Short: "engineers", Why: "A cluster has a fixed price in working time. Among thirty people it is hardly felt; in a team of three it is a large part of the week.", Example: "Count everybody who changes code or infrastructure, in full-time people: two at half time are one.", Numeric: true, Late: false, Retired: "", Options: []Option{
			Option{ID: "1-2", Label: "1 to 2 engineers", Counts: true, Low: 1, High: 2},
			Option{ID: "3-5", Label: "3 to 5 engineers", Counts: true, Low: 3, High: 5},
			Option{ID: "6-10", Label: "6 to 10 engineers", Counts: true, Low: 6, High: 10},
			Option{ID: "11-30", Label: "11 to 30 engineers", Counts: true, Low: 11, High: 30},
			Option{ID: "31+", Label: "31 engineers or more", Counts: true, Low: 31, High: 100000}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "deploying-teams", Section: "team", Ask: "How many teams deploy on their own, without asking the others?", Short: "deploying teams", Why: "One team can agree on one set of files and one time to deploy. Several teams need permissions, limits and deployments that do not touch each other.", Example: "", Numeric: true, Late: false, Retired: "", Options: []Option{
			Option{ID: "1", Label: "1 team, or all deploy together", Counts: true, Low: 1, High: 1},
			Option{ID: "2-3", Label: "2 to 3 teams", Counts: true, Low: 2, High: 3},
			Option{ID: "4+", Label: "4 teams or more", Counts: true, Low: 4, High: 100000}}, When: map[ID][]OptionID{"engineers": []OptionID{"3-5", "6-10", "11-30", "31+"}}, Otherwise: "1"},
		Question{ID: "platform-engineers", Section: "team", Ask: "How many people look after the platform itself?", Short: "platform engineers", Why: "A cluster is looked after all year: upgrades, certificates, storage, access. Without somebody whose task that is, it is done late or not at all.", Example: "The platform is what the application runs on: hosts, network, deployment, monitoring. Say part-time where developers do it beside their other work.", Numeric: true, Late: false, Retired: "", Options: []Option{
			Option{ID: "none", Label: "0, nobody has that task", Counts: true, Low: 0, High: 0},
			Option{ID: "part-time", Label: "Developers do it beside their other work", Counts: false, Low: 0, High: 0},
			Option{ID: "1-2", Label: "1 to 2 people full time", Counts: true, Low: 1, High: 2},
			Option{ID: "3+", Label: "3 people full time or more", Counts: true, Low: 3, High: 100000}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "kubernetes-experience", Section: "team", Ask: "How much experience with Kubernetes does the team have?", Short: "Kubernetes experience", Why: "Learning it takes months, and the first outages are longer than they would be on what the team knows. Experience makes a cluster possible; it is no need for one.", Example: "Answer for the people who would be woken up at night, not for the one who likes it best.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "none", Label: "Nobody has worked with it", Counts: false, Low: 0, High: 0},
			Option{ID: "some", Label: "Some have deployed to a cluster or taken a course", Counts: false, Low: 0, High: 0},
			Option{ID: "production", Label: "At least 2 people have run a cluster in production", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "kubernetes-access", Section: "team", Ask: "If you ran on Kubernetes, whose cluster would it be?", Short: "Kubernetes access", Why: "Using a cluster that somebody already runs is a small step. Building one from nothing is a project of its own.", Example: "A managed cluster is one that a provider runs and you rent, such as EKS, GKE or AKS. Where data has to stay on machines of your own, or nothing there reaches the internet, none can be rented. If others install your product, answer for them.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "none", Label: "There is none yet, you would build and run it yourselves", Counts: false, Low: 0, High: 0},
			Option{ID: "managed", Label: "A managed one that you could rent", Counts: false, Low: 0, High: 0},
			Option{ID: "running", Label: "One that your organisation already runs", Counts: false, Low: 0, High: 0},
			Option{ID: "in-use", Label: "One on which the application itself already runs", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "budget", Section: "team", Ask: "How much more may the platform cost a month, on top of the hosts?", Short: "budget", Why: "A cluster costs money before it runs anything: its control plane, spare hosts, load balancers, monitoring.", Example: "The report estimates the extra cost from your other answers and lists each part of the sum with its source.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "nothing", Label: "Nothing: it has to fit on the machines that are there", Counts: false, Low: 0, High: 0},
			Option{ID: "tight", Label: "Up to about 100 US dollars", Counts: false, Low: 0, High: 0},
			Option{ID: "moderate", Label: "More than that, up to 1,000 US dollars", Counts: false, Low: 0, High: 0},
			Option{ID: "ample", Label: "1,000 US dollars or more", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "deploy-frequency", Section: "team", Ask: "How often is a new version deployed to production?", Short: "deploy frequency", Why: "A deployment once a month can be done with care by hand. Several a day have to be safe without anybody watching.", Example: "Count all services together, as you want it to be in 12 months.", Numeric: false, Late: true, Retired: "", Options: []Option{
			Option{ID: "monthly", Label: "Once a month or less", Counts: false, Low: 0, High: 0},
			Option{ID: "weekly", Label: "About once a week", Counts: false, Low: 0, High: 0},
			Option{ID: "daily", Label: "About once a day", Counts: false, Low: 0, High: 0},
			Option{ID: "many-a-day", Label: "Several times a day", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "on-call", Section: "team", Ask: "When does somebody react to an alarm?", Short: "on-call", Why: "A failure at night is repaired when somebody sees it. A cluster has more parts that can fail, and needs somebody within reach who knows them.", Example: "", Numeric: false, Late: true, Retired: "", Options: []Option{
			Option{ID: "none", Label: "When somebody happens to see it", Counts: false, Low: 0, High: 0},
			Option{ID: "business-hours", Label: "During working hours", Counts: false, Low: 0, High: 0},
			Option{ID: "around-the-clock", Label: "At any hour, with people on call", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "delivery", Section: "team", Ask: "How does a new version reach production today?", Short: "delivery", Why: "A cluster is worked through files and pipelines, not by hand. Who has them already has done a good part of the move.", Example: "GitOps means that a program on the platform pulls what a Git repository says and puts right what differs.", Numeric: false, Late: false, Retired: "", Options: []Option{
			Option{ID: "manual", Label: "Somebody logs in and types commands", Counts: false, Low: 0, High: 0},
			Option{ID: "scripted", Label: "Somebody starts a script", Counts: false, Low: 0, High: 0},
			Option{ID: "pipeline", Label: "A CI pipeline builds, tests and deploys it", Counts: false, Low: 0, High: 0},
			Option{ID: "gitops", Label: "The platform follows a Git repository (GitOps)", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "observability", Section: "team", Ask: "What do you see of the application while it runs?", Short: "observability", Why: "On a cluster, containers move and vanish: whoever cannot look at logs and metrics in one place cannot find out why something failed.", Example: "", Numeric: false, Late: false, Retired: "The files show part of it. What is missing is work on either platform, and hardly a reason for one.", Options: []Option{
			Option{ID: "none", Label: "Only what \"docker logs\" shows on the host", Counts: false, Low: 0, High: 0},
			Option{ID: "logs", Label: "Logs of all services in one place", Counts: false, Low: 0, High: 0},
			Option{ID: "logs-and-metrics", Label: "Logs and metrics, with alarms", Counts: false, Low: 0, High: 0},
			Option{ID: "full", Label: "Logs, metrics and traces, with alarms and targets", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""},
		Question{ID: "time-to-production", Section: "team", Ask: "When must the platform be ready for production?", Short: "time to production", Why: "A team that does not know Kubernetes needs months to run it well. A near date is met with what is already known.", Example: "", Numeric: false, Late: false, Retired: "Hardly any published decision names a date. Whether a near one can be met on a cluster shows in the experience and in whose cluster it would be.", Options: []Option{
			Option{ID: "weeks", Label: "Within weeks", Counts: false, Low: 0, High: 0},
			Option{ID: "months", Label: "Within months", Counts: false, Low: 0, High: 0},
			Option{ID: "no-deadline", Label: "There is no date", Counts: false, Low: 0, High: 0}}, When: map[ID][]OptionID(nil), Otherwise: ""}}}
}
