package formats

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// maxMarkdown is the longest Markdown that is written, in characters: a
// comment on a pull request may have 65,536, and a CI job adds words of its
// own.
const maxMarkdown = 60_000

// entryLimits are how many entries a list or a table may have, tried one after
// the other until the whole is short enough. 0 is no limit.
var entryLimits = []int{0, 50, 20, 8, 3}

// markdownCut is what stands in place of the sections that do not fit even
// when every list is short.
const markdownCut = "\n_The rest does not fit here; the JSON report has all._\n"

const unfolded = "\n</details>\n"

// fitMarkdown writes what draw puts on a sheet. When that is too long, long
// lists are cut and say so, and then the last sections are left out.
func fitMarkdown(w io.Writer, draw func(*mdSheet)) error {
	var out []byte
	for _, most := range entryLimits {
		m := &mdSheet{most: most}
		draw(m)
		if out = m.whole(); utf8.RuneCount(out) <= maxMarkdown {
			break
		}
	}
	_, err := w.Write(firstSections(out, maxMarkdown))
	return err
}

// firstSections ends a document of more than most characters before the first
// section that does not fit, or before the first paragraph. Neither lies
// within a list or a table, and a part that is open is closed.
func firstSections(md []byte, most int) []byte {
	if utf8.RuneCount(md) <= most {
		return md
	}
	most -= utf8.RuneCountInString(markdownCut) + len(unfolded)
	end := 0
	for range most {
		_, n := utf8.DecodeRune(md[end:])
		end += n
	}
	cut := bytes.LastIndex(md[:end], []byte("\n## "))
	if cut < 0 || bytes.Count(md[:cut], []byte("\n## ")) == 0 {
		cut = bytes.LastIndex(md[:end], []byte("\n\n"))
	}
	out := append(bytes.Clone(md[:max(cut, 0)]), markdownCut...)
	if bytes.Count(out, []byte("<details>")) > bytes.Count(out, []byte("</details>")) {
		out = append(out, unfolded...)
	}
	return out
}
