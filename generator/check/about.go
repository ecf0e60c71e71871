package check

import "bokslut/generator/report"

// about says how exactly a figure means what it says.
type about uint8

const (
	rounds about = iota // the cell rounded is the figure
	near                // ca
	little              // drygt: the cell is a little more
	hardly              // knappt: the cell is a little less
	over                // över: the cell is at least the figure
	under               // under: at most
)

// holds reports whether a written figure says what its cell holds, all in the cell's
// unit: w is the figure, step one in its last place; v is the cell, cellStep one in its
// last place, 0 when it is exact.
func (a about) holds(w, v, step, cellStep report.Number) bool {
	switch a {
	case rounds:
		return step.Cmp(cellStep) >= 0 && roundTo(v, step).Equal(w)
	case over:
		return v.Cmp(w) >= 0
	case under:
		return v.Cmp(w) <= 0
	}
	p := place(w, step)
	switch a {
	case near:
		return v.Sub(w).Abs().Cmp(p.Mul(report.NewNumber(5, 1))) <= 0
	case little:
		return v.Cmp(w) >= 0 && v.Cmp(w.Add(p)) < 0
	default: // hardly
		return v.Cmp(w.Sub(p)) > 0 && v.Cmp(w) <= 0
	}
}

// roundTo returns the multiple of step that is nearest to v, half away from zero.
func roundTo(v, step report.Number) report.Number {
	q, _ := v.Quo(step) // a step is a power of ten
	return q.Round(0).Mul(step)
}

// place returns the place of w's last digit that is not 0, at most a tenth of w, at least
// step: that is how exact "ca 76 000" claims to be.
func place(w, step report.Number) report.Number {
	w = w.Abs()
	if w.Sign() == 0 {
		return step
	}
	p := step
	for next := p.Shift(1); roundTo(w, next).Equal(w); next = next.Shift(1) {
		p = next
	}
	if tenth := w.Shift(-1); tenth.Cmp(p) < 0 {
		p = tenth
	}
	if p.Cmp(step) < 0 {
		return step
	}
	return p
}
