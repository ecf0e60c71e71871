// Package starter holds the small report that a new one begins as, in each language:
//
//	sv/site.yaml             who publishes what
//	sv/README.md             for the editor: where things are, and what to do
//	sv/content/index.md      the front page
//	sv/content/10-ekonomi/   a chapter with a table and figures in the text
//	sv/data/drift.csv        the table, and drift.yaml, which says what it means
//
// Each of them is a report that builds as it is, without a warning, and explains itself.
package starter

import "embed"

// Files are the reports, each in a folder with the name of its language.
//
//go:embed sv en
var Files embed.FS
