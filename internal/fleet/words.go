package fleet

import (
	"fmt"

	"advisor/internal/report/words"
)

// foundWords tell, on the line of progress, how many projects there are so far.
func foundWords(n int) string { return "looking for projects: " + words.Thousands(n) }

// doneWords tell how many projects are done.
func doneWords(done, all, bad int) string {
	s := fmt.Sprintf("scanned %s of %s", words.Thousands(done), words.Thousands(all))
	if bad > 0 {
		s += fmt.Sprintf(", %s could not be read", words.Thousands(bad))
	}
	return s
}
