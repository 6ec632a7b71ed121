package words

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// PartlyTitle is before what was not read or is not judged.
const PartlyTitle = "Not in full"

// mostGaps is how many gaps one line has room for: a mistyped profile is not to hide
// behind an include.
const mostGaps = 3

// Partly says in one line what of the project was not read or runs in no profile
// that is active; empty where that is nothing.
func Partly(r report.Report) string {
	var parts []string
	if n := len(r.Gaps); n > 0 {
		s := english.Count(n, "gap", "gaps")
		if n > mostGaps {
			s += ", first"
		}
		var gaps []string
		for _, g := range r.Gaps[:min(n, mostGaps)] {
			gaps = append(gaps, strings.TrimSuffix(GapText(g), "."))
		}
		parts = append(parts, s+": "+strings.Join(gaps, "; "))
	}
	if names := idle(r); len(names) > 0 {
		parts = append(parts, english.Agree(len(names), "the service ", "the services ")+english.List(names, 3)+" "+
			english.Agree(len(names), "runs", "run")+" only with a --profile that is not active")
	}
	return english.Stop(strings.Join(parts, "; "))
}

// MissingEnvironment says that settings name an environment that the files do not
// describe, and what is judged instead; empty where they do not.
func MissingEnvironment(c *facts.Choice) string {
	if c == nil || c.Missing == "" {
		return ""
	}
	return c.Missing.Whole() + ": " + c.Judged.Clean() + " is judged."
}

// idle are the services of profiles that are not active, where nobody judges an
// environment that they are for.
func idle(r report.Report) []string {
	if r.Facts == nil {
		return nil
	}
	var out []string
	for _, s := range r.Facts.Services {
		if s.Inactive {
			out = append(out, s.Name.Clean()+" ("+english.List(clean(s.Profiles), 2)+")")
		}
	}
	return slices.Compact(out)
}

func clean(list []untrusted.Text) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.Clean()
	}
	return out
}
