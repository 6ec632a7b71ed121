package fleet

import (
	"fmt"

	"advisor/internal/report/words"
)

// FoundWords tell, on the line of progress, how many projects there are so far.
func FoundWords(n int) string { return "looking for projects: " + words.Thousands(n) }

// DoneWords tell how many projects are done.
func DoneWords(done, all, bad int) string {
	s := fmt.Sprintf("scanned %s of %s", words.Thousands(done), words.Thousands(all))
	if bad > 0 {
		s += fmt.Sprintf(", %s could not be read", words.Thousands(bad))
	}
	return s
}
