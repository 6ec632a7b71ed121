package questions

import "advisor/internal/diag"

// Nearest is the candidate that somebody who wrote word most likely meant, or
// "" where none is near.
func Nearest(word string, candidates []string) string { return diag.Nearest(word, candidates) }
