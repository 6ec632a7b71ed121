package report

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The saved reports of a check, of a baseline and of accepted findings: the
// shop again, later.

// checkStands is a decision that stands, with new findings since a baseline,
// which trip nothing.
func checkStands() Report {
	r := since()
	r.Check = &Check{
		Decision: "compose", Stands: true, Headline: "The decision of shop for Compose stands (strong, score 21.5).",
		Remarks: []CheckReason{
			{Doubted, "scaling", "Copies of db cannot be added: it has a fixed container_name.", []untrusted.Place{at("advisor.yaml", 16), at("compose.yaml", 95)}},
			{EndedAccept, "no-metrics", "The accepted finding `no-metrics` is no longer found; take it out.", []untrusted.Place{at("advisor.yaml", 41)}},
		},
	}
	return r
}

// checkFails is a decision that does not stand: a line of a file turned the
// recommendation, a trigger is true, and the review is overdue.
func checkFails() Report {
	r := accepted()
	r.Recommendation, r.Strength, r.Firm, r.Stability = "kubernetes", "strong", true, 1
	r.Score, r.ScoreRange = 71.2, [2]float64{68.4, 73}
	r.Summary.Title, r.Summary.Verdict = "Compose or Kubernetes for shop: recommend Kubernetes", "Run shop on Kubernetes, on a managed cluster."
	r.Shape = &Shape{ID: "kubernetes-managed", Title: "A managed Kubernetes cluster", Why: "Somebody else runs the control plane."}
	r.Check = &Check{
		Decision: "compose", Headline: "The decision of shop for Compose does not stand: Kubernetes is recommended now (strong, score 71.2).",
		Reasons: []CheckReason{
			{ChangedAnswer, "services", "services: 20-49, before 5-9; 24 services run all the time (3.4 points towards Kubernetes; this alone turns it).", []untrusted.Place{at("compose.yaml", 3)}},
			{FiredTrigger, "services >= 20", "The trigger `services >= 20` is true: 24 services run all the time.", []untrusted.Place{at("compose.yaml", 3), at("advisor.yaml", 38)}},
			{PassedReview, "", "The review was due on 2026-06-30.", []untrusted.Place{at("advisor.yaml", 36)}},
		},
		Remarks: []CheckReason{
			{Doubted, "deploy-downtime", "A deploy of api stops it first, and deploy-downtime says seconds.", []untrusted.Place{at("advisor.yaml", 15), at("compose.yaml", 49)}},
			{ChangedModel, "", "The model is 2026.11 and was 2026.3.", nil},
		},
		Next: "Read the report (`advisor --answers advisor.yaml` in the project's folder), decide again, and write decision and review-by into the record.",
	}
	r.Review.By = "2026-06-30"
	return r
}

// since is the shop with what is new and gone since a saved report.
func since() Report {
	r := shop()
	r.Review.Triggers = texts("hosts > 1", "services >= 20")
	r.Findings = slices.DeleteFunc(r.Findings, func(f facts.Finding) bool {
		return !slices.Contains([]string{"port-on-all-interfaces", "no-restart-policy", "no-limits"}, f.Rule)
	})
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule == "no-restart-policy" {
			f.Services, f.Message = texts("scheduler", "worker"), "scheduler and worker stay down after a crash"
			f.Hits = []facts.Hit{{Service: "scheduler", Place: at("compose.yaml", 69)}, {Service: "worker", Place: at("compose.yaml", 61)}}
			f.Evidence = []untrusted.Place{at("compose.yaml", 61), at("compose.yaml", 69)}
			f.Accepted = []facts.Acceptance{{Service: "scheduler", Reason: "it is started by hand until the new one is there", Until: "2027-03-31"}}
		}
	}
	r.Since = &Since{Baseline: "reports/main.json", New: 12, Unchanged: 41, Gone: []FindingChange{
		{"published-database", facts.High, "Database or administration port published", IsGone, texts("db", "queue"), 2},
		{"no-metrics", facts.Low, "Nothing collects metrics", IsGone, nil, 1},
	}}
	return r
}

// sinceScan is what the files alone show, since a saved report.
func sinceScan() Scan {
	r := since()
	return Scan{
		SchemaVersion: SchemaVersion, Tool: r.Tool, Facts: r.Facts, Findings: r.Findings,
		Gaps: r.Gaps, Since: r.Since, Inputs: r.Inputs,
	}
}

// accepted is the shop with findings that the team lives with: one as a whole,
// one in two of seven services for two reasons, one of the project, one until a
// day that has long passed.
func accepted() Report {
	r := shop()
	r.Review.Triggers = texts("hosts > 1", "services >= 20")
	for i := range r.Findings {
		f := &r.Findings[i]
		switch f.Rule {
		case "literal-secret":
			f.Accepted = []facts.Acceptance{{Service: "db", Reason: "the password is that of a test database", Until: "2019-12-31"}}
		case "no-restart-policy":
			f.Accepted = []facts.Acceptance{
				{Service: "queue", Reason: "an operator restarts it, so that nothing is lost", Until: "2027-06-30"},
				{Service: "scheduler", Reason: "it is started by hand until the new one is there", Until: "2027-03-31"},
			}
		case "no-metrics":
			f.Accepted = []facts.Acceptance{{Reason: "the provider shows figures", Until: "2027-06-30"}}
		}
	}
	return r
}

// hostileCheck is the hostile project with a check, a baseline and accepted
// findings that try the same.
func hostileCheck() Report {
	r := hostile()
	text := func(i int) untrusted.Text { return untrusted.Text(evil[i%len(evil)]) }
	kinds := []string{ChangedAnswer, ChangedModel, ClosedOption, FiredTrigger, PassedReview, Doubted, EndedAccept}
	r.Check = &Check{Decision: "compose", Headline: text(5), Next: text(6)}
	r.Since = &Since{Baseline: "a\n::error::`b`|c](https://evil.example)<b>.json", New: 3, Unchanged: 7}
	for i := range evil {
		at := []untrusted.Place{{File: text(i), Line: i}, {File: text(i + 1)}}
		r.Check.Reasons = append(r.Check.Reasons, CheckReason{kinds[i%len(kinds)], text(i + 3), text(i), at})
		r.Check.Remarks = append(r.Check.Remarks, CheckReason{Doubted, text(i), text(i + 4), at})
		r.Since.Gone = append(r.Since.Gone, FindingChange{evil[i], facts.High, evil[(i+1)%len(evil)], IsGone, []untrusted.Text{text(i), text(i + 2)}, 2})
		r.Review.Triggers = append(r.Review.Triggers, text(i))
	}
	return r
}
