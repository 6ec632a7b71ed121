package files

import "testing"

// D19: names that are no files on Windows, and names that only look like them.
func TestReservedOnWindows(t *testing.T) {
	for name, want := range map[string]bool{
		"CON": true, "nul.md": true, "Aux.tar.gz": true, "com1": true, "LPT9.txt": true, "COM\u00b2": true, "con .md": true, "CONOUT$": true,
		"a:b": true, "report.md:stream": true, "dot.": true, "space ": true, "a|b": true, "what?": true,
		"report.md": false, "console.md": false, "com10.md": false, "null.md": false, "a.con": false, "lpt": false, ".md": false, "a b.md": false, "größe.md": false,
	} {
		if got := reservedOnWindows(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
