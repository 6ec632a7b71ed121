// Package spelling measures how far a word is from another, for hints at what
// was probably meant. Which words are compared is the caller's business.
package spelling

// Slips counts the letters to add, drop, replace or swap with their neighbour
// to turn one word into the other; 0 means that they are equal. It takes bytes
// or runes.
func Slips[T comparable](a, b []T) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			replace := last[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// Nearest is the candidate with the fewest slips from word, at most one in
// three letters; "" where none is near. Plain is how a candidate is compared.
// Earlier candidates win.
func Nearest(word []rune, candidates []string, plain func(string) []rune) string {
	best, fewest := "", (len(word)+2)/3+1
	for _, c := range candidates {
		if d := Slips(word, plain(c)); d < fewest && d < len(c) {
			best, fewest = c, d
		}
	}
	return best
}
