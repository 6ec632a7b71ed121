package sentences

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestPrint prints all of them, to be read in one go:
//
//	go test ./internal/tests/sentences -run Print -v
func TestPrint(t *testing.T) {
	texts := all(t)
	if len(texts) < 2500 {
		t.Errorf("%d sentences; there were more than 2500 when this test was written", len(texts))
	}
	if !testing.Verbose() {
		return
	}
	for _, s := range texts {
		fmt.Printf("%s\t%s\n", s.at, strings.Join(strings.Fields(s.text), " "))
	}
}

// phrase is one that is not used, with what is said instead.
type phrase struct{ pattern, better string }

// phrases are private terms, odd turns and American spellings. What stands here was
// used once.
var phrases = []phrase{
	{`(is|are) said to`, "You answered that …"},
	{`speaks? (clearly )?(for|against)`, "contradicts, or is a reason for"},
	{`points towards it`, "the reasons"},
	{`answers do not decide it`, "undecided, or no recommendation"},
	{`for ever\b`, "without a limit"},
	{`\banyhow\b`, "(leave it out)"},
	{`(^|\. )The same[;:,]`, "say what is the same"},
	{`(tells?|tells you|say|says) whether`, "reports whether, or checks that"},
	{`asked no more|is no finding any more`, "no longer asked"},
	{`without a word`, "without a warning"},
	{`\bshall\b`, "must, or the imperative"},
	{`points from the middle`, "the score with its scale"},
	{`whether or no\b`, "whether"},
	{`(is|has to be|be|are) kept apart`, "isolated"},
	{`\bsomebody\b`, "someone"},
	{`\balarms?\b`, "alert"},
	{`own copy of its own|an own\b`, "its own"},
	{`not possible here`, "Enter …"},
	{`strong, firm|is firm\b`, "confidence in words"},
	{`nothing to do\b|keep it as it is`, "(leave it out)"},
	{`it would if\b`, "it would be one if …, or that …"},
	{`closed by a|(requirement|answer|veto,) closes?\b|\bclos(es|ed) (compose|kubernetes|both|the other) `, "rules out"},
	{`(is|are|been) put over`, "is merged over"},
	{`which is not defined|exclude one another`, "undefined; mutually exclusive, as docker compose says"},
	{`(docker )?compose refuses|docker build refuses`, "rejects"},

	{`\b(behavior|favor|honor|honored|neighbor|catalog|center|fulfill|canceled|canceling|labeled|modeled|analyze|analyzed|organization|organize|recognize|customize|optimize|minimize|summarize|gray|license[sd]? by|artifact repository)\b`, "British spelling"},
}

// allowed are texts in which a phrase is right, by a part of them.
var allowed = []string{
	"initial catalog=",    // a key of connection strings
	"Not possible here: ", // the wizard has one line for all its questions
}

func TestPhrases(t *testing.T) {
	for _, p := range phrases {
		re := regexp.MustCompile(`(?i)` + p.pattern)
		for _, s := range all(t) {
			if re.MatchString(s.text) && !excused(s.text) {
				t.Errorf("%s: %q is not used, but %s:\n\t%s", s.at, re.FindString(s.text), p.better, s.text)
			}
		}
		// What is put together of single words is in reports only.
		for _, file := range reports(t) {
			for _, line := range strings.Split(read(t, file), "\n") {
				if re.MatchString(line) && !excused(line) {
					t.Errorf("%s: %q is not used, but %s:\n\t%s", file, re.FindString(line), p.better, strings.TrimSpace(line))
				}
			}
		}
	}
}

func excused(text string) bool {
	for _, a := range allowed {
		if strings.Contains(text, a) {
			return true
		}
	}
	return false
}

// TestWhole: a sentence of the catalogues begins with a capital letter, or with a
// word that is written small, and ends with a full stop.
func TestWhole(t *testing.T) {
	small := regexp.MustCompile("^(`|\\$|docker |kompose |k3s |kubectl|e2e )")
	for _, s := range all(t) {
		if !s.whole {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s.text)
		if unicode.IsLower(first) && !small.MatchString(s.text) {
			t.Errorf("%s begins small: %s", s.at, s.text)
		}
		if !strings.HasSuffix(s.text, ".") || strings.HasSuffix(s.text, "..") {
			t.Errorf("%s ends without a full stop: %s", s.at, s.text)
		}
	}
}

// predicates are verbs that begin a sentence whose subject is missing: "Becomes a
// claim."
var predicates = regexp.MustCompile(`^(Is|Are|Has|Have|Becomes?|Gets?|Runs|Stays?|Needs|Starts|Takes|Keeps|Gives|Belongs|Means|Matters|Looks|Refused|Treated|Copied|Carried|Mounted|Resolved|Counted|Converted|Flattened|Read|Reaches|Decides|Waits|Lost|Only)\b`)

func TestSubjects(t *testing.T) {
	for _, s := range all(t) {
		if s.whole && predicates.MatchString(s.text) && !strings.HasPrefix(s.text, "Keep ") && !strings.HasPrefix(s.text, "Only developers") && !strings.HasPrefix(s.text, "Only the standby") && !strings.HasPrefix(s.text, "Only Swarm") {
			t.Errorf("%s has no subject: %s", s.at, s.text)
		}
	}
}

// TestSpaces: no text of a catalogue has spaces at its ends, or two in a row.
func TestSpaces(t *testing.T) {
	for _, s := range all(t) {
		if !strings.Contains(s.at, ".go:") && (strings.TrimSpace(s.text) != s.text || strings.Contains(s.text, "  ")) {
			t.Errorf("%s: %q", s.at, s.text)
		}
	}
}

var (
	// The noun behind the middle of a range belongs to the range: "0 to 3, about 1 hosts".
	ranged = regexp.MustCompile(`[0-9.,]+ to [0-9.,]+, about [0-9.,]+ [a-z]+`)
	one    = regexp.MustCompile(`(^|[^0-9A-Za-z.,:/%-])1 ([a-z]+s)\b`)
	many   = regexp.MustCompile(`(^|[^0-9A-Za-z.,:/%-])([02-9]|[1-9][0-9]+) (service|finding|blocker|question|host|answer|problem|record|file|engineer|network|volume|replica|point|hour|minute|month)\b`)
	nouned = regexp.MustCompile(`^(unless|times|has|is|was|its|this|less|across|class|process|access|as|does|bus|os|kubernetes|always|keeps|runs|stays|needs|decides|s)$`)
)

// plurals are the counts in a text whose noun has the wrong number.
func plurals(text string) []string {
	text = ranged.ReplaceAllString(text, "")
	var out []string
	for _, m := range one.FindAllStringSubmatch(text, -1) {
		if !nouned.MatchString(m[2]) {
			out = append(out, strings.TrimSpace(m[0]))
		}
	}
	for _, m := range many.FindAllString(text, -1) {
		out = append(out, strings.TrimSpace(m))
	}
	return out
}

// TestPlurals looks at the sentences and at whole reports.
func TestPlurals(t *testing.T) {
	for _, s := range all(t) {
		for _, p := range plurals(s.text) {
			t.Errorf("%s: %s: %s", s.at, p, s.text)
		}
	}
	for _, file := range reports(t) {
		for _, p := range plurals(read(t, file)) {
			t.Errorf("%s: %s", file, p)
		}
	}
}

// reports are reports for people: those of the examples, and of the formats' tests.
func reports(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"docs/examples/*.txt", "docs/examples/*.md", "internal/report/testdata/*.txt", "internal/report/testdata/*.md"} {
		found, err := filepath.Glob(filepath.Join("..", "..", "..", filepath.FromSlash(pattern)))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(found), err)
		}
		for _, f := range found {
			out = append(out, strings.TrimPrefix(filepath.ToSlash(f), "../../../"))
		}
	}
	return out
}

// TestPluralsAreSeen: the check above can fail.
func TestPluralsAreSeen(t *testing.T) {
	for text, want := range map[string]int{
		"1 findings": 1, "2 finding to fix": 1, "1 finding": 0, "2 findings": 0, "21 services": 0, "1 class": 0,
		"99.1 percents": 0, "port 1 is": 0, "in 11 services and 1 files": 1, "12 service runs": 1,
	} {
		if got := plurals(text); len(got) != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
