package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hinshun/vt10x"

	"advisor/internal/input"
	"advisor/internal/questions"
)

// recordingFile is the recording that the README shows.
var recordingFile = filepath.Join("..", "..", "docs", "wizard.svg")

// most is how large the recording may be, in bytes: a README is read on the
// way, too.
const most = 200_000

// TestRecording drives the program through a whole session on the example
// project, with the answers of its record, and compares the frames with
// docs/wizard.svg. -update writes it.
func TestRecording(t *testing.T) {
	t.Parallel()
	r := startRecording(t)
	r.command("advisor shop > report.txt")
	r.holds(5, "> 1  Start: most telling questions first")
	r.press("\r", "Question 1, usually about")
	explained, seen := false, 0
	for seen < len(questions.Default().Asked(nil)) && !r.firm() {
		seen++
		r.answer(seen, &explained)
	}
	r.holds(4, "> 1  Finish now")
	r.press("\r", "> Finish and show the report")
	r.holds(4, "> Finish and show the report")
	r.press("f", "Almost done")
	r.holds(3, "save the answers as advisor.yaml")
	r.press("\r", "What do you decide?")
	r.press("1", "> 1  Docker Compose")
	r.holds(3, "> 1  Docker Compose")
	r.press("\r", "Decide again when one of these is true")
	r.holds(4, "Decide again when one of these is true")
	r.press("\r", "When do you review the decision?")
	r.types(strings.Repeat("\x7f", 10)) // the day proposed is another one every day, so it is not kept
	r.press("\r", "the same again, for CI: advisor")
	r.holds(4, "the same again, for CI: advisor")
	r.command("head -26 report.txt")
	r.holds(7, "Changes if")
	if len(r.frames) < 12 {
		t.Errorf("the recording has %d frames only", len(r.frames))
	}
	svg := drawSVG(r.frames)
	t.Logf("%d frames, %d questions, %d bytes", len(r.frames), seen, len(svg))
	if len(svg) > most {
		t.Errorf("the recording has %d bytes, more than %d", len(svg), most)
	}
	golden(t, recordingFile, svg)
}

// shownAnswers is how many answers the recording shows; the rest looks alike.
const shownAnswers = 8

// recorded is a session and the frames that are kept of it.
type recorded struct {
	*session
	answers questions.Answers
	frames  []shot
}

// shot is one frame and how long it is shown, in seconds.
type shot struct {
	screen  vt10x.Terminal
	seconds float64
}

// startRecording starts a shell with the example project in it.
func startRecording(t *testing.T) *recorded {
	t.Helper()
	project := t.TempDir()
	if err := os.CopyFS(filepath.Join(project, "shop"), os.DirFS(shop(t))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(decidedShop(t), "advisor.yaml")
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := input.Form(questions.Default()).Read(path, body)
	if err != nil {
		t.Fatal(err)
	}
	s := startCommand(t, false, nil, []string{"ADVISOR_ALL_QUESTIONS=", "PS1=$ ", "HOME=" + project}, "sh", "-c", "cd && exec sh")
	s.sees("$")
	return &recorded{session: s, answers: rec.Answers}
}

// command types a command for the shell.
func (r *recorded) command(line string) {
	r.t.Helper()
	r.types(line)
	r.holds(1.5, line)
	r.types("\r")
}

// press types keys and waits for what they bring.
func (r *recorded) press(keys, text string) {
	r.t.Helper()
	r.types(keys)
	r.sees(text)
}

// holds keeps the frame that has the text.
func (r *recorded) holds(seconds float64, text string) {
	r.t.Helper()
	r.sees(text)
	r.settled()
	raw := strings.NewReplacer("38;5;243m", "90m", "38;5;163m", "35m", "38;5;29m", "36m", "38;5;131m", "31m").Replace(r.wrote()) // classes of the picture, which has two backgrounds
	screen := vt10x.New(vt10x.WithSize(100, 30))
	_, _ = screen.Write([]byte(raw))
	r.frames = append(r.frames, shot{screen, seconds})
}

// settled waits for the end of a frame, or for the prompt of the shell.
func (r *recorded) settled() {
	r.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		raw := r.wrote()
		alternate := strings.LastIndex(raw, "\x1b[?1049h") > strings.LastIndex(raw, "\x1b[?1049l")
		switch {
		case alternate && frameEnd.MatchString(raw):
			return
		case !alternate && (strings.HasSuffix(raw, "$ ") || strings.Contains(raw[strings.LastIndex(raw, "\n")+1:], "$ ")):
			return
		case time.Now().After(deadline):
			r.t.Fatalf("the screen is never finished:\n%s", r.screen)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// firm tells that nothing that is left can change the result.
func (r *recorded) firm() bool {
	r.settled()
	return strings.Contains(r.screen.String(), "You can finish here")
}

// answer answers the question on the screen as the record does. The first one
// is shown with its explanation, the first that the files answer with their
// lines.
func (r *recorded) answer(n int, shown *bool) {
	r.t.Helper()
	q := r.question()
	slow := n <= 2
	if slow {
		r.holds(2.5, "Question")
	}
	if n == 1 {
		r.press("?", "Why it is asked")
		r.holds(4, "Why it is asked")
		r.press("?", "Not sure")
	}
	if !*shown && strings.Contains(r.screen.String(), "v view lines") {
		*shown = true
		r.holds(2.5, "view lines")
		r.press("v", "esc back to the question")
		r.holds(4, "esc back to the question")
		r.press("v", "view lines")
	}
	keys, text := keysFor(q, r.answers[q.ID])
	r.press(keys, text)
	if n <= shownAnswers {
		r.holds(1.5, text)
	}
	before := r.title()
	r.types("\r")
	deadline := time.Now().Add(patience)
	for r.title() == before && time.Now().Before(deadline) {
		time.Sleep(5 * time.Millisecond)
	}
}

// title is the first line of the screen.
func (r *recorded) title() string {
	line, _, _ := strings.Cut(r.screen.String(), "\n")
	return strings.TrimSpace(line)
}

// question is the one on the screen.
func (r *recorded) question() questions.Question {
	r.t.Helper()
	var left []string
	for line := range strings.Lines(r.screen.String()) {
		line, _, _ = strings.Cut(line, "│")
		left = append(left, strings.Fields(line)...)
	}
	shown := strings.Join(left, " ")
	set := questions.Default()
	i := slices.IndexFunc(set.Questions, func(q questions.Question) bool {
		return strings.Contains(shown, strings.Join(strings.Fields(q.Ask), " "))
	})
	if i < 0 {
		r.t.Fatalf("no question on the screen:\n%s", r.screen)
	}
	return set.Questions[i]
}

// keysFor are the keys that give an answer, and what is seen then.
func keysFor(q questions.Question, a questions.Answer) (keys, seen string) {
	if q.Numeric && a.Plain {
		return strconv.Itoa(a.Number), "Number: " + strconv.Itoa(a.Number)
	}
	i := slices.IndexFunc(q.Options, func(o questions.Option) bool { return o.ID == a.Option })
	if q.Numeric {
		return "\x1b[H" + strings.Repeat("j", i), "> " + q.Options[i].Label[:min(8, len(q.Options[i].Label))]
	}
	return strconv.Itoa(i + 1), "> " + strconv.Itoa(i+1)
}

// frameEnd is what the library writes after each frame.
var frameEnd = regexp.MustCompile(`\x1b\[\d+;H$`)
