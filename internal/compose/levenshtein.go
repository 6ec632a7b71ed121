package compose

// nearest is the word of words that name was probably meant to be, or "".
// A third of the letters may be wrong.
func nearest(name string, words []string) string {
	best, at := len(name)/3+1, ""
	if len(name) > 40 {
		return ""
	}
	for _, w := range words {
		if d := distance(name, w, best); d < best {
			best, at = d, w
		}
	}
	return at
}

// distance is the number of letters to insert, remove, change or swap to get
// from a to b; limit or more is given as limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row, next = row, next, before
	}
	return min(row[len(b)], limit)
}

// didYouMean is the hint for a name that is not one of words.
func didYouMean(name string, words []string) string {
	if w := nearest(name, words); w != "" {
		return "did you mean " + quoted(w) + "?"
	}
	return ""
}
