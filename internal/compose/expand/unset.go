package expand

import (
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
)

// UnsetLog collects the variables that nothing gives a value.
type UnsetLog struct {
	seen map[string]bool
	List []UnsetVariable // in the order in which they were met
}

// NewUnsetLog is a log with nothing in it.
func NewUnsetLog() *UnsetLog { return &UnsetLog{seen: map[string]bool{}} }

// add records the variables of a text that have no value.
func (u *UnsetLog) add(log *diagnostics.Log, at tree.Pos, sub interpolate.Result) {
	needed := map[string]bool{}
	for _, n := range sub.Needed {
		needed[n] = true
	}
	for _, n := range sub.Unset {
		switch {
		case u.seen[n]:
		case needed[n]:
			log.Gap(at, "the variable %s is required and has no value in the env files: left as it is written", diagnostics.Quoted(n))
		default:
			log.Gap(at, "the variable %s has no value in the env files and no default: left as it is written", diagnostics.Quoted(n))
		}
		if !u.seen[n] {
			u.List = append(u.List, UnsetVariable{n, needed[n], at})
		}
		u.seen[n] = true
	}
}

// UnsetVariable is a variable that nothing gives a value.
type UnsetVariable struct {
	Name     string
	Required bool
	At       tree.Pos
}
