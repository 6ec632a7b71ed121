package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// MaxSize is the size in bytes of the largest report that Read takes. The
// report of a project with 1,000 services is about a third of it.
const MaxSize = 32 << 20

// Read reads a report that was written as JSON. Keys that this version does
// not know are passed over, since keys may be added; a report of a newer
// schema version, a file that is no report, and values that no report has are
// errors. All strings are untrusted: the formats escape them.
func Read(r io.Reader) (Report, error) {
	b, err := readAll(r)
	if err != nil {
		return Report{}, err
	}
	var rep Report
	if err := decode(b, &rep); err != nil {
		return Report{}, err
	}
	if err := rep.valid(); err != nil {
		return Report{}, err
	}
	rep.SchemaVersion = SchemaVersion
	return rep.Normal(), nil
}

// ReadScan is Read for what a scan printed, which has no recommendation.
func ReadScan(r io.Reader) (Scan, error) {
	b, err := readAll(r)
	if err != nil {
		return Scan{}, err
	}
	var s Scan
	if err := decode(b, &s); err != nil {
		return Scan{}, err
	}
	if err := s.Since.valid(); err != nil {
		return Scan{}, err
	}
	s.SchemaVersion = SchemaVersion
	return s.Normal(), nil
}

func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err == nil && len(b) > MaxSize {
		err = fmt.Errorf("is larger than %d MiB, so it is no report of advisor", MaxSize>>20)
	}
	return b, err
}

// decode reads the version that the file says it has. A version that is no
// longer today's gets a case that brings it up to the next.
func decode(b []byte, into any) error {
	version, err := versionOf(b)
	if err != nil {
		return err
	}
	switch version {
	case 1, SchemaVersion: // version 1 differs by the keys that it lacks
		if err := json.Unmarshal(b, into); err != nil {
			return readError(b, err)
		}
		return nil
	}
	return fmt.Errorf(`"schema_version" is %d, which this advisor does not read`, version)
}

// versionOf looks at the version alone first, because a newer report may have
// other types.
func versionOf(b []byte) (int64, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return 0, errors.New("is empty; make a report with advisor --format json")
	}
	var head struct {
		Version *json.Number `json:"schema_version"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return 0, readError(b, err)
	}
	if head.Version == nil {
		return 0, errors.New(`has no "schema_version", so it is no report of advisor; make one with advisor --format json`)
	}
	v, err := head.Version.Int64()
	switch {
	case err != nil || v < 1:
		return 0, fmt.Errorf(`"schema_version" must be a whole number from 1, not %.20s`, head.Version.String())
	case v > SchemaVersion:
		return 0, fmt.Errorf(`"schema_version" is %d and this advisor reads up to %d; it needs a newer advisor`, v, SchemaVersion)
	}
	return v, nil
}

// readError names the line, and guesses what the file is instead.
func readError(b []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		if start := bytes.TrimSpace(b); start[0] != '{' && start[0] != '[' {
			return errors.New("is not JSON; a record (advisor.yaml) is given with --answers, a report is made with advisor --format json")
		}
		return fmt.Errorf("line %d: not valid JSON: %w", lineAt(b, syntax.Offset), syntax)
	case errors.As(err, &kind):
		return fmt.Errorf("line %d: %s, found a %s where a report has %s",
			lineAt(b, kind.Offset), fieldName(kind.Field), kind.Value, jsonKind(kind))
	}
	return fmt.Errorf("is no report of advisor: %w", err)
}

func fieldName(path string) string {
	if path == "" {
		return "the report"
	}
	return fmt.Sprintf("%q", path)
}

func jsonKind(e *json.UnmarshalTypeError) string {
	switch e.Type.Kind().String() {
	case "string":
		return "a string"
	case "bool":
		return "true or false"
	case "int", "float64":
		return "a number"
	case "slice", "array":
		return "a list"
	}
	return "an object"
}

func lineAt(b []byte, offset int64) int {
	offset = min(max(offset, 0), int64(len(b)))
	return 1 + bytes.Count(b[:offset], []byte("\n"))
}

// valid checks what the formats rely on.
func (r Report) valid() error {
	var errs []error
	bad := func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) }
	if !slices.Contains(sides(), r.Recommendation) {
		bad(`"recommendation" is %.40q; it must be compose or kubernetes`, r.Recommendation)
	}
	if !slices.Contains([]string{"strong", "lean", "undecided"}, r.Strength) {
		bad(`"strength" is %.40q; it must be strong, lean or undecided`, r.Strength)
	}
	if c := r.Confidence; c != nil && (*c < 0.5 || *c > 1) {
		bad(`"confidence" is %v; it must be between 0.5 and 1, or null`, *c)
	}
	for _, s := range []struct {
		key   string
		score float64
		in    [2]float64
	}{
		{"score", r.Score, r.ScoreRange},
		{"axes.complexity", r.Axes.Complexity.Score, r.Axes.Complexity.Range},
		{"axes.scale", r.Axes.Scale.Score, r.Axes.Scale.Range},
		{"axes.team", r.Axes.Team.Score, r.Axes.Team.Range},
	} {
		if !inOrder(s.in[0], s.score, s.in[1]) {
			bad("%q is %v in the range %v to %v; the three must be in order between 0 and 100", s.key, s.score, s.in[0], s.in[1])
		}
	}
	for _, f := range r.Factors {
		if math.Abs(f.Contribution) > 100 || math.Abs(f.Weight) > 1e6 {
			bad(`"factors": %.40q adds %v with weight %v; no factor adds more than 100`, f.ID, f.Contribution, f.Weight)
		}
	}
	for _, x := range slices.Concat(r.Summary.Reasons, r.Summary.Against) {
		if math.Abs(x.Contribution) > 100 {
			bad(`"summary": %.40q adds %v; no factor adds more than 100`, x.Factor, x.Contribution)
		}
	}
	r.validOptions(bad)
	if c := r.Check; c != nil && !slices.Contains(sides(), c.Decision) {
		bad(`"check.decision" is %.40q; it must be compose or kubernetes`, c.Decision)
	}
	return errors.Join(append(errs, r.Since.valid())...)
}

// valid checks the counts of a baseline.
func (s *Since) valid() error {
	if s == nil {
		return nil
	}
	if s.New < 0 || s.Unchanged < 0 {
		return fmt.Errorf(`"since" counts %d new and %d unchanged findings; neither can be below 0`, s.New, s.Unchanged)
	}
	for _, f := range s.Gone {
		if f.Count < 0 || f.Count > maxCount {
			return fmt.Errorf(`"since.gone": %.40q counts %d findings; it must be a number from 0 to %d`, f.Rule, f.Count, maxCount)
		}
	}
	return nil
}

// maxCount is more findings than a report of MaxSize can have.
const maxCount = MaxSize

func sides() []string { return []string{"compose", "kubernetes"} }

// inOrder allows for the rounding of the numbers in the file.
func inOrder(low, score, high float64) bool {
	const slack = 0.11
	return !math.IsNaN(low+score+high) && low >= 0 && high <= 100 && low <= score+slack && score <= high+slack
}
