package wizard_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"advisor/internal/interview"
	"advisor/internal/interview/interviewtest"
	"advisor/internal/questions"
	"advisor/internal/wizard"
)

// keyboard are the keys that a person may hit, each as one byte of a fuzzed
// input; the bytes beyond it change the size of the window.
var keyboard = []string{
	"enter", "esc", "up", "down", "home", "1", "2", "3", "9", "0", "s", "b", "?", "v", "n", "r", "p", "f", "o", "x", "/", "q", "a", " ", "j", "k", "数", "\x1b", "jj\x00",
}

// Whatever is typed, and whatever happens to the window, every frame fits into
// it, nothing breaks, and the answers are ones that the questions accept.
func FuzzWizardKeys(f *testing.F) {
	f.Add([]byte{0, 0, 10, 0, 11, 1, 12, 12, 15, 2, 3, 0, 17}, false)
	f.Add([]byte{0, 14, 17, 19, 0, 5, 0, 3, 19, 70, 0, 8, 1, 0, 0, 0}, true)
	f.Add([]byte{0, 5, 0, 6, 40, 0, 14, 22, 0, 15, 18, 0, 90, 19, 1}, true)
	f.Fuzz(func(t *testing.T, keys []byte, odd bool) {
		if len(keys) > 60 { // enough to reach every screen, and quick
			return
		}
		set := questions.Default()
		if odd {
			set = interviewtest.OddSet()
		}
		o := interviewtest.Options(set)
		o.Offers = []interview.Offer{{ID: "record", Label: "save the answers as advisor.yaml"}}
		o.Deciding = interviewtest.Deciding()
		m := wizard.NewModel(set, o, 100, 24)
		width, height := 100, 24
		for _, b := range keys {
			if int(b) < len(keyboard) {
				m.Press(keyboard[b])
			} else {
				width, height = int(b)-28, int(b)/6
				m.Update(tea.WindowSizeMsg{Width: width, Height: height})
			}
			if m.Over() != nil {
				t.Fatal(m.Over())
			}
			if m.Done() {
				break
			}
			fits(t, m.View(), width, height)
		}
		res := m.Result()
		if !odd {
			interviewtest.Valid(t, res)
		}
	})
}

func fits(t *testing.T, frame string, width, height int) {
	t.Helper()
	lines := strings.Split(frame, "\n")
	if len(lines) > max(height, 1) {
		t.Errorf("%d lines in a window of %d:\n%s", len(lines), height, frame)
	}
	for _, l := range lines {
		if w := ansi.StringWidth(l); w > max(width, 1) {
			t.Errorf("a line of %d cells in a window of %d: %q", w, width, l)
		}
	}
}

// A key is answered in 16 ms: here one cursor movement and its frame at 28
// questions, with a model that is asked each time.
func BenchmarkKey(b *testing.B) {
	m := wizard.NewModel(questions.Default(), interviewtest.Options(questions.Default()), 100, 24)
	m.Press("enter")
	keys := []tea.KeyMsg{wizard.Key("down"), wizard.Key("up")}
	for i := 0; b.Loop(); i++ {
		m.Update(keys[i%2])
		m.View()
	}
}

// The same for the way to the next question, which makes a new form.
func BenchmarkNextQuestion(b *testing.B) {
	m := wizard.NewModel(questions.Default(), interviewtest.Options(questions.Default()), 100, 24)
	m.Press("enter")
	for b.Loop() {
		m.Press("enter")
		m.View()
		m.Press("esc")
		m.View()
	}
}

func BenchmarkReview(b *testing.B) {
	m := wizard.NewModel(questions.Default(), interviewtest.Options(questions.Default()), 100, 40)
	m.Press("enter")
	m.Press("r")
	keys := []tea.KeyMsg{wizard.Key("down"), wizard.Key("up")}
	for i := 0; b.Loop(); i++ {
		m.Update(keys[i%2])
		m.View()
	}
}

// From nothing to the first frame, without the start of the process.
func BenchmarkFirstFrame(b *testing.B) {
	set := questions.Default()
	o := interviewtest.Options(set)
	for b.Loop() {
		wizard.NewModel(set, o, 100, 24).View()
	}
}
