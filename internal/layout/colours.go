package layout

// Colours by their number in the palette of 256, whose contrast to black and to
// white is 4.5 to 1 or more, so that they can be read on a light and on a dark
// terminal. The terminal's own sixteen are what its theme makes of them: cyan and
// yellow are mostly unreadable on white, magenta and red often on black; how faint
// faint text is, no program knows.
const (
	Magenta = "163" // #d700af
	Teal    = "29"  // #00875f
	Red     = "131" // #af5f5f
	Grey    = "243" // #767676
)
