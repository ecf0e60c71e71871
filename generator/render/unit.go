package render

import "bokslut/generator/report"

// units says where a table shows its units, so that each number has one and none is
// repeated in every cell:
//
//	Driftredovisning, tkr      the caption shows what the table states if a cell has it, else what all share,
//	                           unless a column has no unit, to which it would seem to give its own
//	Avvikelse, procent         a head shows what its column shares, when that is another one
//	Medelålder, år             a row shows what is said of it, in its header or in its unit column
//	−6,6 procentenheter        a cell shows a unit that none of these does
type units struct {
	caption string
	heads   []string // by field; "" for none
}

// columnUnit is what the numbers of one column are counted in.
type columnUnit struct {
	numbers bool   // there are any
	unit    string // of the first
	mixed   bool   // not all have it
	ofRows  bool   // every row shows it
}

// unitsOf finds out what the cells of a table have in common.
func unitsOf(t *report.Table) units {
	u := units{heads: make([]string, len(t.Fields))}
	stated := ""
	if t.Unit != nil {
		stated = *t.Unit
	}
	inRows := false // any row shows a unit
	for row := 0; row < len(t.Rows) && !inRows; row++ {
		inRows = rowUnit(t, row) != ""
	}
	columns := make([]columnUnit, len(t.Fields))
	all := columnUnit{ofRows: true}
	for field := range columns {
		c := &columns[field]
		c.ofRows = true
		see := func(s *report.State, ofRow string) {
			if s.Kind != report.NumberValue || s.Missing != nil {
				return
			}
			c.see(s.Unit, s.Unit == ofRow)
			all.see(s.Unit, s.Unit == ofRow)
			if s.Unit == stated {
				u.caption = stated
			}
		}
		if t.Fields[field].Type == report.NumberType && inRows {
			for row := range t.Rows {
				see(t.State(row, field), rowUnit(t, row))
			}
			continue
		}
		for s := range t.States(field) {
			see(s, "")
		}
	}
	if all.shares() {
		u.caption = all.unit
	}
	for _, c := range columns {
		if c.numbers && c.unit == "" && !c.mixed {
			u.caption = ""
		}
	}
	for field, c := range columns {
		if c.shares() && c.unit != u.caption {
			u.heads[field] = c.unit
		}
	}
	return u
}

// see takes in the unit of one more number, and whether its row shows it.
func (c *columnUnit) see(unit string, shownByRow bool) {
	if !c.numbers {
		c.numbers, c.unit = true, unit
	}
	c.mixed = c.mixed || unit != c.unit
	c.ofRows = c.ofRows && shownByRow
}

// shares reports whether there is one unit to show for all.
func (c *columnUnit) shares() bool { return c.numbers && !c.mixed && !c.ofRows && c.unit != "" }

// rowUnit returns the unit that a row shows: that of its unit column, else what the
// sidecar says of the row; "" for none.
func rowUnit(t *report.Table, row int) string {
	if t.UnitField >= 0 {
		if unit := t.Text(row, t.UnitField); unit != "" {
			return unit
		}
	}
	if said := t.Rows[row].Said; said != nil && said.Unit != nil {
		return *said.Unit
	}
	return ""
}

// shown reports whether the unit of a cell's number is shown beside it already.
func (u *units) shown(t *report.Table, unit string, row, field int) bool {
	if unit == "" {
		return true
	}
	of := rowUnit(t, row)
	if of == unit || u.heads[field] == unit {
		return true
	}
	return of == "" && u.heads[field] == "" && unit == u.caption
}

// Unit is a short unit, and what it stands for.
type Unit struct {
	Name    string `yaml:"name,required"`
	Meaning string `yaml:"meaning,required"`
}

// meaning returns what a short unit stands for, "" for one that says so itself.
func (w *Words) meaning(unit string) string {
	for _, u := range w.Units {
		if u.Name == unit {
			return u.Meaning
		}
	}
	return ""
}
