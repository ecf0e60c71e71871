package render

import (
	"strconv"

	"bokslut/generator/report"
)

// KeyFigureWords say how a key figure has changed. The figure that it is compared with follows.
type KeyFigureWords struct {
	Up       string `yaml:"up,required"`   // {n} percent
	Down     string `yaml:"down,required"` // {n} percent
	UpSome   string `yaml:"up_some,required"`
	DownSome string `yaml:"down_some,required"`
	Same     string `yaml:"same,required"`
	Compared string `yaml:"compared,required"` // without saying which is more
}

// appendKeyFigures writes a list of key figures, each with how it has changed.
//
//	<dl class="key-figures">
//	<div><dt>Intäkter</dt><dd class="now"><data value="75796">75,8 miljoner kronor</data></dd>
//	<dd>Upp 21 procent från <data value="62520">62,5 miljoner kronor</data> 2021</dd></div>
//	</dl>
func (w *pageWriter) appendKeyFigures(b []byte, figures []report.KeyFigure) []byte {
	b = append(b, "<dl class=\"key-figures\">\n"...)
	for _, f := range figures {
		b = append(b, "<div><dt>"...)
		b = w.appendInlines(b, f.Term.Children)
		b = append(b, "</dt><dd class=\"now\">"...)
		b = w.appendBlocks(b, f.Now.Children, true)
		b = append(b, "</dd>\n"...)
		if f.More != nil {
			b = append(b, "<dd>"...)
			if before := f.More.FirstFigure(); before != nil {
				b = appendText(b, w.words.change(f.Now.FirstFigure().Link, before.Link))
				b = append(b, ' ')
			}
			b = w.appendBlocks(b, f.More.Children, true)
			b = append(b, "</dd>"...)
		}
		b = append(b, "</div>\n"...)
	}
	return append(b, "</dl>\n"...)
}

// maxChange is the largest change that is told in percent: above it, percents say less
// than the two figures do.
const maxChange = 200

// change says in words how one figure has changed from another. Percents are told only of
// amounts above zero, and only where they are the same whatever the figures were before
// they were rounded: a share, a loss turned into a profit or a small count has a direction.
func (w *Words) change(now, before *report.Link) string {
	n, unit, ok := numberOf(now)
	m, unitBefore, okBefore := numberOf(before)
	kind, exponent := report.UnitKind(unit)
	kindBefore, exponentBefore := report.UnitKind(unitBefore)
	say := &w.KeyFigure
	if !ok || !okBefore || kind != kindBefore || n.Sign() < 0 && m.Sign() < 0 {
		return say.Compared
	}
	m = m.Shift(exponentBefore - exponent)
	exact, some := say.Up, say.UpSome
	switch n.Cmp(m) {
	case 0:
		return say.Same
	case -1:
		exact, some = say.Down, say.DownSome
	}
	if n.Sign() <= 0 || m.Sign() <= 0 || kind == report.Percent {
		return some
	}
	half, halfBefore := halfStep(now), halfStep(before).Shift(exponentBefore-exponent)
	low, okLow := percent(n.Sub(half), m.Add(halfBefore))
	high, okHigh := percent(n.Add(half), m.Sub(halfBefore))
	if !okLow || !okHigh || low != high || low == 0 || low > maxChange {
		return some
	}
	return fill(exact, "{n}", strconv.Itoa(max(low, -low)))
}

// percent returns by how many whole percent n is more than m, which is above zero; false when
// that is not a moderate number.
func percent(n, m report.Number) (int, bool) {
	quotient, _ := n.Sub(m).Quo(m)
	change, err := strconv.Atoi(quotient.Shift(2).Round(0).String())
	return change, err == nil
}

// numberOf returns the number that a figure stands for, and its unit; false for another value.
func numberOf(l *report.Link) (report.Number, string, bool) {
	v, unit := valueOf(l)
	return v.Number, unit, v.Kind == report.NumberValue && v.Missing == nil
}

// halfStep is by how much the number of a cell may differ from what it was before it was
// rounded; 0 for an exact one.
func halfStep(l *report.Link) report.Number {
	v, _ := valueOf(l)
	if l.Kind == report.CellLink && !l.Table.RoundedOf(l.Row, l.Field) {
		return report.Number{}
	}
	return report.NewNumber(5, uint8(max(v.Number.Decimals(), 0)+1))
}
