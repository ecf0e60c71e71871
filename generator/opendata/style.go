package opendata

import "strconv"

// style is how a cell of a workbook looks. The zero value is an ordinary text.
type style struct {
	format string // of numbers; "" for texts
	bold   bool
	large  bool // a title
	fill   bool // a heading
	line   bool // above it, of a total
	right  bool
	wrap   bool
	indent uint8
}

// styleIndex returns the number by which a cell refers to its style.
func (w *workbook) styleIndex(s style) int {
	i, had := w.styleOf[s]
	if !had {
		w.styles = append(w.styles, s)
		i = len(w.styles)
		w.styleOf[s] = i
	}
	return i
}

// ownFormats is from which number on formats are a workbook's own.
const ownFormats = 164

// appendStyles writes the styles that were used.
func (w *workbook) appendStyles(b []byte) []byte {
	var formats []string
	number := map[string]int{"": 0} // of each format
	for _, s := range w.styles {
		if _, had := number[s.format]; !had {
			number[s.format] = ownFormats + len(formats)
			formats = append(formats, s.format)
		}
	}
	b = append(append(b, xmlHead...), `<styleSheet xmlns="`+mainSchema+`">`...)
	if len(formats) > 0 {
		b = append(b, `<numFmts count="`+strconv.Itoa(len(formats))+`">`...)
		for i, format := range formats {
			b = append(b, `<numFmt numFmtId="`+strconv.Itoa(ownFormats+i)+`" formatCode="`...)
			b = append(appendEscaped(b, format), `"/>`...)
		}
		b = append(b, "</numFmts>"...)
	}
	const font = `<name val="Calibri"/><family val="2"/></font>`
	b = append(b, `<fonts count="3"><font><sz val="11"/>`+font+`<font><b/><sz val="11"/>`+font+`<font><b/><sz val="14"/>`+font+`</fonts>`+
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`+
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECEF"/></patternFill></fill></fills>`+
		`<borders count="3"><border/><border><bottom style="thin"/></border><border><top style="thin"/></border></borders>`+
		`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="`+strconv.Itoa(len(w.styles)+1)+`"><xf xfId="0"/>`...)
	for _, s := range w.styles {
		fontID, fillID, border := 0, 0, 0
		switch {
		case s.large:
			fontID = 2
		case s.bold:
			fontID = 1
		}
		switch {
		case s.fill:
			fillID, border = 2, 1
		case s.line:
			border = 2
		}
		b = append(b, `<xf numFmtId="`+strconv.Itoa(number[s.format])+`" fontId="`+strconv.Itoa(fontID)+`" fillId="`+strconv.Itoa(fillID)+
			`" borderId="`+strconv.Itoa(border)+`" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"`...)
		if s.right {
			b = append(b, ` horizontal="right"`...)
		} else if s.indent > 0 {
			b = append(b, ` horizontal="left" indent="`+strconv.Itoa(int(s.indent))+`"`...)
		}
		if s.wrap {
			b = append(b, ` wrapText="1"`...)
		}
		b = append(b, "/></xf>"...)
	}
	return append(b, "</cellXfs></styleSheet>"...)
}
