package report

// KeyFigure is a figure that a page shows large: a term with the figure that it has, and
// what is said of it below. An author writes it as a definition list.
//
//	Intäkter
//	: [75,8 miljoner kronor](/data/drift.csv#intakter.bokslut_2022)
//	: [62,5 miljoner kronor](/data/drift.csv#intakter.bokslut_2021) 2021
type KeyFigure struct {
	Term *Node
	Now  *Node // the first Definition, which begins with a figure
	More *Node // the second one, or nil; one that begins with a figure is what Now has changed from
}

// KeyFigures returns what a definition list says when it is one of key figures, that is,
// when every term has one or two definitions and the first begins with a figure; else nil.
func (n *Node) KeyFigures() []KeyFigure {
	var figures []KeyFigure
	for i := 0; i < len(n.Children); {
		f := KeyFigure{Term: &n.Children[i]}
		definitions := n.Definitions(i)
		if len(definitions) == 0 || len(definitions) > 2 || definitions[0].FirstFigure() == nil {
			return nil
		}
		f.Now = &definitions[0]
		if len(definitions) == 2 {
			f.More = &definitions[1]
		}
		figures = append(figures, f)
		i += 1 + len(definitions)
	}
	return figures
}

// Definitions returns the definitions that follow the child i of a definition list, its term.
func (n *Node) Definitions(i int) []Node {
	end := i + 1
	for end < len(n.Children) && n.Children[end].Kind == Definition {
		end++
	}
	return n.Children[i+1 : end]
}

// FirstFigure returns the figure that a definition of one paragraph begins with, or nil.
func (n *Node) FirstFigure() *Node {
	if len(n.Children) != 1 || n.Children[0].Kind != Paragraph || len(n.Children[0].Children) == 0 {
		return nil
	}
	if first := &n.Children[0].Children[0]; first.Kind == Figure {
		return first
	}
	return nil
}
