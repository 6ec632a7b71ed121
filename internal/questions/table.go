// Code generated from questions.yaml by internal/tables. DO NOT EDIT.

//go:build !fromyaml

package questions

// builtIn is the table of questions.yaml.
func builtIn() Questionnaire {
	return Questionnaire{Sections: []Section{
		{ID: "application", Title: "Application", About: "What you run, and what it needs from the platform."},
		{ID: "scale", Title: "Scale", About: "How much load it carries, and what must keep working when something fails."},
		{ID: "team", Title: "Team", About: "Who builds and runs it, and with what means."},
	}, Questions: []Question{
		{ID: "stage", Section: "application", Ask: "Who depends on the application?", Short: "stage", Why: "The platform should match the cost of an outage. Developers can restart what only they use; what the business depends on cannot wait for that.", Example: "Answer for the period that you decide for, usually the next 12 months. A pilot with five paying customers is customer-facing.", Options: []Option{
			{ID: "development-only", Label: "Only developers, on their own machines"},
			{ID: "prototype", Label: "A few people, who try out a prototype or pilot"},
			{ID: "internal", Label: "People inside the organisation"},
			{ID: "customer-facing", Label: "Customers or the public"},
			{ID: "business-critical", Label: "The whole business, which stops or breaks the law without it"},
		}},
		{ID: "services", Section: "application", Ask: "How many services does the application run in production?", Short: "services", Why: "Each service is one more thing to start, connect, update and monitor. The number alone decides little; with other answers it shows how much there is to coordinate.", Example: "A service is one entry under \"services\" in a Compose file, such as the API, the worker or the database. Leave out tools that run only during development.", Numeric: true, Options: []Option{
			{ID: "1-4", Label: "1 to 4 services", Counts: true, Low: 1, High: 4},
			{ID: "5-9", Label: "5 to 9 services", Counts: true, Low: 5, High: 9},
			{ID: "10-19", Label: "10 to 19 services", Counts: true, Low: 10, High: 19},
			{ID: "20-49", Label: "20 to 49 services", Counts: true, Low: 20, High: 49},
			{ID: "50+", Label: "50 or more services", Counts: true, Low: 50, High: 100000},
		}},
		{ID: "stateful-services", Section: "application", Ask: "How many services that keep data do you run yourselves?", Short: "stateful services", Why: "A service with data cannot simply start on another host: its data must be there too. The more of them you run, the more you have to move, back up and fail over.", Example: "Count databases, queues, search engines and file stores. Do not count what a provider runs for you, such as a managed PostgreSQL.", Numeric: true, Options: []Option{
			{ID: "0", Label: "None: providers run them, or no data is kept", Counts: true},
			{ID: "1-2", Label: "1 to 2 services with data", Counts: true, Low: 1, High: 2},
			{ID: "3-5", Label: "3 to 5 services with data", Counts: true, Low: 3, High: 5},
			{ID: "6+", Label: "6 or more services with data", Counts: true, Low: 6, High: 100000},
		}},
		{ID: "environments", Section: "application", Ask: "How different are development and production?", Short: "environments", Why: "One set of files for both is easy to keep up to date. When production has other services, or connects them in another way, what was tested is not what runs.", Example: "An override file that sets ports and limits counts as settings. A load balancer, a queue or replicas that only production has are another architecture.", Retired: "The files show it wherever they describe several environments. Without them, hardly any published decision depends on it.", Options: []Option{
			{ID: "same", Label: "Not at all: the same files run in both"},
			{ID: "overrides", Label: "In their settings: the same services run in both"},
			{ID: "different", Label: "In their architecture: production has other services or wiring"},
		}},
		{ID: "workloads", Section: "application", Ask: "What kind of work runs besides the services that are always on?", Short: "workloads", Why: "Services that are always on need the same capacity all day. Jobs that need many machines for a short time must be queued and placed on hosts.", Example: "A nightly report is a scheduled job. Video encoding or model training that takes 20 machines for an hour and then none is elastic batch work.", Options: []Option{
			{ID: "services", Label: "None: all services are always on"},
			{ID: "scheduled-jobs", Label: "Jobs at fixed times, such as a nightly import"},
			{ID: "elastic-batch", Label: "Large jobs that need extra machines or GPUs for a while"},
		}},
		{ID: "isolation", Section: "application", Ask: "Who must be isolated from each other?", Short: "isolation", Why: "Teams or customers that share machines need separate permissions, quotas and networks. Someone has to set these up and maintain them.", Example: "Tenants that share one database and differ only by a column are isolated by the application: choose the first answer.", Options: []Option{
			{ID: "none", Label: "Nobody: all users share one application"},
			{ID: "teams", Label: "Teams: each has its own permissions and limits"},
			{ID: "tenants", Label: "Customers: each has its own copy of the application"},
		}},
		{ID: "platform-features", Section: "application", Ask: "How many platform features do you need that Compose does not have?", Short: "platform features", Why: "Some features come only with a cluster, or you would have to build them around Compose. Count what you need within a year, not what would be nice to have.", Example: "Canary releases (a new version for a few users first), a service mesh, network policies, operators (software that runs databases), permissions for each user on the platform, GitOps (the platform follows a Git repository).", Options: []Option{
			{ID: "none", Label: "None of them"},
			{ID: "one", Label: "One of them"},
			{ID: "several", Label: "Two or more of them"},
		}},
		{ID: "compliance", Section: "application", Ask: "Which security and audit rules apply to the platform?", Short: "compliance", Why: "Auditors ask who may change what, who changed it, and how secrets are kept. A platform that records this automatically saves work that you otherwise do by hand.", Example: "ISO 27001, SOC 2, PCI DSS, HIPAA, or a regulator that inspects how the application is run.", Options: []Option{
			{ID: "none", Label: "No special rules"},
			{ID: "internal", Label: "Internal rules that nobody outside inspects"},
			{ID: "audited", Label: "A standard or law that auditors inspect"},
		}},
		{ID: "vendor-support", Section: "application", Ask: "Which platform do your vendors support for the software that you run?", Short: "vendor support", Why: "A vendor that supports only one platform can decide the question: on the other platform you get no help when the product fails.", Example: "Some products are shipped only as a Helm chart (the package format of Kubernetes). Some vendors say that Compose is not meant for production, others support nothing else.", Options: []Option{
			{ID: "either", Label: "Both, or all of it is your own software"},
			{ID: "compose-only", Label: "Compose only"},
			{ID: "kubernetes-only", Label: "Kubernetes only"},
		}},
		{ID: "hosts", Section: "scale", Ask: "How many hosts do you need at peak load in the next 12 months?", Short: "hosts at peak", Why: "Compose runs an application on one host. If the load needs more hosts, something must spread the services over them and connect them.", Example: "A host is one physical or virtual machine. Assume the largest one that you would still buy, and leave out spares that only wait for a failure. If you know the number of requests instead: in published cases one host carried 500 a second for 18 months, and 3,000 events a second until a jump to 47,000 was too much.", Numeric: true, Options: []Option{
			{ID: "1", Label: "1 host", Counts: true, Low: 1, High: 1},
			{ID: "2-3", Label: "2 to 3 hosts", Counts: true, Low: 2, High: 3},
			{ID: "4-10", Label: "4 to 10 hosts", Counts: true, Low: 4, High: 10},
			{ID: "11+", Label: "11 or more hosts", Counts: true, Low: 11, High: 100000},
		}},
		{ID: "host-failure", Section: "scale", Ask: "What must happen when a host dies?", Short: "host failure", Why: "Compose restarts a failed container, but only on the same host. Moving the work to another host takes a person, a standby host or a cluster.", Example: "A person, or a script that a person starts, switches to a standby host. Prepared hosts take over automatically with a virtual IP address and a replicated database, or with Docker Swarm, where data stays on its host.", Options: []Option{
			{ID: "by-hand", Label: "Someone sets up another host within hours"},
			{ID: "standby", Label: "Someone switches to a standby host within minutes"},
			{ID: "failover", Label: "Prepared hosts take over automatically, with replicated data"},
			{ID: "automatic", Label: "Any service moves to any other host automatically, with its data"},
		}, When: map[ID][]OptionID{"stage": {"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "by-hand"},
		{ID: "availability", Section: "scale", Ask: "How much of the time must the application be available?", Short: "availability target", Why: "The target limits the total length of all outages in a month. One host can reach the lower targets; the higher ones leave no time for a person to react.", Example: "Answer with what you promised, or with what users would notice and complain about. Planned maintenance counts as downtime.", Options: []Option{
			{ID: "best-effort", Label: "No target: a lost day is acceptable"},
			{ID: "99.5", Label: "99.5 percent: at most 3.6 hours of downtime a month"},
			{ID: "99.9", Label: "99.9 percent: at most 44 minutes of downtime a month"},
			{ID: "99.95", Label: "99.95 percent: at most 22 minutes of downtime a month"},
			{ID: "99.99", Label: "99.99 percent: at most 4 minutes of downtime a month"},
		}, When: map[ID][]OptionID{"stage": {"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "best-effort"},
		{ID: "deploy-downtime", Section: "scale", Ask: "How much downtime is acceptable during a deploy?", Short: "deploy downtime", Why: "Compose stops the old container before it starts the new one. A deploy without downtime needs a proxy and scripts, or a platform with rolling updates.", Example: "If you deploy at night, when nobody notices, choose minutes.", Options: []Option{
			{ID: "minutes", Label: "Minutes, at a time that suits"},
			{ID: "seconds", Label: "Seconds"},
			{ID: "none", Label: "None: no request may fail"},
		}, When: map[ID][]OptionID{"stage": {"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "minutes"},
		{ID: "scaling", Section: "scale", Ask: "How does the number of copies of a service change?", Short: "scaling", Why: "A fixed number needs no tools. A number that follows the load needs something that measures, decides and finds capacity on the hosts.", Example: "Starting three more workers by hand before a sale is manual. Copies that follow the length of a queue are automatic.", Options: []Option{
			{ID: "fixed", Label: "It stays the same for months"},
			{ID: "manual", Label: "Someone changes it by hand now and then"},
			{ID: "automatic", Label: "It follows the load automatically"},
		}},
		{ID: "traffic", Section: "scale", Ask: "How does the load vary over a day?", Short: "traffic", Why: "Capacity for steady load is bought once. Load that jumps leaves hosts idle most of the time, or needs capacity that can be added and removed.", Example: "A shop before a holiday or a ticket sale at noon is spiky: more than five times the usual load within minutes.", Retired: "Two other questions cover it: how many hosts the peak needs, and whether the number of copies follows the load.", Options: []Option{
			{ID: "steady", Label: "It hardly varies"},
			{ID: "daily-peaks", Label: "It rises and falls in a daily or weekly rhythm"},
			{ID: "spiky", Label: "It jumps within minutes, to several times the usual load"},
		}, When: map[ID][]OptionID{"stage": {"prototype", "internal", "customer-facing", "business-critical"}}, Otherwise: "steady"},
		{ID: "growth", Section: "scale", Ask: "How fast will the load grow over the next 12 months?", Short: "growth", Why: "What fits today must fit until you next want to change the platform. Fast growth can fill one host while you still plan the move.", Retired: "The question about hosts asks for the peak of the next 12 months, which includes the growth. Hardly any published decision depends on growth alone.", Options: []Option{
			{ID: "flat", Label: "By less than a quarter"},
			{ID: "moderate", Label: "By a quarter up to three times"},
			{ID: "fast", Label: "More than three times"},
		}},
		{ID: "regions", Section: "scale", Ask: "From how many regions must the application be served at the same time?", Short: "regions", Why: "Several regions mean several sets of hosts that must run the same version and find each other. The Compose project in one region knows nothing of the others.", Example: "A region is a place with its own data centre, such as Frankfurt or Ohio. A backup or a standby host in another place does not count.", Options: []Option{
			{ID: "one", Label: "1 region"},
			{ID: "several", Label: "2 or more regions, or several cloud providers"},
		}, When: map[ID][]OptionID{"hosts": {"2-3", "4-10", "11+"}}, Otherwise: "one"},
		{ID: "engineers", Section: "team", Ask: "How many engineers build and run the application?", Short: "engineers", Why: "A cluster costs a fixed amount of working time. Among thirty people it is hardly noticed; in a team of three it is a large part of the week.", Example: "Count everyone who changes code or infrastructure, in full-time equivalents: two people at half time count as one.", Numeric: true, Options: []Option{
			{ID: "1-2", Label: "1 to 2 engineers", Counts: true, Low: 1, High: 2},
			{ID: "3-5", Label: "3 to 5 engineers", Counts: true, Low: 3, High: 5},
			{ID: "6-10", Label: "6 to 10 engineers", Counts: true, Low: 6, High: 10},
			{ID: "11-30", Label: "11 to 30 engineers", Counts: true, Low: 11, High: 30},
			{ID: "31+", Label: "31 or more engineers", Counts: true, Low: 31, High: 100000},
		}},
		{ID: "deploying-teams", Section: "team", Ask: "How many teams deploy independently of each other?", Short: "deploying teams", Why: "One team can agree on one set of files and one time to deploy. Several teams need separate permissions, limits and deployments.", Numeric: true, Options: []Option{
			{ID: "1", Label: "1 team, or all teams deploy together", Counts: true, Low: 1, High: 1},
			{ID: "2-3", Label: "2 to 3 teams", Counts: true, Low: 2, High: 3},
			{ID: "4+", Label: "4 or more teams", Counts: true, Low: 4, High: 100000},
		}, When: map[ID][]OptionID{"engineers": {"3-5", "6-10", "11-30", "31+"}}, Otherwise: "1"},
		{ID: "platform-engineers", Section: "team", Ask: "How many people look after the platform itself?", Short: "platform engineers", Why: "A cluster needs work all year: upgrades, certificates, storage, access. If it is nobody's task, it is done late or not at all.", Example: "The platform is what the application runs on: hosts, network, deployment, monitoring. Choose part-time where developers do it beside their other work.", Numeric: true, Options: []Option{
			{ID: "none", Label: "None: nobody has this task", Counts: true},
			{ID: "part-time", Label: "Part-time: developers do it beside their other work"},
			{ID: "1-2", Label: "1 to 2 people full time", Counts: true, Low: 1, High: 2},
			{ID: "3+", Label: "3 or more people full time", Counts: true, Low: 3, High: 100000},
		}},
		{ID: "kubernetes-experience", Section: "team", Ask: "How much experience with Kubernetes does the team have?", Short: "Kubernetes experience", Why: "Learning Kubernetes takes months, and the first outages last longer than on a platform that the team knows. Experience makes a cluster possible; it is no reason for one.", Example: "Answer for the people who would be called at night, not for the one who likes Kubernetes best.", Options: []Option{
			{ID: "none", Label: "None: nobody has worked with it"},
			{ID: "some", Label: "Some: people have deployed to a cluster or taken a course"},
			{ID: "production", Label: "In production: at least 2 people have run a cluster"},
		}},
		{ID: "kubernetes-access", Section: "team", Ask: "If you used Kubernetes, whose cluster would it be?", Short: "Kubernetes access", Why: "Using a cluster that someone already runs is a small step. Building one from nothing is a project of its own.", Example: "A managed cluster is one that a provider runs and you rent, such as EKS, GKE or AKS. Where data has to stay on machines of your own, or nothing there reaches the internet, none can be rented. If others install your product, answer for them.", Options: []Option{
			{ID: "none", Label: "Your own: you would build it and run it"},
			{ID: "managed", Label: "A provider's: you would rent a managed cluster"},
			{ID: "running", Label: "Your organisation's: it already runs a cluster"},
			{ID: "in-use", Label: "Your organisation's: the application already runs on it"},
		}},
		{ID: "budget", Section: "team", Ask: "How much more may the platform cost per month, on top of the hosts?", Short: "budget", Why: "A cluster costs money before it runs anything: its control plane, spare hosts, load balancers, monitoring.", Example: "The report estimates the extra cost from your other answers and lists each part of the sum with its source.", Options: []Option{
			{ID: "nothing", Label: "Nothing: it must fit on the existing machines"},
			{ID: "tight", Label: "Up to about 100 US dollars"},
			{ID: "moderate", Label: "More than 100, up to 1,000 US dollars"},
			{ID: "ample", Label: "1,000 US dollars or more"},
		}},
		{ID: "deploy-frequency", Section: "team", Ask: "How often do you deploy a new version to production?", Short: "deploy frequency", Why: "One deploy a month can be done carefully by hand. Several a day must be safe without anyone watching.", Example: "Count all services together, as you expect it in 12 months.", Late: true, Options: []Option{
			{ID: "monthly", Label: "Once a month or less"},
			{ID: "weekly", Label: "About once a week"},
			{ID: "daily", Label: "About once a day"},
			{ID: "many-a-day", Label: "Several times a day"},
		}},
		{ID: "on-call", Section: "team", Ask: "When is someone available to respond to alerts?", Short: "on-call", Why: "A failure at night is repaired when someone notices it. A cluster has more parts that can fail, and needs someone within reach who knows them.", Late: true, Options: []Option{
			{ID: "none", Label: "Never: someone notices a failure by chance"},
			{ID: "business-hours", Label: "During working hours"},
			{ID: "around-the-clock", Label: "At any hour: someone is on call"},
		}},
		{ID: "delivery", Section: "team", Ask: "How does a new version reach production today?", Short: "delivery", Why: "A cluster is operated through files and pipelines, not by hand. A team that has them already has done a good part of the move.", Example: "With GitOps, a program on the platform applies what a Git repository says, and corrects what differs.", Options: []Option{
			{ID: "manual", Label: "Someone logs in and types commands"},
			{ID: "scripted", Label: "Someone starts a script"},
			{ID: "pipeline", Label: "A CI pipeline builds, tests and deploys it"},
			{ID: "gitops", Label: "The platform follows a Git repository (GitOps)"},
		}},
		{ID: "observability", Section: "team", Ask: "What monitoring runs in production?", Short: "observability", Why: "In a cluster, containers move and disappear: without logs and metrics in one place, nobody can find out why something failed.", Retired: "The files show part of it. What is missing is work on either platform, and rarely a reason for one of them.", Options: []Option{
			{ID: "none", Label: "Only what \"docker logs\" shows on the host"},
			{ID: "logs", Label: "Logs of all services in one place"},
			{ID: "logs-and-metrics", Label: "Logs and metrics, with alerts"},
			{ID: "full", Label: "Logs, metrics and traces, with alerts and targets"},
		}},
		{ID: "time-to-production", Section: "team", Ask: "When must the platform be ready for production?", Short: "time to production", Why: "A team that does not know Kubernetes needs months to run it well. A near date is easier to meet with what the team already knows.", Retired: "Hardly any published decision names a date. The experience of the team and the choice of cluster show whether a near date can be met.", Options: []Option{
			{ID: "weeks", Label: "Within weeks"},
			{ID: "months", Label: "Within months"},
			{ID: "no-deadline", Label: "No deadline"},
		}},
	}}
}
