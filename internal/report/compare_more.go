package report

import (
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// ProblemChange is a mistake in the Compose files that only one side has.
type ProblemChange struct {
	Change  string         `json:"change"` // new, gone
	File    untrusted.Text `json:"file"`
	Line    int            `json:"line"` // 0: the file as a whole
	Message untrusted.Text `json:"message"`
}

// OptionChange is a way to run the application of which something else becomes.
type OptionChange struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	From  string `json:"from"` // recommended, possible, ruled-out; empty: the old side does not have it
	To    string `json:"to"`
	// Why are the reasons that the new side gives; of the old one, where the new one
	// has none.
	Why []string `json:"why"`
}

// EstimateChange is a figure of an option, or of all of them, that is another one.
type EstimateChange struct {
	Option string `json:"option"` // id; empty: of the application
	Title  string `json:"title"`  // of the option
	// Figure is memory_bytes, money_month, setup_hours, hours_month or
	// one_failure_minutes.
	Figure string `json:"figure"`
	Unit   string `json:"unit"` // bytes, a currency, hours, minutes
	From   *Range `json:"from"` // null: not known
	To     *Range `json:"to"`
}

// PortabilityChange is a kind of work of a move to Kubernetes that only one side has.
type PortabilityChange struct {
	Change   string           `json:"change"` // new, gone
	Effort   facts.Effort     `json:"effort"`
	Feature  string           `json:"feature"`
	Services []untrusted.Text `json:"services"` // empty: the project as a whole
}
