package bind

import (
	"fmt"
	"strings"
)

// around is how many lines are shown before and after a change.
const around = 3

// Unified returns the change to a file in the notation of diff -u, which shows people
// what changes and which the program patch can apply:
//
//	--- a/content/index.md
//	+++ b/content/index.md
//	@@ -5,1 +5,1 @@
//	-Intäkterna blev 75 796 tkr.
//	+Intäkterna blev [75 796 tkr](#intakter.bokslut_2022).
//
// Both texts must have as many lines, since to bind a figure adds none and removes none.
// It returns "" when they are the same.
func Unified(name, before, after string) string {
	was, is := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	if was[len(was)-1] == "" { // what follows the last line break is no line
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	var b strings.Builder
	for line := 0; line < len(was); line++ {
		if was[line] == is[line] {
			continue
		}
		if b.Len() == 0 {
			fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
		}
		last := line // changes whose surroundings meet are shown together
		for next := line; next < len(was) && next <= last+1+2*around; next++ {
			if was[next] != is[next] {
				last = next
			}
		}
		from, to := max(0, line-around), min(len(was), last+1+around)
		fmt.Fprintf(&b, "@@ -%d,%d +%d,%d @@\n", from+1, to-from, from+1, to-from)
		for i := from; i < to; {
			changed := i
			for changed < to && was[changed] != is[changed] {
				changed++
			}
			if changed == i {
				writeLine(&b, ' ', was[i])
				i++
				continue
			}
			for _, text := range was[i:changed] {
				writeLine(&b, '-', text)
			}
			for _, text := range is[i:changed] {
				writeLine(&b, '+', text)
			}
			i = changed
		}
		line = last
	}
	return b.String()
}

// writeLine writes a line with its mark.
func writeLine(b *strings.Builder, mark byte, text string) {
	b.WriteByte(mark)
	b.WriteString(text)
	if !strings.HasSuffix(text, "\n") {
		b.WriteString("\n\\ No newline at end of file\n")
	}
}
