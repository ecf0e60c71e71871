package bind_test

import (
	"testing"

	"bokslut/generator/bind"
)

// Texts of one letter a line, as diff -u shows how they differ.
func TestUnified(t *testing.T) {
	for _, test := range []struct{ name, before, after, want string }{
		{"nothing", "a\nb\n", "a\nb\n", ""},
		{"one line", "a\n", "A\n", "--- a/x.md\n+++ b/x.md\n@@ -1,1 +1,1 @@\n-a\n+A\n"},
		{"surroundings", "1\n2\n3\n4\na\n6\n7\n8\n9\n", "1\n2\n3\n4\nA\n6\n7\n8\n9\n",
			"--- a/x.md\n+++ b/x.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-a\n+A\n 6\n 7\n 8\n"},
		{"lines beside each other", "a\nb\nc\n", "A\nB\nc\n",
			"--- a/x.md\n+++ b/x.md\n@@ -1,3 +1,3 @@\n-a\n-b\n+A\n+B\n c\n"},
		{"changes near each other", "a\n2\n3\n4\n5\n6\n7\nb\n", "A\n2\n3\n4\n5\n6\n7\nB\n",
			"--- a/x.md\n+++ b/x.md\n@@ -1,8 +1,8 @@\n-a\n+A\n 2\n 3\n 4\n 5\n 6\n 7\n-b\n+B\n"},
		{"changes far apart", "a\n2\n3\n4\n5\n6\n7\n8\nb\n", "A\n2\n3\n4\n5\n6\n7\n8\nB\n",
			"--- a/x.md\n+++ b/x.md\n@@ -1,4 +1,4 @@\n-a\n+A\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-b\n+B\n"},
		{"no line break at the end", "1\na", "1\nA",
			"--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,2 @@\n 1\n-a\n\\ No newline at end of file\n+A\n\\ No newline at end of file\n"},
		{"Windows line breaks", "a\r\n2\r\n", "A\r\n2\r\n",
			"--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,2 @@\n-a\r\n+A\r\n 2\r\n"},
	} {
		if got := bind.Unified("x.md", test.before, test.after); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}
