package config

import (
	"advisor/internal/estimate"
	"advisor/internal/exit"
	"advisor/internal/record"
)

// Costs are the prices and hours of an estimate. The zero value is the built-in
// ones.
type Costs struct {
	Path    string // of its file, absolute; empty: the built-in ones
	Shown   string // as the user or the file wrote it
	By      string // what named it: a flag, a variable, or a place in a file
	Figures *estimate.Costs
}

// Chosen reports whether the caller named the figures, for every project alike.
func (c Costs) Chosen() bool { return c.By == "--costs" || isVariable(c.By) }

// Costs reads the prices and hours that are used: those of --costs, of
// ADVISOR_COSTS, of the last record that names a file, then of the files of
// settings. They change what is shown, never a score or a gate, so a project may
// choose them. Watch guards the reading; done ends it.
func (p Places) Costs(flag string, settings Settings, records []Record, watch func(what string) (done func())) (Costs, error) {
	from, err := p.ownFile("costs", flag, settings, records, record.CostsOf)
	if err != nil || from.path == "" {
		return Costs{}, err
	}
	defer watch(from.shown)()
	f, err := p.open(from)
	if err != nil {
		return Costs{}, from.unread(err)
	}
	c, err := estimate.Read(from.shown, f.Bytes)
	if err != nil {
		return Costs{}, exit.InputError(err)
	}
	return Costs{from.path, from.shown, from.by, &c}, nil
}
