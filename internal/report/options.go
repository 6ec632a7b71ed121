package report

// Options are what a format may know about where its output goes. The zero
// value is right for a file.
type Options struct {
	// Width is the number of columns for text; 0 means 80, and that the sentences
	// of a check are a line each, as a log wants them. Other values are brought
	// into 40 to 200.
	Width int
	// Whole cuts no row of a table of many projects, however wide it becomes.
	Whole bool
	// Ordered: somebody chose the order of the rows of a table of many projects, which
	// holds also where there is no room for all of them.
	Ordered bool
	// ASCII replaces line drawing and other symbols of the report by ASCII.
	ASCII bool
	// Color allows the 16 colours of every terminal; without it text has no
	// escape sequence at all.
	Color bool
	// Details has text say everything; without it text leaves out what most readers
	// skip, and says what that is.
	Details bool
	// Base leads from the folder of the written report to the project, with
	// slashes ("../.."), for links; empty means the same folder.
	Base string
	// Unlinked writes places of the project without links, for a page from which
	// nothing leads to it.
	Unlinked bool
	// Project leads from the folder that the program runs in to the project, with
	// slashes: what CI systems, which know the checkout only, call its files.
	// Empty means the same folder.
	Project string
}
