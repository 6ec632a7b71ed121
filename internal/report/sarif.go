package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// maxResults is how many results GitHub keeps of one upload; more would be
// cut there without a word.
const maxResults = 5000

// maxNotes is how many gaps are named; nobody reads more.
const maxNotes = 100

// writeSARIF writes the findings as SARIF 2.1.0, for code scanning. A result
// is a rule in a service, so that its fingerprint stays the same when lines
// move.
func writeSARIF(w io.Writer, r Report, o Options) error {
	run := sarifRun{
		Tool:       sarifTool{Driver: sarifDriver{Name: "advisor", Version: untrusted.Text(r.Tool.Version).Clean(), Rules: sarifRules(r)}},
		Results:    sarifResults(r, o.Project),
		Properties: sarifSummary(r),
	}
	notes := sarifNotes(r)
	if n := len(run.Results); n > maxResults {
		run.Results = run.Results[:maxResults]
		notes = append([]sarifNote{{"warning", sarifText{plural(n-maxResults, "result was", "results were") + " left out, the least severe."}}}, notes...)
	}
	run.Invocations = []sarifInvocation{{ExecutionSuccessful: true, Notifications: notes}}
	return encode(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
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

func sarifSeverity(s facts.Severity) string {
	switch s {
	case facts.High:
		return "error"
	case facts.Medium:
		return "warning"
	default:
		return "note"
	}
}

// worstFirst sorts findings as every list of them that may be cut.
func worstFirst(fs []facts.Finding) []facts.Finding {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b facts.Finding) int {
		return cmp.Compare(severityRank(a.Severity), severityRank(b.Severity))
	})
	return out
}

// sarifRules are the rules that hit, each once, in the order of the results.
func sarifRules(r Report) []sarifRule {
	out := []sarifRule{}
	seen := map[string]bool{}
	for _, f := range worstFirst(r.Findings) {
		if seen[f.Rule] {
			continue
		}
		seen[f.Rule] = true
		out = append(out, sarifRuleOf(f, r.Recommendation))
	}
	return out
}

func sarifRuleOf(f facts.Finding, side string) sarifRule {
	help := strings.TrimSpace(sentence(f.Why) + " " + sentence(remedy(f, side)))
	x := sarifRule{
		ID: untrusted.Text(f.Rule).Clean(), Short: said(f.Title), Default: sarifLevel{sarifSeverity(f.Severity)},
		Help:       sarifHelp{said(help).Text, prose(help)},
		Properties: map[string]any{"tags": []string{untrusted.Text(f.Theme).Clean()}},
	}
	if f.Why != "" {
		full := said(sentence(f.Why))
		x.Full = &full
	}
	if webAddress(f.Source) {
		x.HelpURI = f.Source
	}
	if f.Theme == facts.Security {
		x.Properties["security-severity"] = securityScore(f.Severity)
	}
	return x
}

// securityScore lies in the middle of what GitHub calls high, medium and low.
func securityScore(s facts.Severity) string {
	switch s {
	case facts.High:
		return "8.0"
	case facts.Medium:
		return "5.5"
	default:
		return "2.0"
	}
}

// sarifResults has one result for each rule and service, the worst first.
func sarifResults(r Report, project string) []sarifResult {
	out := []sarifResult{}
	index := map[string]int{}
	for _, f := range worstFirst(r.Findings) {
		if _, ok := index[f.Rule]; !ok {
			index[f.Rule] = len(index)
		}
		for _, s := range spotted(f) {
			text := f.Title
			if s.name != "" {
				text += ": " + s.name
			}
			out = append(out, sarifResult{
				RuleID: untrusted.Text(f.Rule).Clean(), RuleIndex: index[f.Rule], Level: sarifSeverity(f.Severity),
				Message:      said(stop(text) + " " + sentence(remedy(f, r.Recommendation))),
				Locations:    sarifLocations(s.places, project),
				Fingerprints: map[string]string{"advisorRuleService/v1": fingerprint(f.Rule, s.name)},
			})
		}
	}
	return out
}

// found is a service with the places of a finding in it.
type found struct {
	name   string
	places []untrusted.Place
}

// spotted are the places of a finding by service; a finding that does not say
// which place is in which service is one.
func spotted(f facts.Finding) []found {
	if len(f.Hits) == 0 {
		return []found{{serviceNames(f.Services, 4), f.Evidence}}
	}
	var out []found
	for _, h := range f.Hits {
		name := h.Service.Clean()
		i := slices.IndexFunc(out, func(s found) bool { return s.name == name })
		if i < 0 {
			i = len(out)
			out = append(out, found{name: name})
		}
		out[i].places = append(out[i].places, h.Place)
	}
	return out
}

// fingerprint tells a result from the others, whatever its line.
func fingerprint(rule, service string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + service))
	return hex.EncodeToString(sum[:])
}

// sarifLocations are relative to the folder that the program ran in.
func sarifLocations(places []untrusted.Place, project string) []sarifLocation {
	var out []sarifLocation
	for _, p := range places {
		uri := address(project, string(p.File))
		if uri == "" {
			continue
		}
		x := sarifLocation{sarifPhysical{Artifact: sarifArtifact{uri}}}
		if p.Line > 0 {
			x.Physical.Region = &sarifRegion{p.Line}
		}
		out = append(out, x)
	}
	return out
}

// sarifNotes say what was not looked at.
func sarifNotes(r Report) []sarifNote {
	var out []sarifNote
	for i, g := range r.Gaps {
		if i == maxNotes {
			out = append(out, sarifNote{"note", sarifText{plural(len(r.Gaps)-i, "more gap", "more gaps") + " in the JSON report."}})
			break
		}
		out = append(out, sarifNote{"note", said(gapText(g))})
	}
	return out
}

// sarifSummary is the recommendation, in the words of every format.
func sarifSummary(r Report) map[string]any {
	out := map[string]any{"title": said(Title(r)).Text, "findings": total(r.Findings)}
	if r.Recommendation == "" {
		return out
	}
	var lines []string
	for _, l := range brief(r) {
		lines = append(lines, said(l).Text)
	}
	out["recommendation"], out["strength"], out["firm"], out["score"] = r.Recommendation, r.Strength, r.Firm, r.Score
	out["scoreRange"], out["summary"] = r.ScoreRange, lines
	return out
}
