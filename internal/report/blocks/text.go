package blocks

import (
	"strconv"

	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// Text is a run of words, escaped by the format that writes it.
type Text []Span

// Span is a part of a text. The functions below make it.
type Span struct {
	Kind   Kind
	Text   string
	Places Places // of SpanPlaces
	To     string // of SpanWeb, an address that words.WebAddress let through
	Bar    Bar    // of SpanBar
}

// Bar is a range on a scale that begins at 0.
type Bar struct {
	report.Range
	Most float64 // where the scale ends
}

// Kind is what a span is.
type Kind int

// The kinds.
const (
	// SpanOwn are words and numbers of this program, which no format escapes. They
	// are written as constants, or are a number that was just formatted.
	SpanOwn Kind = iota
	// SpanProse is a sentence; what stands between backticks is code.
	SpanProse
	// SpanCode is a name, as it would stand in a file.
	SpanCode
	// SpanStrong stands out.
	SpanStrong
	// SpanPlaces links to places in files of the project.
	SpanPlaces
	// SpanWeb links to an address.
	SpanWeb
	// SpanBar draws the range that stands before it, where a format can draw.
	SpanBar
)

// Places are places in files of the project.
type Places struct {
	All []untrusted.Place
	// Most is how many are named, MostShort how many in the short form; 0 is as
	// many as Most.
	Most, MostShort int
}

// own is a constant of this program: only constants become one by themselves.
type own string

func our(s own) Span       { return Span{Kind: SpanOwn, Text: string(s)} }
func number(s string) Span { return Span{Kind: SpanOwn, Text: s} }
func count(n int) Span     { return number(strconv.Itoa(n)) }
func prose(s string) Span  { return Span{Kind: SpanProse, Text: s} }
func code(s string) Span   { return Span{Kind: SpanCode, Text: s} }
func strong(s string) Span { return Span{Kind: SpanStrong, Text: s} }
func web(to string) Span   { return Span{Kind: SpanWeb, To: to, Text: words.LinkName(to)} }

// Prose is a text that is one sentence, for the formats.
func Prose(s string) Text { return sentence(s) }

// sentence is one sentence and no more.
func sentence(s string) Text { return Text{prose(s)} }

// at are places that have a file, at most most of them.
func at(all []untrusted.Place, most int) Places {
	for i, p := range all {
		if p.File == "" { // rare, so the list is copied for it alone
			named := append([]untrusted.Place{}, all[:i]...)
			for _, p := range all[i:] {
				if p.File != "" {
					named = append(named, p)
				}
			}
			return Places{All: named, Most: most}
		}
	}
	return Places{All: all, Most: most}
}

// links are places as a text; empty where there are none.
func links(all []untrusted.Place, most int) Text {
	p := at(all, most)
	if len(p.All) == 0 {
		return nil
	}
	return Text{{Kind: SpanPlaces, Places: p}}
}

// codes sets at most most names as code.
func codes(names []untrusted.Text, most int) Text {
	list := make([]Text, len(names))
	for i, s := range names {
		list[i] = Text{code(s.Clean())}
	}
	return firstOf(most, list)
}

// firstOf joins at most n of a list, and says how many are left.
func firstOf(n int, list []Text) Text {
	left := 0
	if len(list) > n+1 { // "and 1 more" is longer than the one
		left = len(list) - n
		list = list[:n]
	}
	out := joined(list, ", ")
	if left > 0 {
		out = append(out, our(" and "), count(left), our(" more"))
	}
	return out
}

// joined joins texts.
func joined(list []Text, by own) Text {
	var out Text
	for i, t := range list {
		if i > 0 {
			out = append(out, our(by))
		}
		out = append(out, t...)
	}
	return out
}

// Picture draws what the section says, where a format can draw; its heading stands
// where it is drawn.
type Picture struct {
	Heading Heading
	Of      PictureOf
	Report  report.Report
}

// PictureOf is what a picture is of.
type PictureOf int

// The pictures.
const (
	PictureOfServices PictureOf = iota // as a diagram in text where nothing can draw
)
