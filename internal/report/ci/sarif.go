package ci

import (
	"bytes"
	"io"
	"strings"

	"advisor/internal/build"
	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// maxResults is how many results GitHub keeps of one upload; more would be
// cut there without a word.
const maxResults = 5000

// maxSARIF is the size of the file, in bytes: GitHub takes 10 MB packed, and
// packed it is never larger. maxLocations is how many places of a result it
// shows.
const (
	maxSARIF     = 9_500_000
	maxLocations = 100
)

// maxNotes is how many gaps are named; nobody reads more.
const maxNotes = 100

// WriteSARIF writes the findings as SARIF 2.1.0, for code scanning. A result
// is a rule in a service, so that its fingerprint stays the same when lines
// move. Of a check the reasons and the
// gates that are tripped are results too, before all others.
func WriteSARIF(w io.Writer, r report.Report, o report.Options) error {
	c := newSARIF(r, o.Project)
	c.gates()
	c.reasons()
	c.changes()
	c.problems()
	c.findings()
	c.gone()
	run := sarifRun{
		Tool:       sarifTool{Driver: sarifDriver{Name: "advisor", Version: c.version(), Home: build.Home, Rules: c.rules}},
		Results:    c.results,
		Properties: sarifSummary(r),
	}
	notes := sarifNotes(r)
	for most := maxResults; ; most = most * 3 / 4 {
		run.cut(most, len(c.results), notes)
		var b bytes.Buffer
		if err := report.Encode(&b, sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}); err != nil {
			return err
		}
		if b.Len() <= maxSARIF || most == 0 {
			_, err := w.Write(b.Bytes())
			return err
		}
	}
}

// cut keeps the first results with their rules, and says how many of all were
// left out.
func (run *sarifRun) cut(most, all int, notes []sarifNote) {
	if len(run.Results) > most {
		run.Results = run.Results[:most]
		rules := 0
		for _, x := range run.Results {
			rules = max(rules, x.RuleIndex+1)
		}
		run.Tool.Driver.Rules = run.Tool.Driver.Rules[:rules]
	}
	if n := all - len(run.Results); n > 0 {
		notes = append([]sarifNote{{"warning", sarifText{english.Count(n, "result was", "results were") + " left out, the least severe."}}}, notes...)
	}
	run.Invocations = []sarifInvocation{{ExecutionSuccessful: true, Notifications: notes}}
}

// The part of SARIF 2.1.0 that is used here, by the names of the standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
		Properties  map[string]any    `json:"properties,omitempty"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Home    string      `json:"informationUri"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string         `json:"id"`
		Short      sarifText      `json:"shortDescription"`
		Full       *sarifText     `json:"fullDescription,omitempty"`
		Help       sarifHelp      `json:"help"`
		HelpURI    string         `json:"helpUri,omitempty"`
		Default    sarifLevel     `json:"defaultConfiguration"`
		Properties map[string]any `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		// State is present in all results or in none, and so are Suppressions.
		State        string             `json:"baselineState,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitzero"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool        `json:"executionSuccessful"`
		Notifications       []sarifNote `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNote struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
)

// said is a text of a message. SARIF has links in brackets, which no name may
// make.
func said(s string) sarifText {
	return sarifText{strings.ReplaceAll(untrusted.Text(strings.ReplaceAll(s, "`", "")).Whole(), "](", "] (")}
}

// sarifNotes say what is worth knowing beside the results, and what was not
// looked at.
func sarifNotes(r report.Report) []sarifNote {
	var out []sarifNote
	if words.Unscanned(r) {
		out = append(out, sarifNote{"note", sarifText{words.NothingScanned}})
	}
	if r.Check != nil {
		for _, x := range r.Check.Remarks {
			out = append(out, sarifNote{"note", said(words.ReasonSentence(x))})
		}
	}
	if r.Since != nil {
		out = append(out, sarifNote{"note", said(english.Stop(words.SinceCounts(*r.Since)))})
	}
	if s := words.MissingEnvironment(r.Environment); s != "" {
		out = append(out, sarifNote{"note", said(s)})
	}
	if s := words.Partly(r); s != "" {
		out = append(out, sarifNote{"note", said(words.PartlyTitle + ": " + s)})
	}
	for i, g := range r.Gaps {
		if i == maxNotes {
			out = append(out, sarifNote{"note", sarifText{english.Count(len(r.Gaps)-i, "more gap", "more gaps") + " in the JSON report."}})
			break
		}
		out = append(out, sarifNote{"note", said(words.GapText(g))})
	}
	return out
}

// sarifSummary is the recommendation, in the words of every format.
func sarifSummary(r report.Report) map[string]any {
	out := map[string]any{"title": said(words.Title(r)).Text, "findings": words.FoundText(r), "scanned": !words.Unscanned(r)}
	if s := words.RefusedByCompose(r.Problems); s != "" {
		out["problems"] = said(s).Text
	}
	if s := words.GatesTripped(r); s != "" {
		out["gates"] = s
	}
	if r.Check != nil {
		out["decision"], out["decisionStands"] = said(words.CheckHeadline(*r.Check)).Text, r.Check.Stands
		if r.Check.Next != "" {
			out["next"] = said(english.Sentence(r.Check.Next.Whole())).Text
		}
	}
	if r.Recommendation == "" {
		return out
	}
	var lines []string
	for _, l := range words.Brief(r) {
		lines = append(lines, said(l).Text)
	}
	out["recommendation"], out["strength"], out["firm"], out["score"] = r.Recommendation, r.Strength, r.Firm, r.Score
	out["scoreRange"], out["summary"] = r.ScoreRange, lines
	return out
}
