package ci

import (
	"io"
	"path"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// The severities of a Code Quality report, the worst first.
const (
	qualityBlocker  = "blocker"  // a gate is tripped: the decision no longer holds
	qualityCritical = "critical" // a finding of high severity
	qualityMajor    = "major"
	qualityMinor    = "minor"
	qualityInfo     = "info" // the recommendation, and what someone accepted
)

// qualityIssue is an entry of GitLab's Code Quality report, by its names.
type qualityIssue struct {
	Description string          `json:"description"`
	CheckName   string          `json:"check_name"`
	Fingerprint string          `json:"fingerprint"`
	Severity    string          `json:"severity"`
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"`
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
}

// WriteGitLab writes a Code Quality report, which GitLab shows in a merge
// request: the recommendation, why a decision no longer holds, the findings by
// service, and what is accepted. GitLab shows what has another fingerprint than
// on the target branch, so they are the same when lines or the score move.
func WriteGitLab(w io.Writer, r report.Report, o report.Options) error {
	q := quality{project: o.Project, home: home(r), issues: []qualityIssue{}, used: map[string]int{}}
	if r.Recommendation != "" {
		q.add("recommendation", r.Recommendation+" "+r.Strength, qualityInfo, english.Stop(words.Title(r))+" Score "+words.Score(r)+".", nil)
	}
	if words.Unscanned(r) {
		q.add("nothing-scanned", "", qualityInfo, words.NothingScanned, nil)
	}
	for _, g := range words.TrippedGates(r) {
		q.add(gateRule, g.Gate, qualityBlocker, gateTitle+": "+words.GateSentence(g), g.Places)
	}
	q.check(r)
	if s := words.MissingEnvironment(r.Environment); s != "" {
		q.add("environment-missing", "", qualityInfo, s, nil)
	}
	if s := words.Partly(r); s != "" {
		q.add("read-in-part", "", qualityInfo, words.PartlyTitle+": "+s, gapPlaces(r))
	}
	for _, p := range r.Problems {
		q.add(problemRule, problemKey(p), qualityCritical, problemTitle+": "+words.ProblemSentences(p), []untrusted.Place{words.ProblemPlace(p)})
	}
	shown := map[string]bool{} // rules of which one issue for a file is enough
	for _, f := range words.WorstFirst(words.OpenOf(r.Findings)) {
		shown[f.Rule] = f.Common
		q.finding(f, qualitySeverity(f.Severity), english.Sentence(words.Remedy(f, r.Recommendation)))
	}
	for _, l := range words.AcceptedOf(r.Findings) {
		if !shown[l.Rule] {
			shown[l.Rule] = l.Common
			q.finding(l.Finding, qualityInfo, l.Why())
		}
	}
	return report.Encode(w, q.issues)
}

// gapPlaces is where the first gap is.
func gapPlaces(r report.Report) []untrusted.Place {
	if len(r.Gaps) == 0 {
		return nil
	}
	return []untrusted.Place{{File: r.Gaps[0].File, Line: r.Gaps[0].Line}}
}

// quality collects the issues of a report.
type quality struct {
	project string          // leads from the checkout to the project
	home    untrusted.Place // for what is in no file, since GitLab wants one
	issues  []qualityIssue
	used    map[string]int // how often a kind and subject occurred
}

// home is the first Compose file of a project, or the record where there is
// none.
func home(r report.Report) untrusted.Place {
	if r.Facts != nil {
		for _, f := range r.Facts.Files {
			if f.Kind == "compose" {
				return untrusted.Place{File: f.Path}
			}
		}
	}
	return untrusted.Place{File: "advisor.yaml"}
}

// check adds why a decision no longer holds, and what the files speak against,
// which a check has among its remarks.
func (q *quality) check(r report.Report) {
	if r.Check == nil {
		for _, c := range report.Counted(r.Contradictions) {
			q.add("answer-contradicted", strings.Join(c.Questions, " "), qualityMajor, english.Stop(c.Message.Whole()), c.Evidence)
		}
		return
	}
	for _, x := range r.Check.Reasons {
		q.add(decisionID(x.Kind), x.Subject.Clean(), qualityBlocker, english.Stop(x.Message.Whole()), x.Evidence)
	}
	for _, x := range r.Check.Changes {
		q.add(changeRule, x.Kind+" "+x.Subject.Clean(), qualityMajor, words.ChangeTitle+": "+english.Stop(x.Message.Whole()), x.Evidence)
	}
	for _, x := range r.Check.Remarks {
		q.add("remark-"+x.Kind, x.Subject.Clean(), qualityMinor, english.Stop(x.Message.Whole()), x.Evidence)
	}
}

// finding adds a finding once for each service, or for each file.
func (q *quality) finding(f facts.Finding, severity, then string) {
	for _, s := range spotted(f) {
		text := f.Title
		if s.name != "" {
			text += ": " + s.name
		}
		q.add(f.Rule, s.id(), severity, english.Stop(text)+" "+then, s.places)
	}
}

// add adds an issue of a kind about a subject, at the first place that can be
// named. Of two with one fingerprint GitLab would show one, so the second is
// numbered, and in a repository with many projects each has its own.
func (q *quality) add(kind, subject, severity, text string, places []untrusted.Place) {
	if q.project != "" {
		subject += "\x00" + q.project
	}
	key := kind + "\x00" + subject
	q.used[key]++
	if n := q.used[key]; n > 1 {
		subject += "\x00" + strconv.Itoa(n)
	}
	q.issues = append(q.issues, qualityIssue{
		Description: said(strings.TrimSpace(text)).Text, CheckName: untrusted.Text(kind).Clean(),
		Fingerprint: fingerprint(kind, subject), Severity: severity, Location: q.location(places),
	})
}

func (q *quality) location(places []untrusted.Place) qualityLocation {
	for _, p := range append(places[:len(places):len(places)], q.home, untrusted.Place{File: "advisor.yaml"}) {
		if words.Address(q.project, string(p.File)) != "" {
			return qualityLocation{path.Join(q.project, string(p.File)), qualityLines{max(p.Line, 1)}}
		}
	}
	return qualityLocation{"advisor.yaml", qualityLines{1}}
}

func qualitySeverity(s facts.Severity) string {
	switch s {
	case facts.High:
		return qualityCritical
	case facts.Medium:
		return qualityMajor
	default:
		return qualityMinor
	}
}
