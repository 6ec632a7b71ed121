package compose

// unsetLog collects the variables that nothing gives a value.
type unsetLog struct {
	seen map[string]bool
	list []unsetVariable // in the order in which they were met
}

func newUnsetLog() *unsetLog { return &unsetLog{seen: map[string]bool{}} }

// add records the variables of a text that have no value.
func (u *unsetLog) add(log *reportLog, at pos, sub substitution) {
	needed := map[string]bool{}
	for _, n := range sub.needed {
		needed[n] = true
	}
	for _, n := range sub.unset {
		switch {
		case u.seen[n]:
		case needed[n]:
			log.gap(at, "the variable %s is required and has no value in the env files: left as it is written", quoted(n))
		default:
			log.gap(at, "the variable %s has no value in the env files and no default: left as it is written", quoted(n))
		}
		if !u.seen[n] {
			u.list = append(u.list, unsetVariable{n, needed[n], at})
		}
		u.seen[n] = true
	}
}

// unsetVariable is a variable that nothing gives a value.
type unsetVariable struct {
	name     string
	required bool
	at       pos
}
