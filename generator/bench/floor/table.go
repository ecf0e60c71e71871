//go:build linux

package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"log"
	"strconv"
	"strings"
)

type schema struct {
	Columns []struct{ Name, Type, Role string }
	Derived []struct{ Name, Type, Op, A, B string }
	GroupBy string
	Total   bool
	Missing string
}

type typ uint8

const (
	str   typ = iota
	whole     // int
	tenth     // dec1, kept as tenths
	truth     // bool
)

var types = map[string]typ{"text": str, "int": whole, "dec1": tenth, "bool": truth}

// plan is a schema with its names resolved to column numbers.
type plan struct {
	cols    []typ
	derived []struct {
		t    typ
		gte  bool
		a, b int
	}
	names   []string // of the derived columns
	group   int      // column or -1
	total   bool
	missing string
}

func compile(s schema) *plan {
	p := &plan{group: -1, total: s.Total, missing: s.Missing}
	at := map[string]int{}
	for i, c := range s.Columns {
		at[c.Name] = i
		p.cols = append(p.cols, types[c.Type])
		if c.Name == s.GroupBy && s.GroupBy != "" {
			p.group = i
		}
	}
	p.derived = make([]struct {
		t    typ
		gte  bool
		a, b int
	}, len(s.Derived))
	for i, d := range s.Derived {
		x := &p.derived[i]
		x.t, x.gte, x.a, x.b = types[d.Type], d.Op == "gte", at[d.A], at[d.B]
		p.names = append(p.names, d.Name)
	}
	return p
}

type cell struct {
	v    int64
	miss bool
}

// parse reads an int, or a decimal with one digit as tenths.
func (p *plan) parse(t typ, s string) cell {
	if s == p.missing && p.missing != "" {
		return cell{miss: true}
	}
	if t == tenth {
		i := len(s) - 2
		if i < 1 || s[i] != '.' {
			log.Fatal("not a decimal: ", s)
		}
		var d [24]byte
		n, err := strconv.ParseInt(string(append(append(d[:0], s[:i]...), s[i+1])), 10, 64)
		check(err)
		return cell{v: n}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	check(err)
	return cell{v: n}
}

const (
	nbsp  = "\u00a0"
	minus = "\u2212"
	iu    = `<abbr title="ingen uppgift">i.u.</abbr>`
)

// appendSwedish writes 1 234 567 or −12,3.
func appendSwedish(b []byte, t typ, v int64) []byte {
	if v < 0 {
		b = append(b, minus...)
		v = -v
	}
	frac := int64(-1)
	if t == tenth {
		frac, v = v%10, v/10
	}
	var d [20]byte
	i := len(d)
	for {
		i--
		d[i] = byte('0' + v%10)
		if v /= 10; v == 0 {
			break
		}
	}
	for s := d[i:]; ; {
		k := (len(s)-1)%3 + 1
		b = append(b, s[:k]...)
		if s = s[k:]; len(s) == 0 {
			break
		}
		b = append(b, nbsp...)
	}
	if frac >= 0 {
		b = append(b, ',', byte('0'+frac))
	}
	return b
}

func appendTd(b []byte, t typ, c cell) []byte {
	b = append(b, "<td>"...)
	switch {
	case c.miss:
		b = append(b, iu...)
	case t == truth && c.v == 1:
		b = append(b, "Ja"...)
	case t == truth:
		b = append(b, "Nej"...)
	default:
		b = appendSwedish(b, t, c.v)
	}
	return append(b, "</td>"...)
}

func appendPlain(b []byte, p *plan, t typ, c cell) []byte {
	switch {
	case c.miss:
		return append(b, p.missing...)
	case t == truth && c.v == 1:
		return append(b, "Ja"...)
	case t == truth:
		return append(b, "Nej"...)
	case t == tenth:
		v := c.v
		if v < 0 {
			b = append(b, '-')
			v = -v
		}
		b = strconv.AppendInt(b, v/10, 10)
		return append(b, '.', byte('0'+v%10))
	}
	return strconv.AppendInt(b, c.v, 10)
}

func appendField(b []byte, s string) []byte {
	if !strings.ContainsAny(s, ",\"\n") {
		return append(b, s...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(s, `"`, `""`)...)
	return append(b, '"')
}

type row struct {
	fields []string
	vals   []cell // one per column, then one per derived column
}

func (p *plan) compute(fields []string, vals []cell) []cell {
	vals = vals[:0]
	for i, t := range p.cols {
		if t == str {
			vals = append(vals, cell{})
		} else {
			vals = append(vals, p.parse(t, fields[i]))
		}
	}
	for _, d := range p.derived {
		a, b := vals[d.a], vals[d.b]
		var c cell
		switch {
		case a.miss || b.miss:
			c.miss = true
		case d.gte && a.v >= b.v:
			c.v = 1
		case !d.gte:
			c.v = a.v - b.v
		}
		vals = append(vals, c)
	}
	return vals
}

// table is the state of one table while its rows stream through.
type table struct {
	p        *plan
	id       string
	h, c     *writer
	label    int // column of the row header
	group    string
	sub, tot []cell
	any      bool
}

func (t *table) head(fields []string, caption string) {
	h := t.h
	h.str(`<figure class="tab" id="` + t.id + "\">\n<div class=\"rulla\" role=\"region\" aria-labelledby=\"" + t.id + "-cap\" tabindex=\"0\">\n<table>\n<caption id=\"" + t.id + "-cap\">")
	h.esc(caption)
	h.str("</caption>\n<thead>\n<tr>")
	for i, f := range fields {
		if i > 0 {
			t.c.str(",")
		}
		t.c.buf = appendField(t.c.buf, f)
		if i != t.p.group {
			h.str(`<th scope="col">`)
			h.esc(f)
			h.str("</th>")
		}
	}
	for _, n := range t.p.names {
		t.c.str(",")
		t.c.buf = appendField(t.c.buf, n)
		h.str(`<th scope="col">`)
		h.esc(n)
		h.str("</th>")
	}
	t.c.str("\n")
	h.str("</tr>\n</thead>\n<tbody>\n")
	n := len(t.p.cols) + len(t.p.derived)
	t.sub, t.tot = make([]cell, n), make([]cell, n)
}

func (t *table) sum(name string, s []cell) {
	t.h.str(`<tr class="sum"><th scope="row">`)
	t.h.esc(name)
	t.h.str("</th>")
	t.h.buf = t.cells(t.h.buf, s)
	t.h.str("</tr>\n")
}

func (t *table) cells(b []byte, v []cell) []byte {
	for i, c := range t.p.cols {
		if c != str {
			b = appendTd(b, c, v[i])
		}
	}
	for i, d := range t.p.derived {
		b = appendTd(b, d.t, v[len(t.p.cols)+i])
	}
	return b
}

func (t *table) htmlRow(f []string, v []cell) {
	b := t.h.buf
	if t.p.group >= 0 {
		if g := f[t.p.group]; g != t.group || !t.any {
			if t.any {
				t.h.buf = b
				t.sum("Summa "+t.group, t.sub)
				b = t.h.buf
				clear(t.sub)
			}
			t.group, t.any = strings.Clone(g), true
			b = append(b, `<tr class="grp"><th scope="rowgroup" colspan="`...)
			b = strconv.AppendInt(b, int64(len(t.p.cols)+len(t.p.derived)-1), 10)
			b = append(b, `">`...)
			b = appendEsc(b, g)
			b = append(b, "</th></tr>\n"...)
		}
		for i := range v {
			t.sub[i].v += v[i].v
			t.tot[i].v += v[i].v
		}
	}
	b = append(b, `<tr><th scope="row">`...)
	b = appendEsc(b, f[t.label])
	b = append(b, "</th>"...)
	b = t.cells(b, v)
	t.h.buf = append(b, "</tr>\n"...)
	t.h.check()
}

func (t *table) csvRow(f []string, v []cell) {
	b := t.c.buf
	for i, s := range f {
		if i > 0 {
			b = append(b, ',')
		}
		if t.p.cols[i] == str {
			b = appendField(b, s)
		} else {
			b = append(b, s...)
		}
	}
	for i, d := range t.p.derived {
		b = append(b, ',')
		b = appendPlain(b, t.p, d.t, v[len(f)+i])
	}
	t.c.buf = append(b, '\n')
	t.c.check()
}

func (t *table) tail() {
	if t.any {
		t.sum("Summa "+t.group, t.sub)
	}
	t.h.str("</tbody>\n")
	if t.p.total {
		t.h.str("<tfoot>\n")
		t.sum("Totalt", t.tot)
		t.h.str("</tfoot>\n")
	}
	t.h.str("</table>\n</div>\n<p class=\"ladda\"><a href=\"/data/" + t.id + ".csv\" download>Ladda ner tabellen som CSV</a></p>\n</figure>\n")
	t.c.close()
}

// big is the size from which parsing, HTML and CSV run side by side.
const big = 1 << 20

func (w *worker) table(h *writer, src, schema, caption string) {
	w.csvbuf = readFile(w.s.in+"/data/"+src, w.csvbuf)
	r := csv.NewReader(bytes.NewReader(w.csvbuf))
	r.ReuseRecord = true
	p := w.s.plans[schema]
	t := &table{p: p, id: strings.TrimSuffix(src, ".csv"), h: h, c: w.s.out.create("data/" + src)}
	for i := range p.cols {
		if p.cols[i] == str && i != p.group {
			t.label = i
			break
		}
	}
	f, err := r.Read()
	check(err)
	t.head(f, caption)
	if len(w.csvbuf) >= big {
		t.stream(r)
	} else {
		for {
			if f, err = r.Read(); err == io.EOF {
				break
			}
			check(err)
			w.vals = p.compute(f, w.vals)
			t.htmlRow(f, w.vals)
			t.csvRow(f, w.vals)
		}
	}
	t.tail()
}

// stream overlaps the parser with the two renderers, in batches of rows.
func (t *table) stream(r *csv.Reader) {
	const batch = 1024
	r.ReuseRecord = false
	html, csvs, done := make(chan []row, 8), make(chan []row, 8), make(chan bool, 2)
	go func() {
		for rows := range html {
			for _, x := range rows {
				t.htmlRow(x.fields, x.vals)
			}
		}
		done <- true
	}()
	go func() {
		for rows := range csvs {
			for _, x := range rows {
				t.csvRow(x.fields, x.vals)
			}
		}
		done <- true
	}()
	n := len(t.p.cols) + len(t.p.derived)
	for eof := false; !eof; {
		rows, vals := make([]row, 0, batch), make([]cell, batch*n)
		for range batch {
			f, err := r.Read()
			if err == io.EOF {
				eof = true
				break
			}
			check(err)
			v := t.p.compute(f, vals[:0:n])
			vals = vals[n:]
			rows = append(rows, row{f, v})
		}
		html <- rows
		csvs <- rows
	}
	close(html)
	close(csvs)
	<-done
	<-done
}
