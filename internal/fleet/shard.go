package fleet

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"advisor/internal/exit"
	"advisor/internal/untrusted"
)

// Part is one of several parts of a list, both counted from 1. The zero value
// is the whole list.
type Part struct{ index, count int }

// maxParts is more than any CI system starts jobs.
const maxParts = 100_000

// JobIndex is the variable in which Kubernetes gives each pod of an Indexed
// Job its index, which counts from 0.
const JobIndex = "JOB_COMPLETION_INDEX"

// ParsePart reads the value of --shard: I/N, or job/N.
func ParsePart(value string, getenv func(string) string) (Part, error) {
	if value == "" {
		return Part{}, nil
	}
	bad := func(why string) (Part, error) {
		return Part{}, exit.InputErrorf(`--shard: "%s" %s`, untrusted.Text(value).Clean(), why)
	}
	first, last, ok := strings.Cut(value, "/")
	if !ok {
		return bad("is not I/N; the first of four parts is 1/4")
	}
	n, err := number(last)
	if err != nil || n < 1 || n > maxParts {
		return bad(fmt.Sprintf("needs a number of parts from 1 to %d after the slash", maxParts))
	}
	if first == "job" {
		return jobPart(value, n, getenv)
	}
	i, err := number(first)
	switch {
	case err != nil:
		return bad("needs a number before the slash, or job for a Kubernetes Indexed Job")
	case i == 0:
		return bad(fmt.Sprintf("is no part: parts count from 1, so the first is 1/%d", n))
	case i > n:
		return bad(fmt.Sprintf("is no part: the last is %d/%d", n, n))
	}
	return Part{i, n}, nil
}

// jobPart is the part of a pod of an Indexed Job.
func jobPart(value string, n int, getenv func(string) string) (Part, error) {
	given := getenv(JobIndex)
	if given == "" {
		return Part{}, exit.InputErrorf("--shard %s: %s is not set; Kubernetes sets it in a Job with completionMode: Indexed", value, JobIndex)
	}
	i, err := number(given)
	if err != nil || i >= n {
		return Part{}, exit.InputErrorf(`--shard %s: %s is "%s"; it must be from 0 to %d, so completions must be %d`,
			value, JobIndex, untrusted.Text(given).Clean(), n-1, n)
	}
	return Part{i + 1, n}, nil
}

// number reads digits and nothing else.
func number(s string) (int, error) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, errors.New("no number")
	}
	return strconv.Atoi(s)
}

// Of is the part of a list: parts are contiguous and their sizes differ by at
// most one, so that all parts in their order are the list.
func Of[T any](p Part, list []T) []T {
	if p.count == 0 {
		return list
	}
	n := len(list)
	return list[(p.index-1)*n/p.count : p.index*n/p.count]
}
