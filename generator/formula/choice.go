package formula

import "bokslut/generator/report"

// choice is one of two branches, whichever the condition says.
type choice struct {
	condition   node
	then, other node
}

// taken returns the branch to take, or nil with the condition's value when that is missing.
func (n *choice) taken(in Operands) (branch node, condition report.Value) {
	condition = n.condition.eval(in)
	switch {
	case lacking(&condition):
		return nil, condition
	case condition.Truth:
		return n.then, condition
	}
	return n.other, condition
}

func (n *choice) eval(in Operands) report.Value {
	branch, condition := n.taken(in)
	if branch == nil {
		return condition
	}
	v := branch.eval(in)
	if !lacking(&v) {
		v.Flags = condition.Flags.Union(v.Flags)
	}
	return v
}

func (n *choice) sides(in Operands, inverted bool, yield func(report.Value, string, report.Value)) {
	if branch, _ := n.taken(in); branch != nil {
		branch.(condition).sides(in, inverted, yield)
	}
}

func (n *choice) verdict(in Intervals, inverted bool) report.Verdict {
	branch, _ := n.taken(in.operands)
	if branch == nil {
		return report.Unproved
	}
	return branch.(condition).verdict(in, inverted)
}

func (n *choice) bounds(in Intervals) Interval {
	branch, _ := n.taken(in.operands)
	return branch.(numeric).bounds(in)
}

// recoded makes codes into those of the result's categories with the same value.
type recoded struct {
	code       node
	categories []*report.Category
}

func (n *recoded) eval(in Operands) report.Value {
	v := n.code.eval(in)
	if v.Kind == report.CodeValue {
		v.Code = categoryOf(n.categories, v.Code.Value)
	}
	return v
}

// categoryOf returns the category with that value, or nil.
func categoryOf(categories []*report.Category, value string) *report.Category {
	for _, c := range categories {
		if c.Value == value {
			return c
		}
	}
	return nil
}
