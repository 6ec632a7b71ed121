package record

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// Taken is how a decision was taken. The zero value says nothing of it.
type Taken struct {
	Status   string           // proposed, accepted, rejected, superseded
	Decided  string           // the day, YYYY-MM-DD
	Deciders []untrusted.Text // who took it
	Reason   untrusted.Text   // why against the advice, where it is
	Dissent  untrusted.Text   // what spoke against it
}

// DecidedWith is what the tool said when the decision was taken, written with
// it. The zero value: nobody wrote it.
type DecidedWith struct {
	Model          untrusted.Text // its version
	SHA256         string         // of the model
	Recommendation string         // compose, kubernetes
	Score          float64        // 0 to 100
	Confidence     float64        // 0.5 to 1; 0: not known
	RuledOut       []string       // the ids of the vetoes that ruled out a side then
}

// Empty reports whether nobody wrote it.
func (d DecidedWith) Empty() bool { return d.text() == "" }

// Statuses are what a decision can be.
func Statuses() []string { return []string{"proposed", "accepted", "rejected", "superseded"} }

// maxNames is how many deciders, files or patterns a record takes.
const maxNames = 100

// readTaken reads how the decision was taken.
func (r *reader) readTaken(found map[string]*yaml.Node) Taken {
	return Taken{
		Status: r.readWord(found[keyStatus], keyStatus, "use one of "+strings.Join(Statuses(), ", "), func(s string) bool {
			return slices.Contains(Statuses(), s)
		}),
		Decided:  r.readWord(found[keyDecided], keyDecided, "write a day such as 2027-06-30", IsDay),
		Deciders: r.readLines(found[keyDeciders], keyDeciders),
		Reason:   untrusted.Text(r.readLine(found[keyWhy], keyWhy)),
		Dissent:  untrusted.Text(r.readLine(found[keyDissent], keyDissent)),
	}
}

// readLines is a list of lines of text; nothing is an empty list.
func (r *reader) readLines(n *yaml.Node, key string) []untrusted.Text {
	var out []untrusted.Text
	count := 0
	r.eachItem(n, key, func(item *yaml.Node) {
		if count++; count > maxNames {
			if count == maxNames+1 {
				r.add(item.Line, fmt.Sprintf("%s has more than %d entries", key, maxNames), "")
			}
			return
		}
		if isNull(item) {
			r.add(item.Line, "an entry of "+key+" is empty", "take it out")
			return
		}
		if text := r.readLine(item, "an entry of "+key); text != "" {
			out = append(out, untrusted.Text(text))
		}
	})
	return out
}

// The keys of what the tool said.
const (
	keySHA256         = "sha256"
	keyRecommendation = "recommendation"
	keyScore          = "score"
	keyConfidence     = "confidence"
	keyRuledOut       = "ruled-out"
)

var sha256Text = lazyregexp.New(`^[0-9a-f]{64}$`)

func decidedWithKeys() []string {
	return []string{keyModel, keySHA256, keyRecommendation, keyScore, keyConfidence, keyRuledOut}
}

// readDecidedWith reads what the tool said.
func (r *reader) readDecidedWith(n *yaml.Node) DecidedWith {
	var out DecidedWith
	if n == nil || isNull(n) {
		return out
	}
	r.eachPair(n, keyDecidedWith, func(key string, k, v *yaml.Node) {
		switch key {
		case keyModel:
			out.Model = untrusted.Text(r.readVersionText(v))
		case keySHA256:
			out.SHA256 = r.readWord(v, key, "write 64 hexadecimal digits", sha256Text.MatchString)
		case keyRecommendation:
			out.Recommendation = r.readWord(v, key, "use one of "+strings.Join(decisions(), ", "), func(s string) bool { return slices.Contains(decisions(), s) })
		case keyScore:
			out.Score = r.readRatio(v, key, 0, 100)
		case keyConfidence:
			out.Confidence = r.readRatio(v, key, 0.5, 1)
		case keyRuledOut:
			for _, id := range r.readLines(v, key) {
				out.RuledOut = append(out.RuledOut, string(id))
			}
		default:
			r.unknownKey(k, decidedWithKeys())
		}
	})
	return out
}

// readVersionText is the version of a model, which may look like a number.
func (r *reader) readVersionText(v *yaml.Node) string {
	if isNull(v) || !r.checkScalar(v, keyModel, "write one line of text") {
		return ""
	}
	text, wrong := Note(v.Value)
	if wrong != nil {
		r.add(v.Line, keyModel+" "+wrong.Error(), "")
	}
	return text
}

// readRatio is a number from low to high; 0 where it is missing or wrong.
func (r *reader) readRatio(v *yaml.Node, key string, low, high float64) float64 {
	hint := fmt.Sprintf("write a number from %v to %v", low, high)
	if isNull(v) || !r.checkScalar(v, key, hint) {
		return 0
	}
	var x float64
	if err := v.Decode(&x); err != nil || isQuoted(v) || !(x >= low && x <= high) {
		r.add(v.Line, key+": "+diag.Quoted(v.Value)+" is not understood", hint)
		return 0
	}
	return x
}
