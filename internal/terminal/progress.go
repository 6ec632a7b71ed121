package terminal

import (
	"io"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// redrawEvery is how often the line of progress changes.
const redrawEvery = 200 * time.Millisecond

// Progress is one line on a terminal that is written again and again. Nil is
// none.
type Progress struct {
	to    io.Writer
	width int
	now   func() time.Time

	mu    sync.Mutex
	next  time.Time // when it may be drawn again
	shown bool
}

// NewProgress is a line on a terminal of a width in columns.
func NewProgress(to io.Writer, width int, now func() time.Time) *Progress {
	return &Progress{to: to, width: width, now: now}
}

// Draw writes the line again, unless it was written just now.
func (p *Progress) Draw(text func() string) {
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

// Clear takes the line away, for other words or at the end.
func (p *Progress) Clear() {
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
