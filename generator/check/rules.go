package check

// rules are applied to each page, in this order. A new rule is a func and a line here.
var rules = []func(*checker){
	figures,      // a figure in the text says what its cell holds: figure-*
	keyFigures,   // lists of key figures are whole, and compare like with like: key-figure, key-figure-unit
	looseFigures, // no figure is bound to nothing, no exemption is idle: figure-loose, unbound-unused
}
