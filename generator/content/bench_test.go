package content_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bokslut/generator/content"
)

// chapter is about as long as a section of a real report, 9 kB, with all that one holds.
func chapter(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Nämnd %d\nsummary: Året i korthet.\n---\n\n", n)
	for section := range 8 {
		fmt.Fprintf(&b, "## Avsnitt %d\n\n", section)
		fmt.Fprintf(&b, "Intäkterna blev [75 796 tkr](/data/drift.csv#intakter.bokslut_2022), se [driften](../content/%d-namnd.md).[^%d]\n\n", n, section)
		b.WriteString(strings.Repeat("Verksamheten har haft *ökade* kostnader jämfört med föregående år. ", 9) + "\n\n")
		b.WriteString("- **Personal**: fler anställda.\n- **Lokaler**: färre än året före.\n\n![](/data/drift.csv)\n\n")
		fmt.Fprintf(&b, "[^%d]: Enligt prognosen.\n\n", section)
	}
	return b.String()
}

func BenchmarkRead(b *testing.B) {
	files := fstest.MapFS{"content/index.md": {Data: []byte(head), Mode: fs.ModePerm}}
	size := 0
	for n := range 1000 {
		data := []byte(chapter(n))
		size += len(data)
		files[fmt.Sprintf("content/%04d-namnd-%d.md", n, n)] = &fstest.MapFile{Data: data, Mode: fs.ModePerm}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := content.Read(files, "content", content.Options{Language: "sv"}); err != nil {
			b.Fatal(err)
		}
	}
}
