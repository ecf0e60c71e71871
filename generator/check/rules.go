package check

// rules are applied to each page, in this order. A new rule is a func and a line here.
var rules = []func(*checker){
	figures,      // a figure in the text says what its cell holds: figure-*
	keyFigures,   // lists of key figures are whole, and compare like with like: key-figure, key-figure-unit
	looseFigures, // no figure is bound to nothing, no exemption is idle: figure-loose, unbound-unused
	links,        // a link says by itself where it leads: link-vague, link-bare, link-same-text
	addresses,    // no address in the text is no link: link-plain
	pictures,     // the text of a picture is no file name: picture-name
	headings,     // a section has no two headings that say the same: heading-repeated
	boldHeadings, // no line only looks like a heading: heading-bold
	symbolCells,  // no cell says nothing in words: cell-symbol
}
