package output

import (
	"bytes"
	"fmt"
	"slices"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

// maxSummary is how much GitHub takes of the summary of a step, in bytes.
const maxSummary = 1 << 20

// summaryCut is what stands in place of what did not fit.
const summaryCut = "\n_The rest does not fit into a step summary; `advisor -o markdown=review.md` writes all of it._\n"

// summaryShut closes the part that the cut may lie in, so that what other
// steps add is not hidden in it.
const summaryShut = "\n</details>\n"

// stepSummary appends the report as Markdown to the summary of a step of
// GitHub Actions, where the format github is used in one.
func (w Writer) stepSummary(targets []Target, render Renderer) error {
	path := w.Getenv("GITHUB_STEP_SUMMARY")
	github := slices.ContainsFunc(targets, func(t Target) bool { return t.Format.Name == "github" })
	if path == "" || !github {
		return nil
	}
	markdown, _ := formats.Named("markdown")
	var b bytes.Buffer
	if err := render(&b, markdown, report.Options{Unlinked: true}); err != nil {
		return exit.OutputError(fmt.Errorf("writing the step summary: %w", err))
	}
	full := false
	err := files.Append(w.abs(path), func(size int64) []byte {
		more := fitted(withoutFrontMatter(b.Bytes()), maxSummary-size)
		full = len(more) == 0
		return more
	})
	if err != nil {
		return exit.OutputError(fmt.Errorf("writing the step summary: %w", err))
	}
	if full {
		w.Tell("advisor: the step summary is full: the report was not added to it\n")
	}
	return nil
}

// withoutFrontMatter drops what only a file can begin with.
func withoutFrontMatter(md []byte) []byte {
	rest, ok := bytes.CutPrefix(md, []byte("---\n"))
	if !ok {
		return md
	}
	_, body, ok := bytes.Cut(rest, []byte("\n---\n\n"))
	if !ok {
		return md
	}
	return body
}

// fitted ends a report before the first section that does not fit.
func fitted(md []byte, room int64) []byte {
	if int64(len(md)) <= room {
		return md
	}
	room -= int64(len(summaryCut) + len(summaryShut))
	if room <= 0 {
		return nil
	}
	out := append(bytes.Clone(md[:max(bytes.LastIndex(md[:room], []byte("\n## ")), 0)]), summaryCut...)
	if bytes.Count(out, []byte("<details>")) > bytes.Count(out, []byte("</details>")) {
		out = append(out, summaryShut...)
	}
	return out
}
