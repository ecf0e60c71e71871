package render

import (
	"slices"
	"strings"

	"bokslut/generator/chart"
	"bokslut/generator/report"
)

// chartID is what the id of a chart begins with after its table's: no row's has a hyphen.
const chartID = idSeparator + "chart-"

func appendChartID(b []byte, t *report.Table, c *report.Chart) []byte {
	return append(append(append(b, t.ID...), chartID...), c.Name...)
}

// chartWriter writes one chart.
type chartWriter struct {
	tableWriter
	c       *report.Chart
	figures *chart.Figures
	id      string
	title   string // the headline as text
}

// appendChart writes a chart as a figure: its headline, which is the caption or else the
// chart's title, what is measured, the drawing, what its signs mean, and its figures as a
// folded table for who would rather read them.
func (w *pageWriter) appendChart(b []byte, l *report.Link, caption []report.Node) []byte {
	t, c := l.Table, l.Chart
	figures, _ := chart.Of(t, c)
	if len(caption) == 0 {
		caption = []report.Node{{Kind: report.Text, Text: c.Title}}
	}
	id := string(appendChartID(nil, t, c))
	for again := 1; slices.Contains(w.charts, id); {
		again++
		id = string(appendChartID(nil, t, c)) + idSeparator + w.words.count(again)
	}
	w.charts = append(w.charts, id)
	cw := &chartWriter{tableWriter: tableWriter{pageWriter: w, t: t}, c: c, figures: figures, id: id, title: w.words.plainText(caption)}
	b = append(append(append(b, `<figure class="chart" id="`...), id...), '"')
	b = w.appendSiteLang(b)
	b = append(b, ">\n<figcaption><p class=\"headline\">"...)
	b = w.appendInlines(b, caption)
	b = appendText(append(b, "</p>\n<p class=\"measured\">"...), cw.measured())
	b = append(b, "</p></figcaption>\n"...)
	b = cw.appendDrawing(b)
	b = cw.appendLegend(append(b, "<div class=\"about\">\n"...))
	b = cw.appendFigureTable(b)
	b = w.appendTableAddress(append(b, `<p><a class="link" href="`...), t)
	b = appendText(append(b, `">`...), fill(w.tableWords.Chart.WholeTable, "{title}", t.Title))
	return append(b, "</a></p>\n</div>\n</figure>\n"...)
}

// measured says what the figures are and what they are counted in.
func (w *chartWriter) measured() string {
	words, f := w.tableWords, w.figures
	what := w.c.Subtitle
	if what != "" {
		return what
	}
	switch {
	case f.Series[0].Row >= 0 && len(f.Series) > 1:
		what = w.t.Title
	default:
		names := make([]string, 0, len(f.Series)+1)
		for _, s := range f.Series {
			names = append(names, s.Label)
		}
		if f.Goals != nil {
			names = append(names, f.Goal.Label)
		}
		what = words.list(names)
	}
	if w.c.Unsigned {
		what = fill(words.Chart.Unsigned, "{what}", what)
	}
	if unit := words.unitInWords(f.Unit); unit != "" {
		what += ", " + unit
	}
	return what
}

// unitInWords returns a unit as it is said: tusen kronor for tkr.
func (w *Words) unitInWords(unit string) string {
	if meaning := w.meaning(unit); meaning != "" {
		return meaning
	}
	return w.Data.UnitName(unit)
}

// list joins names: "a, b och c".
func (w *Words) list(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " " + w.Formula.And + " " + names[last]
}

// value returns a figure as the drawing shows it, and remembers to say what its signs mean.
func (w *chartWriter) value(v report.Value) string {
	var b []byte
	if v.Flags != nil {
		for _, flag := range v.Flags.List {
			w.legend.add(flag.Sign, flag.Label)
			b = append(append(b, flag.Sign...), noBreak...)
		}
	}
	if _, ok := chart.Number(v); !ok || v.Missing != nil {
		sign := signOf(v.Missing)
		w.legend.add(sign, w.tableWords.reason(v.Missing))
		return string(b) + sign
	}
	return string(b) + w.number(v.Number, int(v.Decimals), w.figures.Signed)
}

// number returns a number of the chart for people, with its unit where that is short.
func (w *chartWriter) number(n report.Number, decimals int, signed bool) string {
	text := string(w.tableWords.appendNumber(nil, n, decimals, signed))
	if w.figures.Unit == report.Percent {
		return fill(w.tableWords.Chart.Percent, "{n}", text)
	}
	return text
}

// appendFigureTable writes the figures that are drawn as a table: rows and columns as in
// the whole one.
func (w *chartWriter) appendFigureTable(b []byte) []byte {
	f := w.figures
	rows, columns := f.Along, f.Series
	at := func(row, column int) report.Value { return f.Values[column][row] }
	if f.Series[0].Row >= 0 {
		rows, columns = f.Series, f.Along
		at = func(row, column int) report.Value { return f.Values[row][column] }
	}
	b = appendText(append(b, "<details>\n<summary>"...), w.tableWords.Chart.Figures)
	b = appendText(append(b, `<span class="hidden">: `...), w.title)
	// Charts of several tables may measure the same: the headline tells them apart.
	b = append(b, "</span></summary>\n<div class=\"scroller\" role=\"region\" tabindex=\"0\" aria-label=\""...)
	b = appendText(append(appendText(b, w.measured()), ": "...), w.title)
	b = append(b, "\">\n<table>\n<caption>"...)
	b = appendText(b, w.measured())
	b = append(b, "</caption>\n<thead>\n<tr><th scope=\"col\" class=\"text\">"...)
	b = appendText(b, w.t.Fields[w.t.StubField].Title)
	for _, column := range columns {
		b = appendText(append(b, `</th><th scope="col">`...), column.Label)
	}
	if f.Goals != nil {
		b = appendText(append(b, `</th><th scope="col">`...), f.Goal.Label)
	}
	b = append(b, "</th></tr>\n</thead>\n<tbody>\n"...)
	for i, row := range rows {
		b = appendLines(append(b, `<tr><th scope="row">`...), row.Label)
		b = append(b, "</th>"...)
		for j := range columns {
			b = w.appendFigureCell(b, at(i, j))
		}
		if f.Goals != nil {
			b = w.appendFigureCell(b, f.Goals[i])
		}
		b = append(b, "</tr>\n"...)
	}
	return append(b, "</tbody>\n</table>\n</div>\n</details>\n"...)
}

func (w *chartWriter) appendFigureCell(b []byte, v report.Value) []byte {
	b = w.appendFlags(append(b, "<td>"...), v.Flags)
	if _, ok := chart.Number(v); ok && v.Missing == nil {
		b = w.tableWords.appendNumber(b, v.Number, int(v.Decimals), w.figures.Signed)
	} else {
		b = w.appendMissing(b, v.Missing)
	}
	return append(b, "</td>"...)
}

// ChartWords are what charts are described with. {name} and {names} are titles of rows or
// fields, {series} is one, {value}, {from}, {to} and {goal} are figures with their unit.
type ChartWords struct {
	Percent    string   `yaml:"percent,required"`  // {n}, where there is little room
	Unsigned   string   `yaml:"unsigned,required"` // {what}
	Figures    string   `yaml:"figures,required"`
	WholeTable string   `yaml:"whole_table,required"` // {title}
	SeeTable   string   `yaml:"see_table,required"`
	Unsaid     []string `yaml:"unsaid,required"` // units that are not said after a number

	Bar       string `yaml:"bar,required"`
	Stacked   string `yaml:"stacked,required"`
	Line      string `yaml:"line,required"`
	Deviation string `yaml:"deviation,required"`
	Progress  string `yaml:"progress,required"`

	Largest       string `yaml:"largest,required"`        // {names} {value}
	LargestOf     string `yaml:"largest_of,required"`     // {series} {names} {value}
	Smallest      string `yaml:"smallest,required"`       // {names} {value}
	Difference    string `yaml:"difference,required"`     // {name} {from} {a} {to} {b}
	LargestPart   string `yaml:"largest_part,required"`   // {whole} {name} {value}
	Way           string `yaml:"way,required"`            // {series} {from} {a} {to} {b}
	Highest       string `yaml:"highest,required"`        // {names} {value}
	Lowest        string `yaml:"lowest,required"`         // {names} {value}
	FarthestAbove string `yaml:"farthest_above,required"` // {meaning} {names} {value}
	FarthestBelow string `yaml:"farthest_below,required"` // {meaning} {names} {value}
	ReachedOne    string `yaml:"reached_one,required"`    // {series} {n} {of}
	ReachedOther  string `yaml:"reached_other,required"`  // {series} {n} {of}
	Farthest      string `yaml:"farthest,required"`       // {name} {value} {goal}
	Missing       string `yaml:"missing,required"`        // {name} {series} {reason}
}
