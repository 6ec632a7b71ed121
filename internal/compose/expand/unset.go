package expand

import (
	"slices"
	"strconv"
	"strings"

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
func (u *UnsetLog) add(at tree.Pos, sub interpolate.Result) {
	needed := map[string]bool{}
	for _, n := range sub.Needed {
		needed[n] = true
	}
	for _, n := range sub.Unset {
		if !u.seen[n] {
			u.List = append(u.List, UnsetVariable{n, needed[n], at})
		}
		u.seen[n] = true
	}
}

// mostUnset is how many variables the gap names; the facts have all of them.
const mostUnset = 5

// Report logs one gap for all of them, at the first: what they hold was not
// judged.
func (u *UnsetLog) Report(log *diagnostics.Log) {
	if len(u.List) == 0 {
		return
	}
	list := slices.Clone(u.List)
	slices.SortStableFunc(list, func(a, b UnsetVariable) int {
		if a.At.Before(b.At) {
			return -1
		} else if b.At.Before(a.At) {
			return 1
		}
		return 0
	})
	if len(list) == 1 {
		log.Gap(list[0].At, "the variable %s is not set in the env files: left as it is written", diagnostics.Quoted(list[0].Name))
		return
	}
	var names []string
	for _, v := range list[:min(len(list), mostUnset)] {
		names = append(names, diagnostics.Quoted(v.Name))
	}
	if more := len(list) - len(names); more > 0 {
		names = append(names, strconv.Itoa(more)+" more")
	}
	log.Gap(list[0].At, "%d variables are not set in the env files: left as they are written (%s)", len(list), strings.Join(names, ", "))
}

// UnsetVariable is a variable that nothing gives a value.
type UnsetVariable struct {
	Name     string
	Required bool
	At       tree.Pos
}
