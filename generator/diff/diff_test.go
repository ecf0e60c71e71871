package diff_test

import (
	"crypto/sha256"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"bokslut/generator/diff"
	"bokslut/generator/site"
)

// edition makes an edition of downloads, each a name and its lines.
func edition(files ...string) diff.Edition {
	e := diff.Edition{}
	for _, file := range files {
		name, text, _ := strings.Cut(file, "\n")
		e[name] = []byte(strings.ReplaceAll(text, "\n", "\r\n"))
	}
	return e
}

func TestCompare(t *testing.T) {
	const drift = "data/drift.csv\nid,post,bokslut,row_type\nintakter,Intäkter,75796,data\nresultat,Resultat,600,total\n"
	const cells = "data/celler.csv\ntable,row,field,unit\ndrift,intakter,bokslut,tkr\ndrift,resultat,bokslut,tkr\n"
	const named = "data/figures.csv\ntable,figure,title,value,unit,status\ndrift,andel,Andel,0.6,procent,\n"
	for _, test := range []struct {
		name     string
		old, new diff.Edition
		want     string // a line for each change
	}{
		{"nothing", edition(drift, named), edition(drift, named), ""},
		{"a figure", edition(drift), edition(strings.Replace(drift, "75796", "75996", 1)),
			"changed figure drift#intakter.bokslut: 75796() -> 75996()\n"},
		{"a text", edition(drift), edition(strings.Replace(drift, "Intäkter", `"Intäkter, egna"`, 1)),
			"changed figure drift#intakter.post: Intäkter() -> Intäkter, egna()\n"},
		{"a figure that is missing since", edition(drift),
			edition("data/drift.csv\nid,post,bokslut,bokslut_status,row_type\nintakter,Intäkter,75796,,data\nresultat,Resultat,,x,total\n"),
			"changed figure drift#resultat.bokslut: 600() -> (x)\n"},
		{"a flag", edition("data/a.csv\nid,n,n_status,row_type\nx,1,,data\n"), edition("data/a.csv\nid,n,n_status,row_type\nx,1,p,data\n"),
			"changed figure a#x.n: 1() -> 1(p)\n"},
		{"rows", edition(drift), edition(strings.Replace(drift, "resultat,Resultat,600,total", "hyror,Hyror,5,data", 1)),
			"new row drift#hyror: () -> ()\ngone row drift#resultat: () -> ()\n"},
		{"columns", edition(drift), edition("data/drift.csv\nid,post,budget,row_type\nintakter,Intäkter,1,data\nresultat,Resultat,2,total\n"),
			"new column drift#budget: () -> ()\ngone column drift#bokslut: () -> ()\n"},
		{"tables", edition(drift, "data/taxi.csv\nid,a,row_type\n"), edition(drift, "data/kost.csv\nid,a,row_type\n"),
			"new table kost: () -> ()\ngone table taxi: () -> ()\n"},
		{"the order alone", edition(drift), edition("data/drift.csv\nid,bokslut,post,row_type\nresultat,600,Resultat,total\nintakter,75796,Intäkter,data\n"), ""},
		{"a named figure", edition(drift, named), edition(drift, strings.Replace(named, "0.6,procent,", "0.7,procent,p", 1)),
			"changed figure drift#andel: 0.6() -> 0.7(p)\n"},
		{"named figures", edition(drift, named), edition(drift, strings.Replace(named, "andel", "del", 1)),
			"gone figure drift#andel: 0.6() -> ()\nnew figure drift#del: () -> 0.6()\n"},
		{"the first named figure of a table", edition(drift, "data/figures.csv\ntable,figure,title,value,unit,status\n"), edition(drift, named),
			"new figure drift#andel: () -> 0.6()\n"},
		{"named figures that only one edition lists", edition(drift), edition(drift, named), ""},
		{"what is no table", edition(drift, "data/x.csv\nid,a,b\nx,1,1\n"), edition(drift, "data/x.csv\nid,a,b\nx,2,1\n"), ""},
		{"a unit", edition(drift, cells), edition(drift, strings.Replace(cells, "bokslut,tkr", "bokslut,mnkr", 1)),
			"changed figure drift#intakter.bokslut: 75796 tkr() -> 75796 mnkr()\n"},
		{"a unit that is stated no more", edition(drift, cells), edition(drift, strings.Replace(cells, "bokslut,tkr", "bokslut,", 1)),
			"changed figure drift#intakter.bokslut: 75796 tkr() -> 75796()\n"},
		{"the unit of a named figure", edition(drift, cells, named), edition(drift, cells, strings.Replace(named, "procent", "procentenheter", 1)),
			"changed figure drift#andel: 0.6 procent() -> 0.6 procentenheter()\n"},
		{"the unit of what is missing", edition(strings.Replace(drift, "75796", "", 1), cells),
			edition(strings.Replace(drift, "75796", "", 1), strings.Replace(cells, "bokslut,tkr", "bokslut,mnkr", 1)), ""},
		{"units that only one edition lists", edition(drift), edition(drift, cells), ""},
	} {
		changes, err := diff.Compare(test.old, test.new)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		var got strings.Builder
		for _, c := range changes {
			got.WriteString(c.Kind + " " + c.Of + " " + c.Address() + ": " +
				said(c.Old) + "(" + c.Old.Status + ") -> " + said(c.New) + "(" + c.New.Status + ")\n")
		}
		if got.String() != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got.String(), test.want)
		}
	}
}

func said(v diff.Value) string { return strings.TrimSuffix(v.Text+" "+v.Unit, " ") }

func TestCompareUnreadable(t *testing.T) {
	good := edition("data/drift.csv\nid,a,row_type\nx,1,data\n")
	for _, test := range []struct {
		name string
		old  diff.Edition
		want string
	}{
		{"no CSV", edition("data/drift.csv\nid,a,row_type\nx,\"1,data\n"), "reading data/drift.csv: "},
		{"a row too short", edition("data/drift.csv\nid,a,row_type\nx,1\n"), "wrong number of fields"},
		{"a row twice", edition("data/drift.csv\nid,a,row_type\nx,1,data\nx,2,data\n"), `two rows "x"`},
		{"a report's sources", edition("data/drift.csv\nPost;Belopp\nIntäkter;75 796\n"), "no tables as bokslut publishes them"},
		{"named figures without values", edition("data/drift.csv\nid,a,row_type\n", "data/figures.csv\ntable,figure\ndrift,x\n"), `no column "value"`},
		{"an empty file", edition("data/drift.csv\n"), "no tables as bokslut publishes them"},
		{"no named figures", edition("data/drift.csv\nid,a,row_type\n", "data/figures.csv\n"), "data/figures.csv is not as bokslut wrote it"},
		{"named figures from a spreadsheet", edition("data/drift.csv\nid,a,row_type\n", "data/figures.csv\ntable;figure;value\n"), "data/figures.csv is not as bokslut wrote it"},
		{"all cells without their units", edition("data/drift.csv\nid,a,row_type\n", "data/celler.csv\ntable,row,field\ndrift,x,a\n"), "data/celler.csv is not as bokslut wrote it"},
	} {
		_, err := diff.Compare(test.old, good)
		if err == nil || !strings.Contains(err.Error(), "the old edition") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// A row with a long id and many columns takes as much memory as its file, not as the two multiplied.
func TestCompareLongAndWide(t *testing.T) {
	var head strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&head, ",k%d", i)
	}
	old := edition("data/drift.csv\nid" + head.String() + ",row_type\n" + strings.Repeat("x", 200_000) + strings.Repeat(",", 20_001) + "\n")
	new := edition("data/drift.csv\nid,a,row_type\nx,1,data\n")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := diff.Compare(old, new); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 100<<20 { // 4 GB if each cell has the row's id beside it
		t.Errorf("%d MB were taken", taken>>20)
	}
}

func TestResources(t *testing.T) {
	for _, test := range []struct{ datapackage, want, wrong string }{
		{`{"name":"x","resources":[{"name":"drift","path":"data/drift.csv","hash":"sha256:1"},{"path":"data/drift.xlsx"},{"path":"data/mal.csv"}]}`, "map[data/drift.csv:sha256:1 data/mal.csv:]", ""},
		{`{"resources":[]}`, "map[]", ""},
		{`{}`, "", "as bokslut writes it"},
		{`null`, "", "as bokslut writes it"},
		{`{"resources":[{"path":5}]}`, "", "as bokslut writes it"},
		{`{"resources":[{"path":"../drift.csv"}]}`, "", `"../drift.csv" does not stand below`},
		{`{"resources":[{"path":"https://example.org/drift.csv"}]}`, "", "does not stand below"},
		{`title: x`, "", "this is no datapackage.json as bokslut writes it"},
	} {
		files, err := diff.Resources([]byte(test.datapackage))
		if test.wrong != "" && err != nil && strings.Contains(err.Error(), test.wrong) {
			continue
		}
		if got := fmt.Sprint(files); err != nil || test.wrong != "" || got != test.want {
			t.Errorf("%s: %q, %v, want %q %s", test.datapackage, got, err, test.want, test.wrong)
		}
	}
}

// A file of which a row or a digit is gone is not what was published; one that a repository or a
// transfer gave other line ends is.
func TestIntact(t *testing.T) {
	const published = "id,post,a,row_type\r\nx,\"One\nand \"\"two\"\"\",1,data\r\ny,Two,2,data\r\n"
	checksum := fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(published)))
	for _, test := range []struct {
		name, text, checksum string
		want                 bool
	}{
		{"the same", published, checksum, true},
		{"LF", strings.ReplaceAll(published, "\r", ""), checksum, true},
		{"CRLF in cells too", strings.ReplaceAll(strings.ReplaceAll(published, "\r", ""), "\n", "\r\n"), checksum, true},
		{"a row less", strings.TrimSuffix(published, "y,Two,2,data\r\n"), checksum, false},
		{"another figure", strings.Replace(published, ",2,", ",3,", 1), checksum, false},
		{"with a byte order mark", "\uFEFF" + published, checksum, false},
		{"empty", "", checksum, false},
		{"of which nothing is told", "", "", true},
		{"another kind of checksum", "", "0cc175b9c0f1b6a831c399e269772661", true},
	} {
		if got := diff.Intact([]byte(test.text), test.checksum); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestUses(t *testing.T) {
	root := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.yaml": "title: Årsbokslut\norganisation: {name: Alingsås kommun}\nlanguage: sv\n" +
			"baseURL: https://example.org/\nyear: 2022\npublished: 2023-02-20\nlicence: CC0-1.0\n",
		"content/index.md": "---\ntitle: Ekonomi\nsummary: Året i korthet.\n---\n" +
			"Det blev [**600** tkr](#a.bokslut), alltså [](#a.bokslut).[^1]\n\n![](/data/drift.csv)\n\n[^1]: Eller [600\ntkr](#alla).\n",
		"data/drift.csv":  "id,post,bokslut\na,A,600\n",
		"data/drift.yaml": "title: Drift\ndescription: Drift.\nsource: Ekonomi\nunit: tkr\nfields:\n  - {name: post, title: Post, role: stub}\n  - {name: bokslut, title: Bokslut}\nfigures:\n  alla: {title: Alla, formula: sum(all.bokslut)}\n",
	} {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	config, list, err := site.Load(root, nil)
	if err != nil || list.Errors() {
		t.Fatal(err, list)
	}
	built, list, err := site.Build(root, config)
	if err != nil || list.Errors() {
		t.Fatal(err, list)
	}
	got := map[string]string{}
	for address, uses := range diff.Uses(built.Report) {
		for _, u := range uses {
			got[address] += u.Pos.String() + " " + u.Text + "\n"
		}
	}
	want := map[string]string{
		"drift#a.bokslut": "content/index.md:5:10 600 tkr\ncontent/index.md:5:44 \n",
		"drift#alla":      "content/index.md:9:13 600 tkr\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the uses are not what the page says (-want +got):\n%s", diff)
	}
}
