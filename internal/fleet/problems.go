package fleet

import (
	"errors"
	"fmt"

	"advisor/internal/compose"
	"advisor/internal/exit"
)

// moreProblems is the space for the count of what did not fit.
const moreProblems = len("; and 99999 more problems")

// OneLine puts as many mistakes of a project as fit on one line, for scan: its
// callers read one line for each project.
func OneLine(err error) error {
	var ps compose.Problems
	if !errors.As(err, &ps) || len(ps) == 0 {
		return err
	}
	line := ps[0].String()
	for i, p := range ps[1:] {
		next := line + "; " + p.String()
		if len("advisor: ")+len(next)+moreProblems > exit.MaxLine {
			return fmt.Errorf("%s; and %d more problems", line, len(ps)-1-i)
		}
		line = next
	}
	return errors.New(line)
}
