package render

import (
	"cmp"
	"slices"
	"strconv"

	"bokslut/generator/report"
)

// Places of marks that are no cells. Marks come in the order in which a table is read:
// the head, then of each row its group heading, its header and its cells.
const (
	headRow     = -1
	groupColumn = -2
	stubColumn  = -1
)

// notes are the footnotes of a table, numbered as they are met.
type notes struct {
	marks []mark // those still to be written, in reading order
	texts []string
	refs  []int    // how many marks each text has
	loose []string // those attached to nothing that is shown: they are about the table
}

// mark is where a note is referred to.
type mark struct{ row, column, note int }

// notesOf collects a table's notes, among which are those of its note column, and one on
// each corrected cell.
func (s *Site) notesOf(t *report.Table) notes {
	var n notes
	if len(t.Notes) == 0 && len(s.rep.Corrections) == 0 {
		return n
	}
	for _, note := range t.Notes {
		before := len(n.marks)
		for _, target := range note.To {
			if m, shown := markOf(t, target); shown {
				m.note = len(n.texts)
				n.marks = append(n.marks, m)
			}
		}
		if len(n.marks) == before {
			n.loose = append(n.loose, note.Text)
			continue
		}
		n.texts = append(n.texts, note.Text)
	}
	s.addCorrections(&n, t)
	slices.SortStableFunc(n.marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column), cmp.Compare(a.note, b.note))
	})
	n.renumber()
	return n
}

// add adds a note with one mark.
func (n *notes) add(m mark, text string) {
	m.note = len(n.texts)
	n.marks, n.texts = append(n.marks, m), append(n.texts, text)
}

// renumber puts the notes in the order of their first marks.
func (n *notes) renumber() {
	all := n.texts
	n.texts = nil
	numbers := make([]int, len(all)) // 0: not met yet
	for i := range n.marks {
		m := &n.marks[i]
		if numbers[m.note] == 0 {
			n.texts = append(n.texts, all[m.note])
			numbers[m.note] = len(n.texts)
		}
		m.note = numbers[m.note] - 1
	}
	n.refs = make([]int, len(n.texts))
}

// markOf returns where the mark of a note's target stands, if that is shown.
func markOf(t *report.Table, target report.NoteTarget) (m mark, shown bool) {
	switch {
	case target.Group != "":
		return mark{row: target.Row, column: groupColumn}, true
	case target.Row >= 0 && target.Field >= 0 && showsCell(t, target.Field):
		return mark{row: target.Row, column: target.Field}, true
	case target.Row >= 0:
		return mark{row: target.Row, column: stubColumn}, true
	case target.Field >= 0 && (target.Field == t.StubField || showsCell(t, target.Field)):
		return mark{row: headRow, column: target.Field}, true
	}
	return mark{}, false
}

// appendMarks writes the marks that stand at a place, which is at or after that of the
// call before.
func (w *tableWriter) appendMarks(b []byte, row, column int) []byte {
	n := &w.notes
	for len(n.marks) > 0 && n.marks[0].row == row && n.marks[0].column == column {
		note := n.marks[0].note
		n.marks = n.marks[1:]
		n.refs[note]++
		k := ""
		if w.ids {
			k = strconv.Itoa(n.refs[note])
		}
		letter := noteLetter(note)
		b = appendMark(b, w.noteID(note), k, letter, fill(w.tableWords.Note, "{n}", letter))
	}
	return b
}

// noteID returns the id of a note of the table.
func (w *tableWriter) noteID(note int) string {
	return w.t.ID + idSeparator + strconv.Itoa(note+1)
}

// noteLetter returns a note's mark. It is a letter, as a digit would be read as part of
// the number that it stands at: a, b … z, aa, ab.
func noteLetter(note int) string {
	letter := string(rune('a' + note%26))
	if note < 26 {
		return letter
	}
	return noteLetter(note/26-1) + letter
}
