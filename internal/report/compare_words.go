package report

import (
	"io"
	"strings"

	"advisor/internal/untrusted"
)

// ComparisonNames are the formats of a comparison, the default first.
func ComparisonNames() []string { return []string{"text", "markdown", "json"} }

// WriteComparison writes a comparison in one of the formats of
// ComparisonNames.
func WriteComparison(w io.Writer, format string, c Comparison, o Options) error {
	switch format {
	case "json":
		return encode(w, c.Normal())
	case "markdown":
		return compareMarkdown(w, c)
	}
	return compareText(w, c, o)
}

// title is the heading of a comparison.
func (c Comparison) title() string {
	s := "From " + c.Old.Name.Clean() + " to " + c.New.Name.Clean() + ": "
	switch {
	case c.Flipped:
		return s + Side(c.Old.Recommendation) + " becomes " + Side(c.New.Recommendation)
	case c.same():
		return s + "nothing changed"
	}
	return s + "still " + Side(c.New.Recommendation)
}

// outcome is what one side comes to: "Compose, strong, firm".
func (x Compared) outcome() string {
	s := Side(x.Recommendation) + ", " + x.Strength
	if x.Firm {
		s += ", firm"
	}
	return s
}

// scored is a side's score with its range: "41.2 (30.0 to 52.1)".
func (x Compared) scored() string {
	s := Number(x.Score)
	if b := Between(x.ScoreRange); b != "" {
		s += " (" + b + ")"
	}
	return s
}

// weighed is the model of a side.
func (x Compared) weighed() string {
	s := x.Model.Version
	if x.Model.SHA256 != "" {
		s += " (" + short(x.Model.SHA256) + ")"
	}
	return s
}

// moved says what of the score the answers and the model moved.
func (c Comparison) moved() string {
	switch {
	case c.ByAnswers == nil || c.ByModel == nil:
		return "together " + Towards(c.Score) + ", by answers and model"
	case Points(*c.ByModel) == "0":
		return "together " + Towards(c.Score)
	}
	return "together " + Towards(c.Score) + ": " + Points(*c.ByAnswers) + " by answers, " + Points(*c.ByModel) + " by the model"
}

// modelText says how the model changed; empty where it did not.
func (c Comparison) modelText() string {
	if c.Old.Model == c.New.Model {
		return ""
	}
	s := "The model was " + c.Old.weighed() + " and is " + c.New.weighed()
	switch {
	case c.ByModel == nil:
		return s + "; give one of them with --model to tell what it moved from what the answers moved."
	case Points(*c.ByModel) == "0":
		return s + "; with the same answers the score would not move."
	}
	return s + "; with the same answers it moves the score by " + Points(*c.ByModel) + " points."
}

// text is what a veto did, in a sentence.
func (v VetoChange) text() string {
	if v.Change == IsGone {
		return Side(v.Closes) + " is open again. It was closed: " + Lower(stop(v.Why))
	}
	return Side(v.Closes) + " is closed now. " + sentence(v.Why)
}

// where names the services of a finding.
func (f FindingChange) where() string {
	if names := serviceNames(f.Services, 6); names != "" {
		return ": " + names
	}
	return ""
}

// counted says how many findings are new and gone: "3 new, 1 gone, one for
// each service".
func counted(fs []FindingChange) string {
	var parts []string
	for _, change := range []string{IsNew, IsGone} {
		n := 0
		for _, f := range fs {
			if f.Change == change {
				n += f.Count
			}
		}
		if n > 0 {
			parts = append(parts, plural(n, change, change))
		}
	}
	return strings.Join(parts, ", ") + ", one for each service"
}

// hashes are the ends of what a file was and is.
func (f FileChange) hashes() string {
	switch f.Change {
	case IsNew:
		return short(f.New)
	case IsGone:
		return short(f.Old)
	}
	return short(f.Old) + " -> " + short(f.New)
}

// AnswerWord is the id of an answer in a sentence: "1 or 2-3", "unknown".
func AnswerWord(id string) string {
	if id == "" {
		return "unknown"
	}
	return strings.ReplaceAll(untrusted.Text(id).Clean(), "|", " or ")
}
