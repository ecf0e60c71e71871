package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"bokslut/generator/diag"
	"bokslut/generator/report"
)

func figuresCommand(lang language, code *int) *cobra.Command {
	in := source{language: lang}
	var folder, find string
	cmd := &cobra.Command{
		Use:   "figures [table]...",
		Short: lang.say("List the figures of tables, ready to paste into the text"),
		Long: lang.say(`List the figures of the tables named, each as the text refers to it. Without a table,
list the tables.

  bokslut figures drift                 all figures of the table drift
  bokslut figures --find personal       those of all tables that have the word in their names
  bokslut figures --find "75 796"       those that show this number
  bokslut figures drift -C ../2022      of the report in another folder

The exit code is 0 when something was listed, 1 when nothing was, and 2 when the command
line cannot be understood.`),
		Args: func(cmd *cobra.Command, _ []string) error { return in.args(cmd, []string{folder}) },
		Run: func(cmd *cobra.Command, tables []string) {
			*code = runFigures(cmd, in, tables, find)
		},
	}
	cmd.Flags().StringVarP(&folder, "folder", "C", ".", lang.say("`folder` of the report"))
	cmd.Flags().StringVar(&find, "find", "", lang.say("list only figures with this `text` in their names or numbers"))
	return cmd
}

func runFigures(cmd *cobra.Command, in source, ids []string, find string) int {
	stdout, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
	_, built, list, err := in.build()
	if err != nil {
		return in.failed(stderr, err)
	}
	if built == nil {
		return in.tellProblems(stderr, list)
	}
	if list.Errors() {
		fmt.Fprintln(stderr, in.say("the report has %s, so figures can be missing here; bokslut check lists them", counts(list)))
	}
	tables, err := tablesNamed(built.Report, ids)
	if err != nil {
		in.failed(stderr, err)
		return usage
	}
	if len(ids) == 0 && find == "" {
		return in.listTables(stdout, built.Report, tables)
	}
	out := bufio.NewWriter(stdout)
	listing := &listing{language: in.language, out: out, find: plain(find), decimalMark: ","}
	if built.Report.Site.Language == "en" {
		listing.decimalMark = "."
	}
	for _, t := range tables {
		listing.table(t)
	}
	if err := out.Flush(); err != nil {
		return in.failed(stderr, err)
	}
	if !listing.any {
		fmt.Fprintln(stderr, in.say("no figure was found"))
		return problems
	}
	return fine
}

// tablesNamed returns the tables with those ids; all for none.
func tablesNamed(rep *report.Report, ids []string) ([]*report.Table, error) {
	if len(ids) == 0 {
		return rep.Tables, nil
	}
	var tables []*report.Table
	for _, id := range ids {
		t := rep.Table(id)
		if t == nil {
			known := make([]string, len(rep.Tables))
			for i, t := range rep.Tables {
				known[i] = t.ID
			}
			if near := diag.Nearest(id, known); near != "" {
				return nil, diag.Textf("there is no table %q; did you mean %s?", id, near)
			}
			return nil, diag.Textf("there is no table %q; bokslut figures lists those there are, and -C names another folder", id)
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// listTables lists tables with their size and the page that shows them.
func (l language) listTables(w io.Writer, rep *report.Report, tables []*report.Table) int {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, t := range tables {
		page := l.say("on no page")
		if place := rep.Place(t); place != nil {
			page = place.Source.Name
		}
		fmt.Fprintf(columns, "%s\t%s\t%s\t%s\n", t.ID, diag.Count(len(t.Rows), "%d row", "%d rows").In(string(l)), page, oneLine(t.Title))
	}
	columns.Flush()
	if len(tables) == 0 {
		fmt.Fprintln(w, l.say("the report has no tables"))
		return problems
	}
	return fine
}

// listing is figures, listed for people:
//
//	drift: Driftredovisning
//
//	Verksamhetens intäkter
//	  Budget 2022   [69 837 tkr](/data/drift.csv#intakter.budget_2022)
//	  Bokslut 2022  [75 796 tkr](/data/drift.csv#intakter.bokslut_2022)
type listing struct {
	language
	out         io.Writer
	any         bool   // something was listed
	find        string // as plain returns it; "" for all
	decimalMark string
}

// entry is one figure and what it is called within its row.
type entry struct{ title, reference string }

func (l *listing) table(t *report.Table) {
	var rows []string
	var entries [][]entry // of each row
	add := func(row string, found []entry) {
		if l.find != "" {
			name := plain(row)
			if !strings.Contains(name, l.find) {
				end := name[max(0, len(name)-len(l.find)):] // a row can have a long name and many figures
				found = slices.DeleteFunc(found, func(e entry) bool { return !strings.Contains(end+plain(e.title+"\n"+e.reference), l.find) })
			}
		}
		if len(found) > 0 {
			rows, entries = append(rows, row), append(entries, found)
		}
	}
	for row := range t.Rows {
		var found []entry
		for field := range t.Fields {
			v := t.Value(row, field)
			if shown := l.shown(v, v.Unit); shown != "" {
				found = append(found, entry{oneLine(t.Fields[field].Title), reference(t, shown, t.Rows[row].ID+"."+t.Fields[field].Name)})
			}
		}
		add(rowTitle(t, row), found)
	}
	var named []entry
	for _, f := range t.Figures {
		if shown := l.shown(f.Value, f.Of); shown != "" {
			named = append(named, entry{oneLine(f.Title), reference(t, shown, f.Name)})
		}
	}
	add(l.say("Named figures"), named)
	l.write(t, rows, entries)
}

// widest is how many characters the names of figures take at most before the references;
// the reference of a longer one stands on the next line.
const widest = 36

func (l *listing) write(t *report.Table, rows []string, entries [][]entry) {
	width := 0
	for _, found := range entries {
		for _, e := range found {
			if n := utf8.RuneCountInString(e.title); n <= widest {
				width = max(width, n)
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	if l.any {
		fmt.Fprintln(l.out)
	}
	l.any = true
	fmt.Fprintf(l.out, "%s: %s\n", t.ID, oneLine(t.Title))
	for i, row := range rows {
		fmt.Fprintf(l.out, "\n%s\n", row)
		for _, e := range entries[i] {
			if utf8.RuneCountInString(e.title) > width {
				fmt.Fprintf(l.out, "  %s\n", e.title)
				e.title = ""
			}
			fmt.Fprintf(l.out, "  %-*s  %s\n", width, e.title, e.reference)
		}
	}
}

// shown returns a figure as the text of the report shows it, "" where there is none.
func (l *listing) shown(v report.Value, unit string) string {
	switch v.Kind {
	case report.NumberValue:
		text := string(v.Number.AppendGrouped(nil, int(v.Decimals), l.decimalMark, " ", "−"))
		return strings.TrimRight(text+" "+unit, " ")
	case report.CodeValue:
		return v.Code.Label
	}
	return ""
}

// reference returns a figure as the text refers to it.
func reference(t *report.Table, shown, fragment string) string {
	return "[" + shown + "](/" + t.CSV.Name + "#" + fragment + ")"
}

// figureTitle says in words what the figure with an address in a table is:
// "Personalkostnader, Bokslut 2022". What is not in the table is "".
func figureTitle(t *report.Table, fragment string) string {
	row, field, isCell := strings.Cut(fragment, ".")
	if r, f := t.RowIndex(row), t.FieldIndex(field); isCell && r >= 0 && f >= 0 {
		return rowTitle(t, r) + ", " + oneLine(t.Fields[f].Title)
	}
	if named := t.Named(fragment); named != nil {
		return oneLine(named.Title)
	}
	return ""
}

// rowTitle says what a row is called, with its group where rows have one.
func rowTitle(t *report.Table, row int) string {
	title := oneLine(t.RowTitle(row))
	if t.GroupField >= 0 {
		if group := oneLine(t.Text(row, t.GroupField)); group != "" && group != title {
			return group + ", " + title
		}
	}
	return title
}

// oneLine returns a text with single spaces for all its white space, that drives no terminal.
func oneLine(text string) string { return diag.Printable(strings.Join(strings.Fields(text), " ")) }

// plain returns a text as it is searched: in small letters and without spaces, so that
// 75796 finds 75 796.
func plain(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), "") }
