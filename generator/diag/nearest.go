package diag

import "slices"

// longestWord is how long, in bytes, a word can be that someone has mistyped. To compare
// texts takes time that grows with the square of their length.
const longestWord = 100

// MostCandidates is among how many words it is looked for the one that was meant.
const MostCandidates = 10_000

// Nearest returns the candidate that word was most likely meant to be, or "" when none of
// the first [MostCandidates] is close: at most a third of its letters differ.
func Nearest(word string, candidates []string) string {
	if len(word) > longestWord {
		return ""
	}
	c := comparison{word: []rune(word)}
	best, least := "", len(c.word)/3+1
	for _, candidate := range candidates[:min(len(candidates), MostCandidates)] {
		if len(candidate) > 2*longestWord {
			continue
		}
		if d := c.distance(candidate, least); d < least {
			best, least = candidate, d
		}
	}
	return best
}

// comparison compares a word with others, in room that is used again.
type comparison struct {
	word, other       []rune
	before, last, row []int
}

// distance is the number of letters to insert, delete, replace or swap with their
// neighbour to make the word into another one, or limit if it is at least that.
func (c *comparison) distance(other string, limit int) int {
	c.other = c.other[:0]
	for _, r := range other {
		c.other = append(c.other, r)
	}
	a, b := c.word, c.other
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	n := len(b) + 1
	before, last, row := slices.Grow(c.before, n)[:n], slices.Grow(c.last, n)[:n], slices.Grow(c.row, n)[:n]
	c.before, c.last, c.row = before[:0], last[:0], row[:0]
	for j := range last {
		last[j] = j
	}
	leastOfLast := 0
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if min(least, leastOfLast) >= limit { // what follows is made of these two rows, and no less
			return limit
		}
		leastOfLast = least
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
