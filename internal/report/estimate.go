package report

import (
	"reflect"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Estimate is what the options cost in money and hours, whether one host has
// room, and how long one dead host is felt. Ends are rounded outwards, two digits
// at most. Nothing of it counts for the recommendation, a gate or an exit status.
type Estimate struct {
	MemoryBytes     *Range `json:"memory_bytes"`  // of all services that keep running; null: too little is known
	FitsOneHost     string `json:"fits_one_host"` // easily, large-host, check
	KnownServices   int    `json:"known_services"`
	AssumedServices int    `json:"assumed_services"`
	// MemoryTakers are services that fill the memory they get.
	MemoryTakers []untrusted.Text     `json:"memory_takers"`
	CPUsReserved float64              `json:"cpus_reserved"` // by the files; 0: none
	Currency     string               `json:"currency"`
	AsOf         string               `json:"as_of"` // YYYY-MM-DD
	Figures      EstimateFigures      `json:"figures"`
	Costs        []OptionCost         `json:"costs"` // of options that are not ruled out
	Availability []OptionAvailability `json:"availability"`
	// ExtraMonth is what a cluster costs a month on top of the hosts that Compose
	// needs, which is what the question about the budget asks for.
	ExtraMonth *Range         `json:"extra_month"`
	ExtraLines []EstimateLine `json:"extra_lines"`
	// AnswerFirst are questions without which nothing can be said.
	AnswerFirst []string `json:"answer_first"`
	// OpenQuestions are unknown, and ranges would be narrower with them.
	OpenQuestions []string        `json:"open_questions"`
	TooWide       []TooWide       `json:"too_wide"`
	NotCounted    []string        `json:"not_counted"`
	Services      []ServiceMemory `json:"services"` // what each asks for, where files were read
}

// Normal is a copy in which no list is nil.
func (e Estimate) Normal() *Estimate {
	normalise(reflect.ValueOf(&e).Elem())
	return &e
}

// TooWide is a figure of an option that is null, since its ends are more than a
// hundredfold apart.
type TooWide struct {
	Option      string   `json:"option"`
	Figure      string   `json:"figure"`       // a key of OptionCost or of OptionAvailability
	AnswerFirst []string `json:"answer_first"` // what narrows it most
}

// The figures of TooWide.
const (
	FigureMoney    = "money_month"
	FigureSetup    = "setup_hours"
	FigureHours    = "hours_month"
	FigureDeadHost = "one_failure_minutes"
)

// Range is a figure that is not known exactly.
type Range struct {
	Low     float64  `json:"low"`
	Typical *float64 `json:"typical"` // null where an answer that matters is unknown
	High    float64  `json:"high"`
}

// EstimateFigures are the prices and hours that were used.
type EstimateFigures struct {
	Version  string `json:"version"`
	SHA256   string `json:"sha256"`
	Provider string `json:"provider"` // budget, hyperscaler, own; empty: any
}

// OptionCost is what one option costs. A range is null where so little is known
// that it would say nothing.
type OptionCost struct {
	Option     string         `json:"option"`
	MoneyMonth *Range         `json:"money_month"`
	SetupHours *Range         `json:"setup_hours"`
	HoursMonth *Range         `json:"hours_month"`
	HoursMoney *Range         `json:"hours_money_month"` // null unless an hour has a price
	MoneyLines []EstimateLine `json:"money_lines"`
	SetupLines []EstimateLine `json:"setup_lines"`
	HoursLines []EstimateLine `json:"hours_lines"`
}

// OptionAvailability is a month in which one host dies.
type OptionAvailability struct {
	Option           string         `json:"option"`
	OneFailure       *Range         `json:"one_failure_minutes"` // until everything is back
	MonthPercent     *Range         `json:"month_percent"`       // what happens every month included
	TargetMinutes    *float64       `json:"target_minutes"`      // down that the target allows a month; null: no target
	DownMinutesLines []EstimateLine `json:"down_minutes_lines"`
}

// EstimateLine is a part of a sum. Parts are not all at their worst at once, so
// their ends add up to more than those of the sum.
type EstimateLine struct {
	Item     string `json:"item"`     // of the figures: control-plane
	Of       string `json:"of"`       // what the quantity counts: GB, services; empty: it is one
	Quantity Range  `json:"quantity"` // how many
	Each     Range  `json:"each"`     // the figure, for each of them
	Unit     string `json:"unit"`     // of the figure
	Value    Range  `json:"value"`
	Source   string `json:"source"`
	AsOf     string `json:"as_of"`
	Sure     string `json:"sure"`
}

// ServiceMemory is what one service asks for, for all of its copies.
type ServiceMemory struct {
	Service     untrusted.Text  `json:"service"`
	Copies      int             `json:"copies"`
	MemoryBytes Range           `json:"memory_bytes"`
	Item        string          `json:"item"` // the figure that is assumed; empty: the files set it
	Place       untrusted.Place `json:"place"`
}

// FromEstimate is the source of contradictions that come from the estimate. They
// are shown, and counted nowhere.
const FromEstimate = "estimate"

// Counted are the contradictions that gates and checks count: those of the
// answers and the files.
func Counted(all []facts.Contradiction) []facts.Contradiction {
	if !slices.ContainsFunc(all, func(c facts.Contradiction) bool { return c.Source == FromEstimate }) {
		return all
	}
	out := []facts.Contradiction{}
	for _, c := range all {
		if c.Source != FromEstimate {
			out = append(out, c)
		}
	}
	return out
}
