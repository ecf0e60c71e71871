package check_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"bokslut/generator/check"
)

// BenchmarkRun checks 1,000 chapters of 900 words with 20 bound figures each, and as many
// numbers that are none.
func BenchmarkRun(b *testing.B) {
	paragraph := "Intäkterna uppgår till [75 796 tkr](/data/drift.csv#intakter.bokslut_2022), det är [drygt 75 mnkr](/data/drift.csv#intakter.bokslut_2022). " +
		"Beslutet fattades 2021-10-27, § 216, och gäller 12 av kommunens 14 skolor. " +
		strings.Repeat("Verksamheten har haft ökade kostnader – särskilt för personal – jämfört med föregående år. ", 5) + "\n\n"
	files := maps.Clone(tables)
	files["content/index.md"] = file("---\ntitle: Rapport\n---\n")
	for n := range 1000 {
		files[fmt.Sprintf("content/%04d-namnd-%d.md", n, n)] = file("---\ntitle: Nämnd\n---\n\n" + strings.Repeat(paragraph, 10))
	}
	rep, problems := read(b, files)
	if len(problems) > 0 {
		b.Fatal(list(problems[:1]))
	}
	b.ReportAllocs()
	for b.Loop() {
		if found := check.Run(rep); len(found.Problems) > 0 {
			b.Fatal(list(found.Problems[:1]))
		}
	}
}
