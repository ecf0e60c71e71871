package report

import (
	"hash/maphash"
	"math/bits"
)

// rowIndex finds rows by their ids: a hash table of their numbers, counted from 1, with 0 in
// the empty slots. A map would hold the ids a second time, and takes several times as long
// to make, which for a large table is much of reading it.
type rowIndex struct {
	seed  maphash.Seed
	slots []int32 // a power of two, at least twice the rows

	unique bool // no two rows have the same id
}

func indexOf(rows []Row) rowIndex {
	x := rowIndex{maphash.MakeSeed(), make([]int32, 2<<bits.Len(uint(len(rows)))), true}
	for i := range rows {
		if slot := x.find(rows, rows[i].ID); *slot == 0 {
			*slot = int32(i) + 1
		} else {
			x.unique = false
		}
	}
	return x
}

// find returns the slot of an id, or the empty one where it belongs.
func (x *rowIndex) find(rows []Row, id string) *int32 {
	last := len(x.slots) - 1
	for i := int(maphash.String(x.seed, id)); ; i++ {
		if slot := &x.slots[i&last]; *slot == 0 || rows[*slot-1].ID == id {
			return slot
		}
	}
}
