// Package blocks holds what every document says, once: a tree of headings,
// paragraphs, lists, tables, folds, pictures, snippets and links that knows no
// markup. The packages text, markdown and html write it.
//
// A document has two forms. The long form is a decision record that somebody
// reads who never ran the program; the short form is what a terminal shows.
// Both are built by the same functions in the same order: a block is in both
// forms unless Only says otherwise, and a few blocks have shorter words for the
// short form beside their own.
package blocks

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/report"
)

// Form is how much a document says.
type Form int

// The forms. The short one is brief or has the details; what is in the short form
// is in both.
const (
	Short    Form = iota + 1 // a terminal
	Long                     // a decision record
	Brief                    // a terminal, unless somebody asked for the details
	Detailed                 // a terminal with the details
)

// Document is a document with its blocks.
type Document struct {
	Title  string
	Status Status
	// Judged is which set of files it is of, directly below the title; its Text is
	// empty where that is not known, and in a check, which says it itself.
	Judged Paragraph
	// Log: the short form is lines for a log, without a title, each sentence on
	// one line unless somebody knows the width.
	Log bool
	// Whole is what has everything, where a comment has no room for it; empty: the
	// JSON report.
	Whole  own
	Blocks []Block
}

// Status is what a decision record says of itself before its first section.
type Status struct {
	Record   bool     // it is one
	Status   string   // proposed, accepted, rejected, superseded
	Agreed   string   // compose, kubernetes: what the team agreed on; empty: nothing yet
	Date     string   // of the decision; empty: not known
	Deciders []string // who took it
	ReviewBy string   // a day; empty: none
	Says     string   // the same in sentences; empty: nothing
}

// Block is a part of a document: one of the types below.
type Block interface{ block() }

// Heading starts a part of a document.
type Heading struct {
	Level Level
	Title Text
	Short Text // the title of the short form, where it is another one
	// Note follows the title of the short form in grey.
	Note string
}

// Level is the level of a heading.
type Level int

// The levels. A lead stands above a list and starts no part of its own.
const (
	Section Level = iota + 2
	Part
	Lead
)

// Paragraph is a paragraph.
type Paragraph struct {
	Label string // stands out before the text: "Next:"; empty: none
	Text  Text
	Short Text // the words of the short form, where they are others
	Style Style
}

// Style is how the short form looks; no style carries a meaning that a word
// does not.
type Style int

// The styles.
const (
	Plain Style = iota
	Grey
	Bold
	Warning
	Alarm
)

// Verdict is the sentence that a document is there for, and what follows it.
type Verdict struct {
	Ruling Ruling
	// Lead stands out: the decision itself, or Yes or No, which the short form
	// leaves out before a ruling.
	Lead Text
	Says Text
}

// Ruling is whether a decision stands.
type Ruling int

// The rulings.
const (
	NoRuling Ruling = iota // nobody looked again
	Stands
	Fails
)

// List is a list.
type List struct {
	// Caption stands above it; empty: none.
	Caption Text
	// First is the number of the first item; 0: they have none. The short form
	// shows points instead, where its items have them.
	First int
	// RunIn: the long form is one paragraph that begins with this.
	RunIn string
	// Tall: the short form has what is to be said of an item below it.
	Tall bool
	// NoDash: the items of the short form are lines of their own.
	NoDash bool
	Items  []Item
	// LeftOut is how many items of the report the list does not have, and More
	// counts them where it is cut: "more gap", "more gaps". Without More the format
	// has words of its own.
	LeftOut int
	More    [2]string
}

// LongestList is how many entries of a list anybody reads; the JSON report has
// all of them.
const LongestList = 200

// Item is an entry of a list.
type Item struct {
	Lead      []Cell         // of the short form, in columns before the text, instead of a dash
	Label     string         // of the short form, before the text, at the margin
	Mark      string         // of the long form, before the text: "Good"
	Severity  facts.Severity // before the text; empty: none
	Quiet     bool           // the severity is not loud
	Points    float64        // of score, where Scored
	Scored    bool
	Text      Text
	Short     Text   // the text of the short form, where it is another one
	Places    Places // behind the text, in brackets
	Says      Text   // a sentence about it
	Note      Text   // another one
	Then      Text   // of the long form, behind it all
	More      Text   // of the long form, last: where to read more; not on paper
	Style     Style
	Below     []string // of the short form: lines below it
	BelowGrey bool
	Items     []Item // entries below it
}

// Cell is a word in a column before an item of the short form.
type Cell struct {
	Text  string
	Width int
	Right bool // numbers
	Style Style
}

// Table is a table. The first cell of a row names the row.
type Table struct {
	Caption Text
	Columns []Column
	Rows    []Row
	LeftOut int // and More: as of a List
	More    [2]string
}

// Column is a column of a table.
type Column struct {
	Title  own
	Head   string // instead of Title, where that is not ours: escaped by the format
	Number bool   // stands to the right
	Best   bool   // stands out; a word or a sign in its head says so too
	// Wrap says that the cells are words: where the short form has no room for one, it
	// goes on below, instead of being cut in its middle as a path is.
	Wrap bool
	// Short is the title in the short form, where it is another one; Width how
	// wide the column is there, 0 as wide as the cells want, and Left that it
	// stands to the left there all the same.
	Short    string
	Width    int
	Left     bool
	LongOnly bool
	Less     bool // goes before the last ones, where there is no room for all
	// Spanned: it has what rows say Instead; a format in which a cell can span a row
	// leaves it out.
	Spanned bool
}

// Row is a row of a table.
type Row struct {
	Cells []Text
	Group bool // begins another group of rows
	// Instead stands instead of all cells but the first, where a cell can span a row.
	Instead string
	// Attention is how much the row needs it: where there is no room for all rows, the
	// highest come first. 0: like any other.
	Attention int
}

// Fold is a part that is closed at first. The short form has it with the details
// only, as a section.
type Fold struct {
	Title  Text
	Blocks []Block
	// Whole: a page that has its own contents does not fold it, and the short form
	// leaves it out.
	Whole bool
	// Paper: it is worth paper; the others are left out in print.
	Paper bool
}

// Terms are statements with a name each: the first screen of a report. Scales are
// drawn beside them where there is room, else the term with a Scale is.
type Terms struct {
	Terms  []Term
	Scales Scales
	// Report is what pictures beside them are drawn from.
	Report report.Report
	// Least are the names of those that can be left out where a terminal has no room
	// for all, the first one first.
	Least []own
}

// Term is one of them.
type Term struct {
	Name own
	// Items stand beside the name where there is one, else below each other.
	Items []Item
	Scale *Scale
	Style Style
}

// Scales are scores with their ranges, drawn from 0 to 100.
type Scales []Scale

// Scale is one of them.
type Scale struct {
	Name   own
	Score  float64
	Range  [2]float64
	Strong bool
	// Band is where a full profile is too close to call; nil: nobody knows.
	Band *[2]float64
}

// Swings draw how far each answer moves the score, the farthest first.
type Swings struct {
	All []Swing
	// Rest is what the answers that are not drawn add together, and how many they
	// are.
	Rest   float64
	Others int
}

// Sourced reports whether a row says who answered.
func (s Swings) Sourced() bool {
	return slices.ContainsFunc(s.All, func(x Swing) bool { return x.From != nil })
}

// Swing is one of them.
type Swing struct {
	Label  string
	Answer string
	ID     string     // the answer where its words do not fit; empty: it has none
	Points float64    // above 0 is towards Kubernetes
	Could  [2]float64 // what another answer could add; both 0: not known
	Amount string     // the points in words
	From   Text       // who answered; nil in all: said elsewhere
}

// Snippet is the text of a file or a command, which this program wrote: none
// of it can end the snippet.
type Snippet struct {
	Language string
	Text     string
}

// Foot is what the document was made with, and ends it.
type Foot struct{ Blocks []Block }

// Space ends a section of the short form with an empty line.
type Space struct{}

// Only is in one form alone.
type Only struct {
	Form   Form
	Blocks []Block
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Verdict) block()   {}
func (List) block()      {}
func (Table) block()     {}
func (Fold) block()      {}
func (Terms) block()     {}
func (Scales) block()    {}
func (Swings) block()    {}
func (Picture) block()   {}
func (Snippet) block()   {}
func (Foot) block()      {}
func (Space) block()     {}
func (Only) block()      {}

// In are the blocks of some forms, in their order.
func In(all []Block, forms ...Form) []Block {
	out := make([]Block, 0, len(all))
	for _, b := range all {
		if only, ok := b.(Only); ok {
			if slices.Contains(forms, only.Form) {
				out = append(out, In(only.Blocks, forms...)...)
			}
			continue
		}
		out = append(out, b)
	}
	return out
}

// folded are blocks of the long form that a page shows open and Markdown folds: what
// a reader of a comment opens when he needs it.
func folded(title Text, list ...Block) Block {
	return long(Fold{Title: title, Blocks: list, Whole: true})
}

func short(list ...Block) Block    { return Only{Short, list} }
func brief(list ...Block) Block    { return Only{Brief, list} }
func detailed(list ...Block) Block { return Only{Detailed, list} }
func long(list ...Block) Block     { return Only{Long, list} }

// Name is the title of a column in the short form.
func (c Column) Name() string {
	switch {
	case c.Short != "":
		return c.Short
	case c.Head != "":
		return c.Head
	}
	return string(c.Title)
}
