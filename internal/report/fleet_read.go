package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"advisor/internal/untrusted"
)

// The bounds of saved lines. The line of a project with 1,000 services is
// about 7 MiB.
const (
	MaxFleetLine  = 16 << 20 // bytes
	MaxFleetLines = 200_000
)

// IsFleetLine tells the line of a project from a report or anything else: it
// is an object with a path.
func IsFleetLine(line []byte) bool {
	line = bytes.TrimSpace(line)
	if !bytes.HasPrefix(line, []byte("{")) || !bytes.Contains(line, []byte(`"path"`)) {
		return false
	}
	var head struct {
		Path *string `json:"path"`
	}
	return json.Unmarshal(line, &head) == nil && head.Path != nil
}

// ReadFleetLine reads a line that WriteFleetLine wrote. With brief, what the
// scan found in detail is passed over, which is several times faster. Keys that
// this version does not know are passed over too; values that no line has are
// errors. All strings are untrusted: the formats escape them.
func ReadFleetLine(line []byte, brief bool) (FleetLine, error) {
	l, err := readFleetLine(line, brief)
	if err != nil { // a line of JSON has no lines
		return FleetLine{}, errors.New(strings.TrimPrefix(err.Error(), "line 1: "))
	}
	return l, nil
}

func readFleetLine(line []byte, brief bool) (FleetLine, error) {
	var head fleetHead
	if err := decode(line, &head); err != nil {
		return FleetLine{}, err
	}
	l, err := head.line()
	if err != nil || brief || head.Inputs == nil {
		return l, err
	}
	var whole struct {
		Scan
		Estimate *Estimate `json:"estimate"`
	}
	if err := decode(line, &whole); err != nil {
		return FleetLine{}, err
	}
	whole.SchemaVersion = SchemaVersion
	s := whole.Normal()
	l.Scan = &s
	if whole.Estimate != nil {
		l.Estimate = whole.Estimate.Normal()
	}
	return l, nil
}

// fleetHead is a line without the lists of its scan.
type fleetHead struct {
	Path          *untrusted.Text `json:"path"`
	Error         untrusted.Text  `json:"error"`
	Status        string          `json:"status"`
	Decision      string          `json:"decision"`
	ReviewBy      string          `json:"review_by"`
	Owner         untrusted.Text  `json:"owner"`
	Commit        string          `json:"commit"`
	PricesAsOf    string          `json:"prices_as_of"`
	Missing       untrusted.Text  `json:"missing_environment"`
	SchemaVersion int             `json:"schema_version"`
	Tool          Tool            `json:"tool"`
	Check         *Check          `json:"check"`
	Gates         []Gate          `json:"gates"`
	*Assessed
	Inputs *struct{} `json:"inputs"` // there where a scan is
}

// line checks what the formats rely on.
func (h fleetHead) line() (FleetLine, error) {
	if h.Path == nil || *h.Path == "" {
		return FleetLine{}, errors.New(`has no "path", so it is no line of advisor scan --recursive`)
	}
	l := FleetLine{
		Path: *h.Path, Error: h.Error, Status: h.Status, SchemaVersion: SchemaVersion, Tool: h.Tool, Check: h.Check, Gates: h.Gates, Assessed: h.Assessed,
		Decision: h.Decision, ReviewBy: h.ReviewBy, Owner: h.Owner, Commit: h.Commit, PricesAsOf: h.PricesAsOf, Missing: h.Missing,
	}
	if err := l.validDecision(); err != nil {
		return l, err
	}
	switch {
	case l.Error == "" && l.Assessed == nil:
		return l, errors.New(`has neither "recommendation" nor "error"; scan the project again`)
	case l.Error != "" && l.Assessed != nil:
		return l, errors.New(`has both "recommendation" and "error"`)
	case l.Error != "":
		return l, nil
	}
	a := *l.Assessed
	err := Report{
		Recommendation: a.Recommendation, Strength: a.Strength, Confidence: a.Confidence, Score: a.Score, ScoreRange: a.ScoreRange,
	}.valid()
	return l, errors.Join(err, a.Counts.valid(), validVetoes(a.Vetoes))
}

// validDecision checks that the status says what the check does.
func (l FleetLine) validDecision() error {
	const most = 1000 // reasons; a record has fewer answers, triggers and findings
	switch {
	case !slices.Contains([]string{"", DecisionStands, DecisionChanged, NoDecision, NoRecord, CheckFailed}, l.Status):
		return fmt.Errorf(`"status" is %.40q; it must be stands, changed, no-decision, no-record or error`, l.Status)
	case (l.Status == DecisionStands || l.Status == DecisionChanged) != (l.Check != nil):
		return fmt.Errorf(`"status" is %q, and "check" does not go with it`, l.Status)
	case l.Check == nil:
		return nil
	case l.Check.Stands != (l.Status == DecisionStands):
		return fmt.Errorf(`"status" is %q, and "check" says otherwise`, l.Status)
	case !slices.Contains([]string{"compose", "kubernetes"}, l.Check.Decision):
		return fmt.Errorf(`"check": the decision is %.40q; it must be compose or kubernetes`, l.Check.Decision)
	case len(l.Check.Reasons)+len(l.Check.Remarks) > most:
		return fmt.Errorf(`"check" has more than %d reasons`, most)
	}
	normalise(reflect.ValueOf(l.Check).Elem())
	return nil
}

func (n FleetNumbers) valid() error {
	const most = 1 << 30
	v := reflect.ValueOf(n)
	for i := range v.NumField() {
		if x := v.Field(i).Int(); x < 0 || x > most {
			return fmt.Errorf(`"counts" has %d; each must be from 0 to %d`, x, most)
		}
	}
	return nil
}

func validVetoes(vs []FleetVeto) error {
	const most = 1000 // more than any model has
	if len(vs) > most {
		return fmt.Errorf(`"vetoes" has %d, and no model has more than %d`, len(vs), most)
	}
	for _, v := range vs {
		if !slices.Contains([]string{"compose", "kubernetes"}, v.Closes) {
			return fmt.Errorf(`"vetoes": %.40q closes %.40q; it must be compose or kubernetes`, v.ID, v.Closes)
		}
	}
	return nil
}
