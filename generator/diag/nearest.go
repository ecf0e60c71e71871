package diag

// longestWord is how long, in bytes, a word can be that someone has mistyped. To compare
// texts takes time that grows with the square of their length.
const longestWord = 100

// Nearest returns the candidate that word was most likely meant to be, or "" when
// none is close: at most a third of its letters differ.
func Nearest(word string, candidates []string) string {
	best, least := "", len([]rune(word))/3+1
	if len(word) > longestWord {
		return ""
	}
	for _, c := range candidates {
		if len(c) > 2*longestWord {
			continue
		}
		if d := distance([]rune(word), []rune(c), least); d < least {
			best, least = c, d
		}
	}
	return best
}

// distance is the number of letters to insert, delete, replace or swap with their
// neighbour to make a into b, or limit if it is at least that.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
