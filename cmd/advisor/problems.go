package main

import (
	"errors"
	"fmt"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/exit"
)

// eachProblem puts every mistake of a project's files on a line of its own.
func eachProblem(err error) error {
	var ps compose.Problems
	if !errors.As(err, &ps) {
		return err
	}
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return errors.New(strings.Join(lines, "\n"))
}

// moreProblems is the space for the count of what did not fit.
const moreProblems = len("; and 99999 more problems")

// oneLineOf puts as many mistakes as fit on one line, for scan: its callers
// read one line for each project.
func oneLineOf(err error) error {
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
