package plain

import (
	"bufio"
	"context"
	"io"

	"advisor/internal/interview"
)

// maxLine is how much of one line is read, in bytes; the rest is dropped. It is
// far more than any answer has, so that one that is too long is refused as such.
const maxLine = 64 << 10

// lineReader reads lines one by one and can be given up in between, which a
// read from a terminal cannot.
type lineReader struct {
	ctx   context.Context
	lines chan string
	over  chan struct{}
}

// readLines begins to read. All lines of a pipe arrive, one for each next.
func readLines(ctx context.Context, in io.Reader) *lineReader {
	r := &lineReader{ctx: ctx, lines: make(chan string), over: make(chan struct{})}
	go r.pump(bufio.NewReader(in))
	return r
}

func (r *lineReader) pump(in *bufio.Reader) {
	defer close(r.lines)
	for {
		line, err := readLine(in)
		if err != nil {
			return
		}
		select {
		case r.lines <- line:
		case <-r.over:
			return
		}
	}
}

// readLine is the next line without its end, cut to maxLine bytes. A last
// line that does not end counts.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for read := false; ; read = true {
		part, more, err := in.ReadLine()
		if err != nil && !read {
			return "", err
		}
		line = append(line, part[:min(len(part), maxLine-len(line))]...)
		if !more || err != nil {
			return string(line), nil
		}
	}
}

// next is the next line. It ends with ErrInputEnded, or with the cause of the
// context.
func (r *lineReader) next() (string, error) {
	if r.ctx.Err() != nil {
		return "", interview.Cause(r.ctx)
	}
	select {
	case line, ok := <-r.lines:
		if !ok {
			return "", interview.ErrInputEnded
		}
		return line, nil
	case <-r.ctx.Done():
		return "", interview.Cause(r.ctx)
	}
}

func (r *lineReader) close() { close(r.over) }
