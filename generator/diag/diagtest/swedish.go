// Package diagtest has what the tests of several packages hold their diagnostics against.
package diagtest

import (
	"regexp"
	"testing"

	"bokslut/generator/diag"
)

var (
	quoted  = regexp.MustCompile(`”[^”]*”|'[^']*'|"[^"]*"`)
	english = regexp.MustCompile(`\b(the|an|is|are|was|has|have|of|write|which|that|this|there|cannot|from|but|lacks|holds|must|stands|does|its?|missing|without|it|counted|gives|where|says?)\b[^.:#]`)
)

// Swedish reports diagnostics that are not said wholly in Swedish: a message without a
// translation, or an argument that is put together of English words.
func Swedish(t testing.TB, list diag.List) {
	t.Helper()
	for _, d := range list {
		for _, text := range []diag.Text{d.Message, d.Hint} {
			said := text.In("sv")
			if word := english.FindString(quoted.ReplaceAllString(said, "") + "\n"); word != "" {
				t.Errorf("%s: in Swedish it has %q: %s", d.Code, word, said)
			}
		}
	}
}
