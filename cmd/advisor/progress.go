package main

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/report"
)

// redrawEvery is how often the line of progress changes.
const redrawEvery = 200 * time.Millisecond

// progress is one line on a terminal that is written again and again. Nil is
// none.
type progress struct {
	to    io.Writer
	width int
	now   func() time.Time

	mu    sync.Mutex
	next  time.Time // when it may be drawn again
	shown bool
}

// progress is shown on standard error where that is a terminal that somebody
// watches, unless lines that go to the same terminal show how far it is.
func (a *app) progress(o *options, targets []target) *progress {
	lines := slices.ContainsFunc(targets, func(t target) bool { return t.path == "" && t.format.Name == "json" })
	if !isTerminal(a.stderr) || a.accessible(o.accessible) || a.getenv("CI") != "" || (lines && isTerminal(a.stdout)) {
		return nil
	}
	p := &progress{to: a.stderr, width: a.width(a.stderr), now: a.now}
	a.onScreen.Store(p)
	return p
}

// found tells how many projects there are so far.
func (p *progress) found(n int) {
	p.draw(func() string { return "looking for projects: " + report.Thousands(n) })
}

// counted tells how many projects are done.
func (p *progress) counted(done, all, bad int) {
	p.draw(func() string {
		s := fmt.Sprintf("scanned %s of %s", report.Thousands(done), report.Thousands(all))
		if bad > 0 {
			s += fmt.Sprintf(", %s could not be read", report.Thousands(bad))
		}
		return s
	})
}

// draw writes the line again, unless it was written just now.
func (p *progress) draw(text func() string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if now.Before(p.next) {
		return
	}
	p.next, p.shown = now.Add(redrawEvery), true
	_, _ = io.WriteString(p.to, "\r"+ansi.Truncate(text(), p.width-1, "")+eraseRest)
}

// eraseRest erases from the cursor to the end of the line.
const eraseRest = "\x1b[K"

// clear takes the line away, for other words or at the end.
func (p *progress) clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		p.shown = false
		_, _ = io.WriteString(p.to, "\r"+eraseRest)
	}
}
