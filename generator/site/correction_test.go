package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/site"
)

// corrected is a report with a table of rounded money, a missing value and a computed total,
// and one of dates and codes; at the end of its site.yaml corrections are written.
func corrected(corrections string) fstest.MapFS {
	root := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml":        smallest + corrections,
		"content/index.md": "---\ntitle: Start\nsummary: Året.\n---\n![](/data/drift.csv)\n",
		"data/drift.csv":   "id;post;bokslut\nintakter;Intäkter;75 996\nkostnader;Kostnader;-75 396\nresultat;Resultat;\nkassa;Kassa;..\n",
		"data/drift.yaml": `title: Drift
description: Drift.
source: Ekonomi
unit: tkr
rounded: true
missingValues: [{value: .., label: uppgift saknas, code: x}]
fields:
  - {name: post, title: Post}
  - {name: bokslut, title: Bokslut}
rows:
  resultat: {role: total, formula: intakter + kostnader}
figures:
  andel: {title: Andel, formula: "share(resultat.bokslut, intakter.bokslut)"}
`,
		"data/mal.csv": "id;mal;klart;laget\nskola;Skola;2022-05-01;ja\nvard;Vård;2022-06-01;nej\n",
		"data/mal.yaml": `title: Mål
description: Mål.
source: Ekonomi
fields:
  - {name: mal, title: Mål}
  - {name: klart, title: Klart, type: date}
  - name: laget
    title: Läget
    type: code
    categories: [{value: ja, label: Klart}, {value: nej, label: Inte klart}]
`,
	} {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return root
}

// A correction is taken when its figure is what it says, and else reported where it is wrong.
func TestCorrections(t *testing.T) {
	entry := func(date, figure, old, new string) string {
		return "  - date: " + date + "\n    figure: " + figure + "\n    old: " + old + "\n    new: " + new + "\n    reason: Felräknat.\n"
	}
	for _, test := range []struct{ name, corrections, want string }{
		{"none", "", ""},
		{"a number", entry("2023-05-04", "drift#intakter.bokslut", "75 796", "75 996 tkr"), ""},
		{"a number in another unit", entry("2023-05-04", "drift#intakter.bokslut", "75,8 miljoner kronor", "76,0 mnkr"), ""},
		{"on the day of publication", entry("2023-02-20", "drift#intakter.bokslut", "75 796", "75 996"), ""},
		{"a computed total", entry("2023-05-04", "drift#resultat.bokslut", "400", "600"), ""},
		{"a named figure", entry("2023-05-04", "drift#andel", "0,5 procent", "0,8 procent"), ""}, // 600 / 75 996 = 0,79
		{"a date", entry("2023-05-04", "mal#skola.klart", "2022-04-30", "2022-05-01"), ""},
		{"a code", entry("2023-05-04", "mal#vard.laget", "Klart", "Inte klart"), ""},
		{"a figure withdrawn", entry("2023-05-04", "drift#kassa.bokslut", "12 tkr", "uppgift saknas"), ""},
		{"a figure that was missing", entry("2023-05-04", "drift#intakter.bokslut", "..", "75 996"), ""},
		{"two of one figure", entry("2023-04-01", "drift#intakter.bokslut", "75 796", "75 896") +
			entry("2023-05-04", "drift#intakter.bokslut", "75 896", "75 996"), ""},

		{"another new figure", entry("2023-05-04", "drift#intakter.bokslut", "75 796", "75 896"),
			"site.yaml:12:10: the correction says that drift#intakter.bokslut is now 75 896, but it is 75 996 tkr [correction-differs] - write new: 75 996 tkr, or mend the figure in the table"},
		{"without its sign", entry("2023-05-04", "drift#kostnader.bokslut", "-75 395", "75 396"),
			"site.yaml:12:10: the correction says that drift#kostnader.bokslut is now 75 396, but it is −75 396 tkr [correction-differs] - write new: −75 396 tkr, or mend the figure in the table"},
		{"finer than the cell", entry("2023-05-04", "drift#intakter.bokslut", "75 796", "75 996 000 kr"),
			"site.yaml:12:10: the correction says that drift#intakter.bokslut is now 75 996 000 kr, but it is 75 996 tkr [correction-differs] - write new: 75 996 tkr, or mend the figure in the table"},
		{"still there", entry("2023-05-04", "drift#intakter.bokslut", "75 796", ".."),
			"site.yaml:12:10: the correction says that drift#intakter.bokslut is now .., but it is 75 996 tkr [correction-differs] - write new: 75 996 tkr, or mend the figure in the table"},
		{"another code", entry("2023-05-04", "mal#skola.laget", "Klart", "nej"),
			"site.yaml:12:10: the correction says that mal#skola.laget is now nej, but it is Klart [correction-differs] - write new: Klart, or mend the figure in the table"},
		{"nothing changed", entry("2023-05-04", "drift#intakter.bokslut", "76,0 mnkr", "75 996"),
			"site.yaml:12:10: old and new are the same, \"75 996\", so nothing was corrected [correction-same] - write under old: what was published before"},
		{"no figure", entry("2023-05-04", "drift#intakter.bokslut", "ca 75 796", "75 996"),
			"site.yaml:11:10: \"ca 75 796\" is no figure that drift#intakter.bokslut could hold [correction-unread] - write it as the text would, for example 75 996 tkr, without words such as ca"},
		{"another kind of unit", entry("2023-05-04", "drift#intakter.bokslut", "75 procent", "75 996"),
			"site.yaml:11:10: \"75 procent\" is no figure that drift#intakter.bokslut could hold [correction-unread] - write it as the text would, for example 75 996 tkr, without words such as ca"},
		{"before publication", entry("2023-02-19", "drift#intakter.bokslut", "75 796", "75 996"),
			"site.yaml:9:11: a correction of 2023-02-19 is older than the report, which was published on 2023-02-20 [correction-date] - mend the date, or take the correction away: one of an earlier report belongs there, and what was changed before this one was published is none"},
		{"no date", entry("2023-02-30", "drift#intakter.bokslut", "75 796", "75 996"),
			"site.yaml:9:11: \"2023-02-30\" is not a date for date [site-date] - write year-month-day, as 2023-02-20"},
		{"no table", entry("2023-05-04", "drif#intakter.bokslut", "75 796", "75 996"),
			"site.yaml:10:13: there is no table \"drif\" [link-table] - did you mean \"drift\"?"},
		{"no row", entry("2023-05-04", "drift#intakt.bokslut", "75 796", "75 996"),
			"site.yaml:10:13: table drift has no row \"intakt\" [link-row] - did you mean \"intakter\"?"},
		{"no named figure", entry("2023-05-04", "drift#andelen", "75 796", "75 996"),
			"site.yaml:10:13: table drift has no figure \"andelen\" [link-figure] - did you mean \"andel\"?"},
		{"a text", entry("2023-05-04", "drift#intakter.post", "Inkomster", "Intäkter"),
			"site.yaml:10:13: the field \"post\" of table drift holds text, which is no figure [link-text] - link to a cell with a number, or to the table: /data/drift.csv"},
		{"a whole table", entry("2023-05-04", "drift", "75 796", "75 996"),
			"site.yaml:10:13: \"drift\" does not say which figure was corrected [correction-figure] - write the table's id, # and row.field or the name of a figure, as in drift#intakter.bokslut_2022; bokslut diff writes it so"},
		{"two of one day", entry("2023-05-04", "drift#intakter.bokslut", "75 896", "75 996") + entry("2023-05-04", "drift#intakter.bokslut", "75 796", "75 896"),
			"site.yaml:14:11: drift#intakter.bokslut is corrected twice on 2023-05-04 [correction-twice] - write one correction, from what was published before that day to what is published now"},
		{"two that do not meet", entry("2023-05-04", "drift#intakter.bokslut", "75 896", "75 996") + entry("2023-04-01", "drift#intakter.bokslut", "75 796", "75 897"),
			"site.yaml:11:10: the correction of 2023-05-04 says that drift#intakter.bokslut was 75 896, but that of 2023-04-01 made it 75 897 [correction-chain] - write old: 75 897"},
		{"without a reason", "  - {date: 2023-05-04, figure: drift#intakter.bokslut, old: 75 796, new: 75 996}\n",
			"site.yaml:9:6: an item of corrections lacks \"reason\" [yaml-required] - add reason: …"},
		{"with a blank reason", "  - {date: 2023-05-04, figure: drift#intakter.bokslut, old: 75 796, new: 75 996, reason: ' '}\n",
			"site.yaml:9:91: reason is not filled in [site-required] - each correction has date, figure, old, new and reason"},
	} {
		written := ""
		if test.corrections != "" {
			written = "corrections:\n" + test.corrections
		}
		root := corrected(written)
		config, list, err := site.Load(root, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, more, err := site.Build(root, config)
		if err != nil {
			t.Fatal(err)
		}
		list.Add(more...)
		if diff := cmp.Diff(test.want, strings.Join(lines(list), "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
