package facts

import (
	"encoding/json"
	"slices"

	"advisor/internal/untrusted"
)

// Severity is how much a finding matters before production.
type Severity string

// The severities, highest first.
const (
	High   Severity = "high"
	Medium Severity = "medium"
	Low    Severity = "low"
)

// Severities are all severities, highest first.
func Severities() []Severity { return []Severity{High, Medium, Low} }

// Rank is the place of a severity in their order, 0 for the highest. What is
// none of them counts as low.
func (s Severity) Rank() int {
	if i := slices.Index(Severities(), s); i >= 0 {
		return i
	}
	return Low.Rank()
}

// Theme groups findings in the report.
type Theme string

// The themes, in the order of the report.
const (
	Security      Theme = "security"
	Scalability   Theme = "scalability"
	Reliability   Theme = "reliability"
	Observability Theme = "monitoring-and-logging"
	Separation    Theme = "development-and-production"
	Ignored       Theme = "ignored-by-compose" // Swarm leftovers and keys without effect
)

// Themes are all themes, in the order of the report.
func Themes() []Theme {
	return []Theme{Security, Scalability, Reliability, Observability, Separation, Ignored}
}

// Title is a theme as a heading; empty for what is none.
func (t Theme) Title() string {
	switch t {
	case Security:
		return "Security"
	case Scalability:
		return "Scalability"
	case Reliability:
		return "Reliability"
	case Observability:
		return "Monitoring and logging"
	case Separation:
		return "Development and production"
	case Ignored:
		return "Keys that docker compose ignores"
	}
	return ""
}

// Finding is one rule that hit, once with all its services.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Theme    Theme    `json:"theme"`
	Title    string   `json:"title"`
	// Message says what was seen, with names.
	Message  untrusted.Text   `json:"message"`
	Services []untrusted.Text `json:"services"`
	Why      string           `json:"why"`
	// Remedy is what to do on either platform, or on the recommended one;
	// RemedyCompose and RemedyKubernetes say it for each.
	Remedy           string            `json:"remedy"`
	RemedyCompose    string            `json:"remedy_compose"`
	RemedyKubernetes string            `json:"remedy_kubernetes"`
	Fix              *Fix              `json:"fix"`    // null where there is nothing to paste
	Source           string            `json:"source"` // address of the authority
	Common           bool              `json:"common"` // nine of ten public files have it: says nothing about this team
	Evidence         []untrusted.Place `json:"evidence"`
	// Hits are the services with the places that show it in each. A report of an
	// older version has none.
	Hits []Hit `json:"hits"`
	// Accepted are the services in which the team lives with it, in their order;
	// one without a service where it is about the project as a whole.
	Accepted []Acceptance `json:"accepted"`
}

// Fix is text to paste that mends a finding. It holds names of the project and no
// value of a variable.
type Fix struct {
	// File is where it belongs: a Compose file, a Dockerfile, .dockerignore …
	File untrusted.Text `json:"file"`
	// Compose are the lines for that file. Those of a Compose file may also be
	// laid over it as a file of their own.
	Compose string `json:"compose"`
	// Kubernetes are the lines of the manifest; empty where nothing is to be
	// written there.
	Kubernetes string `json:"kubernetes"`
}

// Acceptance is why and until when a team lives with a finding in a service.
type Acceptance struct {
	Service untrusted.Text `json:"service"` // empty: the project as a whole
	Reason  untrusted.Text `json:"reason"`
	Until   untrusted.Text `json:"until"` // the last day, YYYY-MM-DD
}

// Where are the services of a finding, never none: one without a name where it
// is about the project as a whole.
func (f Finding) Where() []untrusted.Text {
	if len(f.Services) == 0 {
		return []untrusted.Text{""}
	}
	return f.Services
}

// Open reports whether somebody still has to look at it: it is not accepted
// everywhere.
func (f Finding) Open() bool { return len(f.Accepted) < len(f.Where()) }

// Hit is a place in a service where a rule hit.
type Hit struct {
	Service untrusted.Text  `json:"service"` // empty: the project as a whole
	Place   untrusted.Place `json:"place"`
}

// Observation is something that is already there and worth knowing. Nothing is to
// be done about it, and no count and no gate has it.
type Observation struct {
	ID    string `json:"id"`
	Theme Theme  `json:"theme"`
	Title string `json:"title"`
	// Message says what is there, with names; Why what it means.
	Message  untrusted.Text    `json:"message"`
	Why      string            `json:"why"`
	Source   string            `json:"source"` // address of the authority
	Evidence []untrusted.Place `json:"evidence"`
}

// Contradiction is a given answer that the files speak against.
type Contradiction struct {
	Message   untrusted.Text    `json:"message"`
	Questions []string          `json:"questions"`
	Evidence  []untrusted.Place `json:"evidence"`
	// Source is who contradicts: "estimate" for what prices, hours and failures come
	// to, which is counted nowhere; empty for answers and files.
	Source string `json:"source,omitempty"`
	// Grade is how sure the estimate is: certain or probably; empty for the others.
	Grade string `json:"grade,omitempty"`
}

// Effort is the size of one piece of a move to Kubernetes.
type Effort string

// The efforts: a field; an object or a decision; a redesign; no equivalent.
const (
	Small   Effort = "small"
	Mid     Effort = "medium"
	Large   Effort = "large"
	Blocker Effort = "blocker"
)

// Efforts are all efforts, largest first.
func Efforts() []Effort { return []Effort{Blocker, Large, Mid, Small} }

// Rank is the place of an effort in their order, 0 for the largest; negative
// for what is none.
func (e Effort) Rank() int { return slices.Index(Efforts(), e) }

// Portability is what one feature in use becomes on Kubernetes.
type Portability struct {
	Service    untrusted.Text `json:"service"` // empty: the project
	Feature    string         `json:"feature"` // attribute path, or a name for a pattern
	Kubernetes string         `json:"kubernetes"`
	Kompose    string         `json:"kompose"` // converts, with-label, distorts, drops, warns, fails, crashes
	// Bridge is what Compose Bridge does with it by its default templates, in the
	// same words, or unknown; BridgeNote how. Both are empty in older reports.
	Bridge     string `json:"compose_bridge"`
	BridgeNote string `json:"compose_bridge_note"`
	Effort     Effort `json:"effort"`
	// Signal is what the use says about needs: orchestrator, host-tied,
	// stateful, development; empty: nothing.
	Signal string `json:"signal"`
	// Ignored: docker compose gives the attribute no effect today.
	Ignored  bool              `json:"ignored_by_compose"`
	Note     string            `json:"note"`
	Evidence []untrusted.Place `json:"evidence"`
}

// Kinds counts the kinds of work of one size: a feature that many services use
// is one kind, since it is decided once.
func Kinds(ps []Portability, size Effort) int {
	seen := map[string]bool{}
	for _, p := range ps {
		if p.Effort == size {
			seen[p.Feature] = true
		}
	}
	return len(seen)
}

// Move is one step of a move to Kubernetes, in their order.
type Move struct {
	// Step is what kind of step it is: replace (the cluster has its own),
	// stateless, files (keeps files of its own), data (a store), switch (the edge).
	Step     string           `json:"step"`
	Services []untrusted.Text `json:"services"`
	Action   string           `json:"action"`
	Why      string           `json:"why"`
}

// Problem is a mistake in a file that could be read: docker compose rejects
// the files because of it, or would not do what they say. The smallest part
// that is wrong was left out, everything else was analysed.
type Problem struct {
	File untrusted.Text `json:"file"`
	Line int            `json:"line"` // 0: the file as a whole
	// Message says what is wrong; it carries no value of a variable.
	Message untrusted.Text `json:"message"`
	Hint    untrusted.Text `json:"hint"` // what was probably meant, or how to set it right; often empty
	// LeftOut is what was not analysed because of it, such as
	// services.web.ports; empty: nothing, all was analysed as it is written.
	LeftOut untrusted.Text `json:"left_out"`
}

// NothingRead begins the reason of the one gap of a report whose scan found no project.
const NothingRead = "no Compose project was read"

// Gap is something that could not be read or was left out, and why.
type Gap struct {
	File   untrusted.Text `json:"file"`
	Line   int            `json:"line"`
	Reason untrusted.Text `json:"reason"`
}

// MarshalJSON writes null for a file and a line that nobody knows.
func (g Gap) MarshalJSON() ([]byte, error) {
	type plain Gap
	if g.File != "" {
		return json.Marshal(plain(g))
	}
	return json.Marshal(struct {
		File   *string        `json:"file"`
		Line   *int           `json:"line"`
		Reason untrusted.Text `json:"reason"`
	}{Reason: g.Reason})
}
