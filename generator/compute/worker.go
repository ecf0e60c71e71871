package compute

import (
	"bokslut/generator/formula"
	"bokslut/generator/report"
)

// worker works out groups of tables, one after another.
type worker struct {
	rep   *report.Report
	plans map[string]*plan
	path  []cell         // the cells whose types are being found out, to name a cycle whole
	slots []formula.Type // a stack: the types of the operands of the formulas that are being compiled

	at       context          // of the formula that is evaluated
	operands formula.Operands // there
}

func newWorker(rep *report.Report, plans map[string]*plan) *worker {
	w := &worker{rep: rep, plans: plans}
	w.operands.Value = func(slot int) report.Value { return w.value(w.target(&w.at, slot).in(&w.at)) }
	w.operands.List = func(slot int, yield func(report.Value) bool) {
		to := w.target(&w.at, slot)
		t := to.plan.table
		for row := range t.Rows {
			if t.Rows[row].Role == report.DataRow && !yield(w.value(cell{to.plan, row, to.field})) {
				return
			}
		}
	}
	return w
}

// evaluate evaluates a compiled formula in a context.
func (w *worker) evaluate(at context, program *formula.Program) (v report.Value) {
	w.within(at, func() { v = program.Eval(w.operands) })
	return v
}

// within lets run evaluate a formula in a context: w.operands return what its slots hold
// there. They are made once, as a func for each cell would be what a report allocates most of.
func (w *worker) within(at context, run func()) {
	outer := w.at
	w.at = at
	run()
	w.at = outer
}

// bound evaluates a compiled formula on intervals.
func (w *worker) bound(at context, program *formula.Program) (report.Value, formula.Interval) {
	return program.Bounds(w.intervals(at))
}

// intervals returns what the slots of a formula hold in a context, with the intervals of that.
func (w *worker) intervals(at context) formula.Intervals {
	return formula.Intervals{
		Value:    func(slot int) report.Value { return w.value(w.target(&at, slot).in(&at)) },
		Interval: func(slot int) formula.Interval { return w.interval(w.target(&at, slot).in(&at)) },
		List: func(slot int, yield func(report.Value, formula.Interval) bool) {
			to := w.target(&at, slot)
			t := to.plan.table
			for row := range t.Rows {
				c := cell{to.plan, row, to.field}
				if t.Rows[row].Role == report.DataRow && !yield(w.value(c), w.interval(c)) {
					return
				}
			}
		},
	}
}
