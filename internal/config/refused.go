package config

import (
	"fmt"

	"advisor/internal/english"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// RefusedFor is the model that a record names, else the settings of the project,
// and that the caller does not let weigh; the zero value: there is none. What a
// record on standard input names is known only when that is read.
func (l Loaded) RefusedFor(p Places, rec Record) Model {
	if rec.Path != "-" || l.ModelFrom != ModelFromConfig || l.Own.Chosen() {
		return l.Refused
	}
	name, line := record.ModelOf(rec.Bytes)
	if name == "" {
		return l.Refused
	}
	return Model{
		Path: p.Abs(string(name)), Shown: string(name), By: fmt.Sprintf("standard input:%d", line),
		Project: true, NamedIn: rec.Path, Line: line,
	}
}

// RefusedWords say of a model that it was refused, and where it is named; empty for
// the zero value.
func (m Model) RefusedWords() string {
	if m.Shown == "" {
		return ""
	}
	return fmt.Sprintf("--%s %s refuses the model %s, which %s names", settingModelFrom, ModelFromConfig, untrusted.Text(m.Shown).Clean(), m.By)
}

// UnreadHint is the hint at a refused model for who finds a question that nobody
// asks; empty for the zero value.
func (m Model) UnreadHint(p Places) string {
	if m.Shown == "" {
		return ""
	}
	return fmt.Sprintf("%s, so its questions are unknown: pin it with --model %s, or take the answer out", m.RefusedWords(), untrusted.Text(p.Shown(m.Path)).Clean())
}

// OutdatedWords say what a model states and nothing uses any more; empty where it
// states nothing of that kind.
func (m Model) OutdatedWords() string {
	if m.Weights == nil {
		return ""
	}
	keys := m.Weights.Outdated()
	if len(keys) == 0 {
		return ""
	}
	return fmt.Sprintf("%s: thresholds: %s no longer count; how sure a recommendation has to be is now said by good and high", untrusted.Text(m.Shown).Clean(), english.And(keys))
}
