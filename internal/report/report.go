// Package report holds the report type, which is the JSON schema, its words,
// and one file for each format. It does not know how anything was found.
package report

import (
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// SchemaVersion is the version of the JSON report; it rises when a key changes
// its meaning. Version 1 had no confidence: it counted completions instead.
const SchemaVersion = 2

// Report is the JSON report. Every other format is a function of it, so it
// carries its own words: labels of questions and options, and the sentences.
// Slices are never nil, so that they are written as [].
type Report struct {
	SchemaVersion  int                   `json:"schema_version"`
	Tool           Tool                  `json:"tool"`
	Model          Model                 `json:"model"`
	Recommendation string                `json:"recommendation"` // compose, kubernetes
	Strength       string                `json:"strength"`       // strong, lean, undecided
	Firm           bool                  `json:"firm"`
	Confidence     *float64              `json:"confidence"` // 0.5 to 1; null in a report of version 1
	Score          float64               `json:"score"`
	ScoreRange     [2]float64            `json:"score_range"`
	TooClose       *[2]float64           `json:"too_close"` // scores at which a full profile is undecided; null in reports of earlier versions
	Axes           Axes                  `json:"axes"`
	Summary        Summary               `json:"summary"`
	Vetoes         []Veto                `json:"vetoes"`
	Factors        []Factor              `json:"factors"`
	TippingPoints  []TippingPoint        `json:"tipping_points"`
	NextQuestions  []NextQuestion        `json:"next_questions"`
	WeightTips     []WeightTip           `json:"weight_tips"`
	Contradictions []facts.Contradiction `json:"contradictions"`
	Respondents    []Respondent          `json:"respondents"` // those whose records were given, where there are several
	Disagreements  []Disagreement        `json:"disagreements"`
	Settle         []string              `json:"settle"` // disputed questions to agree on first, two at most
	CounterCase    []Argument            `json:"counter_case"`
	Consequences   []Consequence         `json:"consequences"`
	Options        []Option              `json:"options"`
	Shape          *Shape                `json:"shape"`    // null where no option is recommended
	Remarks        []string              `json:"remarks"`  // third options with their conditions
	Estimate       *Estimate             `json:"estimate"` // null in reports of earlier versions
	SimilarCases   []SimilarCase         `json:"similar_cases"`
	Environment    *facts.Choice         `json:"environment"` // which set of files the facts are of; null without a scan
	Facts          *facts.Project        `json:"facts"`       // null without a scan
	Findings       []facts.Finding       `json:"findings"`
	Observations   []facts.Observation   `json:"observations"` // what is already there; nothing counts it
	Portability    []facts.Portability   `json:"portability"`
	MoveOrder      []facts.Move          `json:"move_order"`
	Gaps           []facts.Gap           `json:"gaps"`
	Problems       []facts.Problem       `json:"problems"` // mistakes in the Compose files
	NextSteps      []NextStep            `json:"next_steps"`
	Plan           []Phase               `json:"plan"`  // the move in phases; empty where nothing has to move
	Risks          []Risk                `json:"risks"` // of the recommended option; empty where nothing is recommended
	Review         Review                `json:"review"`
	Since          *Since                `json:"since"` // null without a baseline
	Check          *Check                `json:"check"` // null but for advisor check
	Gates          []Gate                `json:"gates"` // those that were asked for
	Inputs         Inputs                `json:"inputs"`
}

// Gate is a condition under which a run ends with status 1.
type Gate struct {
	Gate    string            `json:"gate"` // as --fail-on names it, or expect=compose
	Tripped bool              `json:"tripped"`
	Why     untrusted.Text    `json:"why"` // empty where it is not tripped
	Places  []untrusted.Place `json:"places"`
}

// DecisionGate is the gate that check itself is: the decision no longer holds or is due for review.
const DecisionGate = "decision"

// Tool is the program that wrote the report.
type Tool struct {
	Version string `json:"version"`
}

// Model is the model that weighed.
type Model struct {
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
	// Uncalibrated: the confidence has not been compared with decisions, because it is
	// not the built-in model.
	Uncalibrated bool `json:"uncalibrated"`
}

// Axes are the three axes.
type Axes struct {
	Complexity Axis `json:"complexity"`
	Scale      Axis `json:"scale"`
	Team       Axis `json:"team"`
}

// Axis is the score of one axis, 0 to 100, above 50 towards Kubernetes.
type Axis struct {
	Score float64    `json:"score"`
	Range [2]float64 `json:"range"`
}

// Summary is the verdict in sentences, the same in every format.
type Summary struct {
	Title    untrusted.Text `json:"title"`        // "shop: run it with Docker Compose on one host"
	Verdict  untrusted.Text `json:"verdict"`      // the same as sentences
	Strength string         `json:"strength"`     // why strong, lean or undecided
	Reasons  []Reason       `json:"reasons"`      // the strongest three for the recommended side
	Against  []Reason       `json:"against"`      // the strongest against
	Change   []string       `json:"would_change"` // what would change it, one sentence each
	Unknown  string         `json:"unknown"`      // how much is unknown and what that leaves open
	Ask      []string       `json:"ask"`          // what to answer first where nothing is recommended
	Peers    string         `json:"peers"`        // what others of this size chose, where only the files have answered
	Relax    string         `json:"relax"`        // what to relax first where no option is left
	// Disagreement says whether it matters where several records disagree, one
	// by one and together; empty where they agree.
	Disagreement string `json:"disagreement"`
	// Agree says what to agree on first, and what that settles; empty where nothing
	// that is recommended hangs on it.
	Agree string `json:"agree"`
	// Decisions says what the records decided, where they do not say the same.
	Decisions untrusted.Text `json:"decisions"`
}

// Reason is one sentence with its factor.
type Reason struct {
	Message      string            `json:"message"`
	Factor       string            `json:"factor"` // question id, or veto id
	Contribution float64           `json:"contribution"`
	Evidence     []untrusted.Place `json:"evidence"`
}

// Veto is a closed option.
type Veto struct {
	ID      string   `json:"id"`
	Closes  string   `json:"closes"`
	Why     string   `json:"why"`
	Because []string `json:"because"`
	Source  string   `json:"source"`
	Relax   string   `json:"relax"`
}

// Factor is one factor of the model with the answer to its question.
type Factor struct {
	ID           string            `json:"id"`
	Axis         string            `json:"axis"`
	Section      string            `json:"section"`
	Question     string            `json:"question"` // as it is asked
	Label        string            `json:"label"`    // two or three words
	Answer       string            `json:"answer"`   // option id, "unknown", or ids joined by "|" where people disagree
	AnswerLabel  string            `json:"answer_label"`
	Number       *int              `json:"number"`  // that someone gave; null where it was an option
	Source       string            `json:"source"`  // flag, wizard, file, scan, implied, unknown
	Retired      bool              `json:"retired"` // asked no more; without an answer nothing is counted of it
	Weight       float64           `json:"weight"`
	Contribution float64           `json:"contribution"`
	Range        [2]float64        `json:"range"`
	Could        [2]float64        `json:"could"` // what its answers could add, whichever is given; 0 and 0 in reports of earlier versions
	Why          string            `json:"why"`
	Sources      []string          `json:"sources"`
	Because      untrusted.Text    `json:"because"`
	Note         untrusted.Text    `json:"note"`
	Evidence     []untrusted.Place `json:"evidence"`
}

// TippingPoint is a smallest set of changed answers that changes what the report
// says first, with what comes out when they are made. Reports of version 1 have
// no strength and no confidence.
type TippingPoint struct {
	Changes        []Change `json:"changes"`
	Recommendation string   `json:"recommendation"`
	Strength       string   `json:"strength"`
	Confidence     *float64 `json:"confidence"`
	Sentence       string   `json:"sentence"`
}

// Change is one changed answer.
type Change struct {
	Question string `json:"question"`
	From     string `json:"from"`
	To       string `json:"to"`
}

// WeightTip says by what factor one weight would have to be wrong to flip the
// recommendation, everything else being right. The nearest to 1 come first;
// there are none where a requirement decides.
type WeightTip struct {
	Question string  `json:"question"`
	Weight   float64 `json:"weight"`
	Times    float64 `json:"times"`
	Sentence string  `json:"sentence"`
}

// NextQuestion is an unknown that could still change the recommendation.
type NextQuestion struct {
	Question string  `json:"question"`
	Ask      string  `json:"ask"`
	Swing    float64 `json:"swing"`
}

// Argument is a point for the other side.
type Argument struct {
	Message string   `json:"message"`
	Factors []string `json:"factors"`
}

// Consequence is what follows from taking the recommended side.
type Consequence struct {
	Kind    string `json:"kind"` // good, bad
	Message string `json:"message"`
}

// Shape is the form that the recommended side takes here.
type Shape struct {
	ID         string   `json:"id"` // compose-one-host, compose-standby, swarm, kubernetes-managed, kubernetes-light, kubernetes-namespace
	Title      string   `json:"title"`
	Why        string   `json:"why"`
	Conditions []string `json:"conditions"`
	// Remarks name third options with their conditions, where neither side fits well.
	Remarks []string `json:"remarks"`
	// Like is the id of the built-in shape that an option of an own model is like.
	Like string `json:"like,omitempty"`
}

// SimilarCase is a published decision that shares answers.
type SimilarCase struct {
	ID       string   `json:"id"`
	Source   string   `json:"source"`
	Decision string   `json:"decision"`
	Summary  string   `json:"summary"`
	Shared   []string `json:"shared"`
}

// Phase is a part of a move.
type Phase struct {
	Name     string           `json:"name"`
	Services []untrusted.Text `json:"services"` // that move in it; none where it is about all or none
	Does     string           `json:"does"`
	Exit     string           `json:"exit"` // what ends it
	Back     string           `json:"back"` // how to go back from it
}

// Risk is what can go wrong, how one notices it in time, and what to do then.
type Risk struct {
	Risk   string `json:"risk"`
	Notice string `json:"notice"`
	Then   string `json:"then"`
}

// NextStep is one thing to do.
type NextStep struct {
	When     string            `json:"when"` // first, before production, the move, in operation; steps of one phase stand together
	Action   untrusted.Text    `json:"action"`
	Why      string            `json:"why"`      // empty where the action says it
	Evidence []untrusted.Place `json:"evidence"` // where in the files the work is; none where it is about the whole
	Who      string            `json:"who"`      // who can do it
	Effort   string            `json:"effort"`   // minutes, hours, days, weeks
	Snippet  string            `json:"snippet"`  // a command to run; empty where there is none
}

// Review is what the record says of the decision; empty where it says nothing.
type Review struct {
	Agreed string         `json:"agreed"` // compose, kubernetes: what the team agreed on
	By     untrusted.Text `json:"by"`     // the day on which to decide again, YYYY-MM-DD
	// Overdue: that day had passed when the report was made.
	Overdue bool `json:"overdue"`
	// Triggers are the conditions under which to decide again: "hosts > 1".
	Triggers []untrusted.Text `json:"triggers"`
	Status   string           `json:"status"`  // proposed, accepted, rejected, superseded
	Decided  untrusted.Text   `json:"decided"` // the day, YYYY-MM-DD
	Deciders []untrusted.Text `json:"deciders"`
	Reason   untrusted.Text   `json:"reason"` // why against the advice
	Dissent  untrusted.Text   `json:"dissent"`
}

// Inputs are what the report was made from.
type Inputs struct {
	Files []InputFile `json:"files"`
	// Settings is the project's file of settings; left out where it has none.
	Settings []InputFile `json:"settings,omitempty"`
	// Arguments are the scan's arguments as given (-f, --profile, the folder),
	// for the command that makes the report again.
	Arguments     []untrusted.Text `json:"arguments"`
	AnswersSHA256 string           `json:"answers_sha256"`
	// SaidUnknown are the questions that someone answered with "unknown", which
	// leaves open what the files would answer.
	SaidUnknown []string `json:"said_unknown"`
}

// InputFile is one file that was read.
type InputFile struct {
	Path   untrusted.Text `json:"path"`
	SHA256 string         `json:"sha256"`
}
