package render

import (
	"slices"

	"bokslut/generator/chart"
	"bokslut/generator/report"
)

// maxNames is how many entries with the same figure are named; more are counted.
const maxNames = 3

// takeaway says in words what there is to see in a chart: what is largest, what changed,
// what deviates most. It is what those hear who do not see the chart.
//
//	Stapeldiagram. Störst: Personalkostnader, 88 881 tusen kronor. Minst: …
func (w *chartWriter) takeaway() string {
	if w.c.Summary != "" {
		return w.c.Summary
	}
	f, words := w.figures, &w.tableWords.Chart
	s := &sentences{w: w}
	switch f.Type {
	case report.BarChart:
		s.text = words.Bar
		s.largest()
		s.difference()
	case report.StackedChart:
		s.text = words.Stacked
		s.largestParts()
	case report.LineChart:
		s.text = words.Line
		s.ways()
	case report.DeviationChart:
		s.text = words.Deviation
		s.sides()
	case report.ProgressChart:
		s.text = words.Progress
		s.goals()
	}
	s.missing()
	s.add(words.SeeTable)
	return s.text
}

// sentences are what has been said of a chart.
type sentences struct {
	w    *chartWriter
	text string
}

func (s *sentences) add(sentence string, namesAndValues ...string) {
	s.text += " " + fill(sentence, namesAndValues...)
}

// said returns a figure with its unit and the meaning of its flags.
func (s *sentences) said(v report.Value) string {
	f, words := s.w.figures, s.w.tableWords
	text := string(words.appendNumber(nil, v.Number, int(v.Decimals), f.Signed))
	if unit := words.unitInWords(f.Unit); unit != "" && !slices.Contains(words.Chart.Unsaid, unit) {
		text += noBreak + unit
	}
	if v.Flags != nil {
		for _, flag := range v.Flags.List {
			text += inBrackets(flag.Label)
		}
	}
	return text
}

// inBrackets returns what is said of a word before it; "" for nothing.
func inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// shown returns the number of a value as it is said; false for one that is missing. Two that
// are said alike are none the larger.
func shown(v report.Value) (report.Number, bool) {
	n, ok := chart.Number(v)
	if ok && v.Decimals >= 0 {
		n = n.Round(int(v.Decimals))
	}
	return n, ok
}

// extreme returns the value, as it is said, that is greatest, with sign −1 least, and the names of all
// entries that have it; those are "" when there is none.
func (s *sentences) extreme(values []report.Value, sign int) (names string, v report.Value) {
	var list []string
	for i, value := range values {
		n, ok := shown(value)
		value.Number = n
		switch {
		case !ok:
			continue
		case len(list) == 0 || n.Cmp(v.Number) == sign:
			list, v = list[:0], value
		case !n.Equal(v.Number):
			continue
		}
		list = append(list, s.w.figures.Along[i].Label)
	}
	if more := len(list) - maxNames; more > 0 {
		return fill(s.w.tableWords.AndMore, "{list}", s.w.tableWords.list(list[:maxNames]), "{n}", s.w.tableWords.count(more)), v
	}
	return s.w.tableWords.list(list), v
}

// largest says of the last series, which mostly is the latest, what is largest and smallest.
func (s *sentences) largest() {
	f, words := s.w.figures, &s.w.tableWords.Chart
	last := len(f.Series) - 1
	names, most := s.extreme(f.Values[last], 1)
	if names == "" {
		return
	}
	if last > 0 {
		s.add(words.LargestOf, "{series}", f.Series[last].Label, "{names}", names, "{value}", s.said(most))
	} else {
		s.add(words.Largest, "{names}", names, "{value}", s.said(most))
	}
	if names, least := s.extreme(f.Values[last], -1); !least.Number.Equal(most.Number) {
		s.add(words.Smallest, "{names}", names, "{value}", s.said(least))
	}
}

// difference says where the first and the last series differ most.
func (s *sentences) difference() {
	f := s.w.figures
	first, last := f.Values[0], f.Values[len(f.Values)-1]
	at, most := -1, report.Number{}
	for i := range f.Along {
		a, ok1 := shown(first[i])
		b, ok2 := shown(last[i])
		if d := b.Sub(a).Abs(); ok1 && ok2 && d.Cmp(most) > 0 {
			at, most = i, d
		}
	}
	if at >= 0 {
		s.add(s.w.tableWords.Chart.Difference, "{name}", f.Along[at].Label, "{from}", s.said(first[at]), "{a}", f.Series[0].Label,
			"{to}", s.said(last[at]), "{b}", f.Series[len(f.Series)-1].Label)
	}
}

// largestParts says of each bar, as long as they are few, which part is largest.
func (s *sentences) largestParts() {
	f := s.w.figures
	for i := range f.Along[:min(len(f.Along), maxNames)] {
		largest := 0
		for series := range f.Series {
			if f.Values[series][i].Number.Cmp(f.Values[largest][i].Number) > 0 {
				largest = series
			}
		}
		s.add(s.w.tableWords.Chart.LargestPart, "{whole}", f.Along[i].Label, "{name}", f.Series[largest].Label, "{value}", s.said(f.Values[largest][i]))
	}
}

// ways says of each line where it begins and ends, and how high and low it has been between.
func (s *sentences) ways() {
	f, words := s.w.figures, &s.w.tableWords.Chart
	for series, values := range f.Values {
		first, last := -1, -1
		for i, v := range values {
			if _, ok := chart.Number(v); ok {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		if first < 0 {
			continue
		}
		s.add(words.Way, "{series}", f.Series[series].Label, "{from}", s.said(values[first]), "{a}", f.Along[first].Label,
			"{to}", s.said(values[last]), "{b}", f.Along[last].Label)
		from, _ := shown(values[first])
		to, _ := shown(values[last])
		if names, v := s.extreme(values, 1); v.Number.Cmp(from) > 0 && v.Number.Cmp(to) > 0 {
			s.add(words.Highest, "{names}", names, "{value}", s.said(v))
		}
		if names, v := s.extreme(values, -1); v.Number.Cmp(from) < 0 && v.Number.Cmp(to) < 0 {
			s.add(words.Lowest, "{names}", names, "{value}", s.said(v))
		}
	}
}

// sides says what is farthest above and below zero, and what it means to be there.
func (s *sentences) sides() {
	f, words := s.w.figures, &s.w.tableWords.Chart
	if names, v := s.extreme(f.Values[0], 1); v.Number.Sign() > 0 {
		s.add(words.FarthestAbove, "{meaning}", inBrackets(f.Above), "{names}", names, "{value}", s.said(v))
	}
	if names, v := s.extreme(f.Values[0], -1); v.Number.Sign() < 0 {
		s.add(words.FarthestBelow, "{meaning}", inBrackets(f.Below), "{names}", names, "{value}", s.said(v))
	}
}

// goals says how many of the last series reach their goal, and what is farthest from it.
func (s *sentences) goals() {
	f, words := s.w.figures, &s.w.tableWords.Chart
	last := len(f.Series) - 1
	reached, known, at := 0, 0, -1
	var most report.Number
	for i, v := range f.Values[last] {
		n, ok := chart.Number(v)
		if !ok {
			continue
		}
		known++
		lack := f.Goals[i].Number.Sub(n)
		if lack.Sign() <= 0 {
			reached++
		} else if lack.Cmp(most) > 0 {
			at, most = i, lack
		}
	}
	if known > 0 {
		sentence := words.ReachedOther
		if reached == 1 {
			sentence = words.ReachedOne
		}
		s.add(sentence, "{series}", f.Series[last].Label, "{n}", s.w.tableWords.count(reached), "{of}", s.w.tableWords.count(known))
	}
	if at >= 0 {
		s.add(words.Farthest, "{name}", f.Along[at].Label, "{value}", s.said(f.Values[last][at]), "{goal}", s.said(f.Goals[at]))
	}
}

// missing says which figures are missing and why, as long as they are few.
func (s *sentences) missing() {
	f := s.w.figures
	said := 0
	for series, values := range f.Values {
		for i, v := range values {
			if _, ok := chart.Number(v); !ok && said < maxNames {
				said++
				s.add(s.w.tableWords.Chart.Missing, "{name}", f.Along[i].Label, "{series}", f.Series[series].Label, "{reason}", s.w.tableWords.reason(v.Missing))
			}
		}
	}
}
