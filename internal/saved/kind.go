package saved

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"sync"

	"advisor/internal/files"
	"advisor/internal/output"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

// Kind is what a file holds.
type Kind int

// The kinds of files. The zero value is none of them: what is wrong with such a
// file is for its reader to say.
const (
	Unknown Kind = iota
	Empty
	Report // of one project
	Scan   // what a scan of one project printed, which recommends nothing
	Record
	Lines      // of many projects
	Comparison // of two reports or records
)

// answersKey matches a key that only a record has, at its top level, in YAML and in
// JSON: a record may say no more than what was decided.
var answersKey = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^["']?(?:answers|decision|triggers|review-by)["']?[ \t]*:|\A\s*version:[ \t]*1\s*\z|\A\{(?s:.*?[{,\s])?["']?(?:answers|decision|triggers|review-by)["']?\s*:`)
})

// KindOf tells a report from a record by the key that the other one never has.
func KindOf(data []byte) Kind {
	data = bytes.TrimSpace(data)
	if len(data) == 0 {
		return Empty
	}
	if line, _, _ := bytes.Cut(data, []byte("\n")); report.IsFleetLine(line) {
		return Lines
	}
	if bytes.HasPrefix(data, []byte("{")) && bytes.Contains(data, []byte(`"schema_version"`)) {
		var head struct {
			Version        int              `json:"schema_version"`
			Recommendation *json.RawMessage `json:"recommendation"`
			Old, New       *json.RawMessage
			Changed, Gone  *json.RawMessage // of many projects
		}
		if json.Unmarshal(data, &head) == nil && head.Version >= 1 && head.Version <= report.SchemaVersion && head.Recommendation == nil {
			if head.Old != nil && head.New != nil || head.Changed != nil && head.Gone != nil {
				return Comparison
			}
			return Scan
		}
		return Report
	}
	if answersKey().Match(data) {
		return Record
	}
	return Unknown
}

// Read is all of a file, or of standard input for "-".
func (r Reader) Read(path string) ([]byte, error) {
	if path == "-" {
		b, err := r.ReadStdin(report.MaxSize)
		return WithoutMark(b), err
	}
	f, err := files.ReadUserUpTo(files.Abs(r.Cwd, path), report.MaxSize)
	return WithoutMark(f.Bytes), err
}

// WithoutMark is text without the byte order mark that editors and shells put
// before it; UTF-16 becomes UTF-8. Text without a mark stays as it is.
func WithoutMark(b []byte) []byte {
	out, err := io.ReadAll(unmarked(bytes.NewReader(b)))
	if err != nil { // it is no text, which its reader will say
		return b
	}
	return out
}

// Renderer reads a report, or what a scan of one project printed, and writes it
// again.
func (in *File) Renderer() (output.Renderer, error) {
	data, err := in.Whole()
	if err != nil {
		return nil, err
	}
	switch KindOf(data) {
	case Comparison:
		return nil, ErrComparison
	case Scan:
		s, err := report.ReadScan(bytes.NewReader(data))
		return func(w io.Writer, f formats.Format, look report.Options) error { return f.WriteScan(w, s, look) }, err
	case Unknown, Empty, Report, Record, Lines:
	}
	r, err := report.Read(bytes.NewReader(data))
	return func(w io.Writer, f formats.Format, look report.Options) error { return f.Write(w, r, look) }, err
}
