package markdown

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// maxRunes is the longest Markdown that is written, in characters: a
// comment on a pull request may have 65,536, and a CI job adds words of its
// own.
const maxRunes = 60_000

// limits are how many entries a list or a table may have, within a fold and where it
// stands open; 0 is no limit.
type limits struct{ folded, open int }

// entryLimits are tried one after the other until the whole is short enough. What
// stands open is cut to few entries last: it is what everybody reads.
var entryLimits = []limits{
	{0, 0}, {500, 500}, {350, 350}, {250, 250}, {175, 175}, {120, 120}, {80, 80}, {50, 50}, {20, 20}, {8, 20}, {3, 20}, {8, 8}, {3, 3},
}

// jsonReport has everything where a document names nothing else.
const jsonReport = "the JSON report"

// notAll is what stands in place of the sections that do not fit even
// when every list is short; whole has all.
func notAll(whole string) string {
	return "\n_The rest does not fit here; " + whole + " has all._\n"
}

const unfolded = "\n</details>\n"

// fit writes what draw makes of at most so many entries a list. When that is
// too long, long lists are cut and say so, and then the last sections are left
// out; whole has all.
func fit(w io.Writer, whole string, draw func(limits) []byte) error {
	var out []byte
	for _, most := range entryLimits {
		if out = draw(most); utf8.RuneCount(out) <= maxRunes {
			break
		}
	}
	_, err := w.Write(firstSections(out, maxRunes, notAll(whole)))
	return err
}

// firstSections ends a document of more than most characters before the first
// section or fold that does not fit, or before the first paragraph. Neither lies
// within a list or a table, and a part that is open is closed.
func firstSections(md []byte, most int, notAll string) []byte {
	if utf8.RuneCount(md) <= most {
		return md
	}
	most -= utf8.RuneCountInString(notAll) + len(unfolded)
	end := 0
	for range most {
		_, n := utf8.DecodeRune(md[end:])
		end += n
	}
	at := max(bytes.LastIndex(md[:end], []byte("\n## ")), bytes.LastIndex(md[:end], []byte("\n<details>\n")))
	if at < 0 || bytes.Count(md[:at], []byte("\n## ")) == 0 {
		at = bytes.LastIndex(md[:end], []byte("\n\n"))
	}
	out := append(bytes.Clone(md[:max(at, 0)]), notAll...)
	if bytes.Count(out, []byte("<details>")) > bytes.Count(out, []byte("</details>")) {
		out = append(out, unfolded...)
	}
	return out
}
