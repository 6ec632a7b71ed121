package advise

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/questions"
	"advisor/internal/ranges"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// The conditions of an option and of all beyond it: numbers where they mean the
// options, the plain sign at an end, marks of a scale as they are.
func TestConditions(t *testing.T) {
	set := questions.Default()
	for _, c := range []struct {
		question questions.ID
		i        int
		up, down string
	}{
		{"hosts", 0, "hosts >= 1", "hosts = 1"},
		{"hosts", 1, "hosts > 1", "hosts <= 3"},
		{"hosts", 2, "hosts >= 4", "hosts <= 10"},
		{"services", 0, "services >= 1", "services <= 4"},
		{"stateful-services", 0, "stateful-services >= 0", "stateful-services = 0"},
		{"scaling", 0, "scaling >= fixed", "scaling = fixed"},
		{"scaling", 1, "scaling >= manual", "scaling <= manual"},
		{"scaling", 2, "scaling = automatic", "scaling <= automatic"},
		{"availability", 0, "availability >= best-effort", "availability = best-effort"},
		{"availability", 1, "availability >= 99.5", "availability <= 99.5"},
		{"availability", 4, "availability >= 99.99", "availability <= 99.99"},
		{"platform-engineers", 0, "platform-engineers >= 0", "platform-engineers = 0"},
		{"platform-engineers", 1, "platform-engineers >= part-time", "platform-engineers <= part-time"},
		{"platform-engineers", 2, "platform-engineers >= 1", "platform-engineers <= 1-2"},
	} {
		q, _ := set.Question(c.question)
		if up, down := atLeast(q, c.i), atMost(q, c.i); up.String() != c.up || down.String() != c.down {
			t.Errorf("%s %d: %q and %q, want %q and %q", c.question, c.i, up.String(), down.String(), c.up, c.down)
		}
	}
	first := questions.Question{ID: "q", Options: []questions.Option{{ID: "1st"}, {ID: "2nd"}}} // marks, at both ends
	if up, down := atLeast(first, 1), atMost(first, 0); up.String() != "q >= 2nd" || down.String() != "q <= 1st" {
		t.Errorf("%s and %s", up.String(), down.String())
	}
}

// A condition in words goes on from an option towards the end, as its question
// counts, is able or needs.
func TestWordsOfConditions(t *testing.T) {
	set, m := questions.Default(), model.Default()
	for trigger, want := range map[string]string{
		"stage >= internal":                "only people inside the organisation use it, or more is needed",
		"stage <= internal":                "only people inside the organisation use it, or less is needed",
		"stage = internal":                 "only people inside the organisation use it",
		"stage = business-critical":        "the business stops without it",
		"stage = development-only":         "only developers use it",
		"services <= 9":                    "there are 5 to 9 services, or fewer",
		"services >= 10":                   "there are 10 to 19 services, or more",
		"services >= 20":                   "there are 20 services or more",
		"platform-features <= several":     "platform features: at most several",
		"hosts <= 10":                      "hosts at peak: at most 10",
		"engineers >= 31":                  "the team has 31 engineers or more",
		"kubernetes-experience >= some":    "some have worked with Kubernetes, or better",
		"kubernetes-experience <= none":    "Kubernetes experience: at most none",
		"platform-engineers <= part-time":  "developers look after the platform beside their other work, or less",
		"stage != internal":                "stage: not internal",
		"something-else = 1":               "something-else: 1",
		"deploying-teams >= 4":             "4 or more teams deploy independently",
		"time-to-production <= months":     "the platform must be ready within months, or less",
		"kubernetes-experience = some":     "some have worked with Kubernetes",
		"kubernetes-experience > some":     "Kubernetes experience: more than some",
		"availability <= 99.5":             "99.5 percent is enough, or less is needed",
		"platform-engineers <= 1-2":        "1 or 2 people look after the platform, or fewer",
		"kubernetes-access <= managed":     "you can rent a managed cluster, or less",
		"kubernetes-access >= running":     "the organisation already runs a cluster, or better",
		"stateful-services >= 0":           "no service keeps data, or more",
		"deploy-frequency >= many-a-day":   "deploy frequency: at least many-a-day",
		"deploy-frequency <= many-a-day":   "new versions are deployed several times a day, or less is needed",
		"deploy-frequency = somewhat-more": "deploy frequency: somewhat-more",
	} {
		f := strings.Fields(trigger)
		if got := TriggerWords(m, set, record.Trigger{Name: f[0], Op: f[1], Value: f[2]}); got != want {
			t.Errorf("%s: %q, want %q", trigger, got, want)
		}
	}
}

// said are the messages of consequences, those that are bad with a minus.
func said(cs []report.Consequence) string {
	var out []string
	for _, c := range cs {
		mark := map[string]string{"good": "+", "bad": "-"}[c.Kind]
		out = append(out, mark+strings.Join(strings.Fields(c.Message)[:5], " "))
	}
	return strings.Join(out, "; ")
}

// What follows hangs on the way to run it and on the answers.
func TestConsequences(t *testing.T) {
	const oneHost = "+You run one host, and; -The host is a single"
	with := func(side string, s situation, more ...facts.Portability) situation {
		s.report.Recommendation, s.report.Strength, s.report.Portability = side, "strong", more
		if len(s.services) > 0 {
			s.report.Facts = &facts.Project{Services: s.services}
		}
		return s
	}
	web := facts.Service{Name: "web"}
	blocker := facts.Portability{Feature: "f", Effort: facts.Blocker}
	for name, c := range map[string]struct {
		s    situation
		want string
	}{
		"one host":                       {with("compose", shaped("compose-one-host", "")), oneHost},
		"the same files":                 {with("compose", shaped("compose-one-host", "environments=same")), "+Development and production start from; " + oneHost},
		"other files":                    {with("compose", shaped("compose-one-host", "environments=overrides")), oneHost},
		"a standby":                      {with("compose", shaped(standby, "growth=flat")), "+You run two hosts with; -When the host dies, the"},
		"Swarm":                          {with("compose", shaped(swarm, "stateful-services=1 deploy-downtime=none growth=fast")), "+You keep the Compose files,; -When a host dies, Swarm"},
		"Swarm without data":             {with("compose", shaped(swarm, "stateful-services=0")), "+You keep the Compose files,"},
		"no downtime":                    {with("compose", shaped("compose-one-host", "deploy-downtime=none")), oneHost + "; -An update stops the old"},
		"seconds of downtime":            {with("compose", shaped(standby, "deploy-downtime=seconds")), "+You run two hosts with; -When the host dies, the; -An update stops the old"},
		"growth":                         {with("compose", shaped("compose-one-host", "growth=moderate")), oneHost + "; -You can grow only to"},
		"copies by hand":                 {with("compose", shaped(swarm, "scaling=manual stateful-services=0")), "+You keep the Compose files,; -Someone sets the number of"},
		"a cluster of others":            {with("compose", shaped("compose-one-host", "kubernetes-access=running")), oneHost + "; -This application does not use"},
		"a cluster that it leaves":       {with("compose", shaped("compose-one-host", "kubernetes-access=in-use")), oneHost + "; -The application has to leave"},
		"a later move":                   {with("compose", shaped("compose-one-host", ""), blocker), oneHost + "; -A later move to Kubernetes"},
		"a cluster":                      {with("kubernetes", shaped("kubernetes-managed", "")), "+When a node dies, the; -The cluster costs money before; -Someone has to upgrade the"},
		"a namespace":                    {with("kubernetes", shaped(namespace, "deploy-downtime=seconds"), blocker), "+When a node dies, the; +A rolling update replaces one; -You depend on the people; -The move takes 1 blocker"},
		"a namespace that it runs in":    {with("kubernetes", shaped(namespace, "kubernetes-access=in-use"), blocker), "+When a node dies, the; -You depend on the people"},
		"isolation and load":             {with("kubernetes", shaped(namespace, "isolation=tenants scaling=automatic")), "+When a node dies, the; +Where you set up a; +Each team or tenant can; -You depend on the people"},
		"nobody knows it":                {with("kubernetes", shaped(namespace, "kubernetes-experience=none")), "+When a node dies, the; -Nobody in the team knows; -You depend on the people"},
		"some know it":                   {with("kubernetes", shaped(namespace, "kubernetes-experience=some", web)), "+When a node dies, the; -The team has not run; -You depend on the people; -Developers start the application with"},
		"nothing is recommended":         {with("compose", situation{answers: map[string]string{}}), ""},
		"a namespace, teams apart":       {with("kubernetes", shaped(namespace, "isolation=teams")), "+When a node dies, the; +Each team or tenant can; -You depend on the people"},
		"a namespace, copies by a table": {with("kubernetes", shaped(namespace, "scaling=manual deploy-downtime=none")), "+When a node dies, the; +A rolling update replaces one; -You depend on the people"},
	} {
		r := c.s.report
		for id, a := range c.s.answers {
			r.Factors = append(r.Factors, report.Factor{ID: id, Answer: a})
		}
		if got := said(consequences(r)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	drifting := with("compose", shaped("compose-one-host", "environments=same", web))
	drifting.report.Facts.Drift = []facts.Drift{{}}
	if drifting.sameFiles() {
		t.Error("files that differ are the same")
	}
	if !with("compose", shaped("compose-one-host", "environments=same", web)).sameFiles() {
		t.Error("files that do not differ are not the same")
	}
	for answer, want := range map[string]string{"failover": "until the standby host has taken over", "standby": "until someone has switched"} {
		if got := standbyOutage(shaped(standby, "host-failure="+answer)); !strings.Contains(got, want) {
			t.Errorf("%s: %s", answer, got)
		}
	}
}

// Kinds of work are counted by effort.
func TestMoveWords(t *testing.T) {
	work := func(e facts.Effort, features ...string) (out []facts.Portability) {
		for _, f := range features {
			out = append(out, facts.Portability{Feature: f, Effort: e})
		}
		return out
	}
	for _, c := range []struct {
		ps   []facts.Portability
		want string
	}{
		{nil, ""},
		{work(facts.Blocker, "a"), "1 blocker kind of work"},
		{work(facts.Small, "a", "b", "b"), "2 small kinds of work"},
		{append(work(facts.Small, "a", "b"), work(facts.Large, "c")...), "1 large and 2 small kinds of work"},
	} {
		if got := moveWords(c.ps); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A review is overdue once its day has passed; without a day, or a date, never.
func TestReviewOverdue(t *testing.T) {
	for _, c := range []struct {
		by, today string
		want      bool
	}{
		{"2026-05-01", "2026-05-02", true},
		{"2026-05-01", "2026-05-01", false},
		{"2026-05-01", "2026-04-30", false},
		{"2026-05-01", "", false},
		{"", "2026-05-01", false},
	} {
		if got := review(Input{ReviewBy: c.by, Today: c.today}).Overdue; got != c.want {
			t.Errorf("by %q on %q: %v", c.by, c.today, got)
		}
	}
}

// A move goes in the order of what may fail: stateless services, files, data, the
// entrance; what nothing is of is left out.
func TestMovePlan(t *testing.T) {
	names := func(ps []report.Phase) string {
		var out []string
		for _, p := range ps {
			line := p.Name
			for _, s := range p.Services {
				line += " " + string(s)
			}
			out = append(out, line)
		}
		return strings.Join(out, "; ")
	}
	step := func(step string, services ...untrusted.Text) facts.Move {
		return facts.Move{Step: step, Services: services}
	}
	for name, c := range map[string]struct {
		moves []facts.Move
		want  string
	}{
		"nothing is known": {nil, "Preparation; Stateless services; Data; Entrance; Switch-off"},
		"all":              {[]facts.Move{step("stateless", "a"), step("files", "b"), step("data", "c"), step("switch", "d"), step("stateless", "e")}, "Preparation; Stateless services a e; Services with files b; Data c; Entrance d; Switch-off"},
		"data alone":       {[]facts.Move{step("data", "c")}, "Preparation; Data c; Switch-off"},
	} {
		s := shaped("kubernetes-managed", "")
		s.report.MoveOrder = c.moves
		if got := names(movePlan(s)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for shape, want := range map[string]string{namespace: "Get a namespace with a quota; put the images into a registry;", light: "Set up k3s on three machines; put", "kubernetes-managed": "Order the cluster; put"} {
		if got := prepare(shaped(shape, "")).Does; !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", shape, got)
		}
	}
	built := facts.Service{Name: "web", Build: &facts.Build{}, Role: facts.RoleApplication}
	if got := prepare(shaped(light, "", built, facts.Service{Name: "db"})).Does; !strings.HasPrefix(got, "Set up k3s on three machines; build and push the images of web in CI;") {
		t.Error(got)
	}
	stateful := facts.Service{Name: "db", Stateful: true}
	for name, c := range map[string]struct {
		s    situation
		want string
	}{
		"with data":               {shaped("compose-one-host", "", built, stateful), "Preparation; Stateless services web; Data db; Entrance; Give back"},
		"without data":            {shaped("compose-one-host", "", built), "Preparation; Stateless services web; Entrance; Give back"},
		"no files, data unknown":  {shaped("compose-one-host", ""), "Preparation; Stateless services; Data; Entrance; Give back"},
		"no files and no data":    {shaped("compose-one-host", "stateful-services=0"), "Preparation; Stateless services; Entrance; Give back"},
		"a job is not sent there": {shaped("compose-one-host", "", facts.Service{Name: "j", Role: facts.RoleJob}, facts.Service{Name: "f", Role: facts.RoleFrontend}), "Preparation; Stateless services f; Entrance; Give back"},
	} {
		if got := names(wayBack(c.s)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Answers that something contradicts are a risk where there are any.
func TestContradictionsAreARisk(t *testing.T) {
	r := report.Report{Recommendation: "compose", Strength: "strong", Shape: &report.Shape{ID: "compose-one-host"}, Factors: []report.Factor{{ID: "growth", Answer: "flat"}, {ID: "hosts", Label: "hosts at peak"}}}
	if got := risks(r); len(got) != 1 || got[0].Risk != "The host dies, and everything on it is down." {
		t.Errorf("%+v", got)
	}
	r.Contradictions = []facts.Contradiction{{Message: "m", Questions: []string{"hosts"}}}
	if got := risks(r); len(got) != 2 || got[1].Risk != "The decision rests on an answer that something contradicts: hosts at peak." {
		t.Errorf("%+v", got)
	}
}

// The option to take is the recommended one, wherever it stands; none where none is.
func TestRecommendedOption(t *testing.T) {
	way := func(id string, v options.Verdict) options.Option {
		return options.Option{Way: model.Way{ID: id}, Verdict: v}
	}
	all := []options.Option{way("a", options.Recommended), way("b", options.RuledOut), way("c", options.RuledOut)}
	if got := recommended(all); got != "a" {
		t.Errorf("%q", got)
	}
	if got := recommended(all[1:]); got != "" {
		t.Errorf("%q", got)
	}
}

// Ranges that say nothing to anybody are none: a hundred times from end to end,
// where it is not known better.
func TestUsefulRanges(t *testing.T) {
	for name, c := range map[string]struct {
		low, high float64
		known     bool
		want      bool
	}{
		"narrow": {10, 20, false, true}, "just wide enough": {10, 1000, false, true}, "too wide": {10, 1001, false, false},
		"from nothing": {0, 100, false, true}, "from nothing, too wide": {0, 101, false, false}, "known": {1, 5000, true, true},
	} {
		r := report.Range{Low: c.low, High: c.high}
		in := rangeOf(r, c.known)
		if got := useful(in) != nil; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
		if got := usefulMinutes(in) != nil; got != c.want {
			t.Errorf("%s in minutes: %v", name, got)
		}
	}
	if got := tenths(rangeOf(report.Range{Low: 1.24, High: 1.31}, false)); got.Low != 1.2 || got.High != 1.4 {
		t.Errorf("tenths %+v", got)
	}
	if got := tenths(rangeOf(report.Range{Low: 1.2, High: 1.3}, false)); got.Low != 1.2 || got.High != 1.3 {
		t.Errorf("tenths that are there already %+v", got)
	}
	half := rangeOf(report.Range{Low: 0.5, High: 2}, true)
	half.Typical = 1
	if got := bytesOf(half); got.Low != 512<<20 || got.High != 2<<30 || *got.Typical != 1<<30 {
		t.Errorf("bytes %+v", got)
	}
}

// What others of this size chose is said where the files alone have answered, and
// that decides nothing.
func TestPeers(t *testing.T) {
	open := score.Assessment{Strength: model.Undecided}
	services := report.Factor{ID: "services", Source: "scan", Answer: "5-9"}
	for name, c := range map[string]struct {
		factors []report.Factor
		as      score.Assessment
		want    bool
	}{
		"the files alone":    {[]report.Factor{{ID: "hosts", Source: "unknown"}, services}, open, true},
		"it is decided":      {[]report.Factor{services}, score.Assessment{Strength: model.Strong}, false},
		"both are closed":    {[]report.Factor{services}, score.Assessment{Strength: model.Undecided, BothClosed: true}, false},
		"a person":           {[]report.Factor{{ID: "hosts", Source: "flag"}, services}, open, false},
		"another question":   {[]report.Factor{{ID: "hosts", Source: "scan", Answer: "5-9"}}, open, false},
		"it only follows":    {[]report.Factor{{ID: "hosts", Source: "scan"}, {ID: "services", Source: "implied", Answer: "5-9"}}, open, false},
		"nobody is so large": {[]report.Factor{{ID: "services", Source: "scan", Answer: "none-such"}}, open, false},
	} {
		got := peers(report.Report{Factors: c.factors}, c.as)
		if (got != "") != c.want || c.want && !strings.Contains(got, "projects of this size (5-9 services)") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func rangeOf(r report.Range, known bool) ranges.Range {
	return ranges.Range{Low: r.Low, High: r.High, Typical: r.Low, Known: known}
}
