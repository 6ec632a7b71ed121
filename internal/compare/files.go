package compare

import (
	"cmp"
	"fmt"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/rules"
	"advisor/internal/untrusted"
)

// scannedBoth reports whether both sides read a project, so that files and
// findings can be compared.
func scannedBoth(old, now report.Report) bool { return old.Facts != nil && now.Facts != nil }

// fileChanges are the files that are not the same, by path.
func fileChanges(old, now report.Report) []report.FileChange {
	if !scannedBoth(old, now) {
		return nil
	}
	byPath := map[untrusted.Text]*report.FileChange{}
	var out []*report.FileChange
	at := func(path untrusted.Text) *report.FileChange {
		if byPath[path] == nil {
			byPath[path] = &report.FileChange{Path: path}
			out = append(out, byPath[path])
		}
		return byPath[path]
	}
	for _, f := range old.Inputs.Files {
		at(f.Path).Old = f.SHA256
	}
	for _, f := range now.Inputs.Files {
		at(f.Path).New = f.SHA256
	}
	var changed []report.FileChange
	for _, f := range out {
		switch {
		case f.Old == f.New:
			continue
		case f.Old == "":
			f.Change = report.IsNew
		case f.New == "":
			f.Change = report.IsGone
		default:
			f.Change = report.IsChanged
		}
		changed = append(changed, *f)
	}
	slices.SortFunc(changed, func(a, b report.FileChange) int { return cmp.Compare(a.Path, b.Path) })
	return changed
}

// findingChanges are the findings that one side has and the other has not,
// counted by rule and service; new ones first, the most severe first.
func findingChanges(old, now report.Report) []report.FindingChange {
	if !scannedBoth(old, now) {
		return nil
	}
	was, is := rules.Today(old.Findings), rules.Today(now.Findings)
	out := append(more(is, was, report.IsNew), more(was, is, report.IsGone)...)
	slices.SortStableFunc(out, func(a, b report.FindingChange) int {
		return cmp.Or(cmp.Compare(b.Change, a.Change), cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(a.Rule, b.Rule))
	})
	return out
}

// more are the findings that there are more of than in the others.
func more(fs, others []facts.Finding, change string) []report.FindingChange {
	left := map[finding]int{}
	for _, f := range others {
		for _, k := range each(f) {
			left[k]++
		}
	}
	at := map[string]int{}
	var out []report.FindingChange
	for _, f := range fs {
		for _, k := range each(f) {
			if left[k] > 0 {
				left[k]--
				continue
			}
			i, ok := at[f.Rule]
			if !ok {
				i = len(out)
				at[f.Rule] = i
				out = append(out, report.FindingChange{Rule: f.Rule, Severity: f.Severity, Title: f.Title, Change: change})
			}
			out[i].Count++
			if k.service != "" && !slices.Contains(out[i].Services, k.service) {
				out[i].Services = append(out[i].Services, k.service)
			}
		}
	}
	return out
}

// finding is what findings are counted by.
type finding struct {
	rule    string
	service untrusted.Text // empty: the project as a whole
}

func each(f facts.Finding) []finding {
	var out []finding
	for _, s := range f.Where() {
		out = append(out, finding{f.Rule, s})
	}
	return out
}

// notes say what could not be compared.
func (c Input) notes() []string {
	var out []string
	if c.Weighed != "" {
		out = append(out, c.Weighed)
	}
	old, now := c.Old.Report, c.New.Report
	if !scannedBoth(old, now) && (old.Facts != nil || now.Facts != nil) {
		side, why := c.Old, "was made without a project"
		if now.Facts == nil {
			side = c.New
		}
		if side.Kind == Record {
			why = "is a record"
		}
		out = append(out, fmt.Sprintf("%s %s: files and findings are not compared, and what a scan answers is unknown in it", untrusted.Text(side.Name).Clean(), why))
	}
	for _, side := range []Side{c.Old, c.New} {
		if refused := words.RefusedByCompose(side.Report.Problems); refused != "" {
			out = append(out, untrusted.Text(side.Name).Clean()+": "+refused)
		}
		if side.Report.Since != nil {
			out = append(out, fmt.Sprintf("%s was made with a baseline: only what was new then is compared of its findings", untrusted.Text(side.Name).Clean()))
		}
	}
	if a, b := old.Tool.Version, now.Tool.Version; a != b {
		out = append(out, fmt.Sprintf("The reports are of two versions of advisor, %s and %s, which may word or find things differently", a, b))
	}
	if scannedBoth(old, now) && old.Facts.Name != now.Facts.Name {
		out = append(out, fmt.Sprintf("The projects have two names, %s and %s", old.Facts.Name.Clean(), now.Facts.Name.Clean()))
	}
	return out
}
