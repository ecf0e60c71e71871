package main

import (
	"os"
	"runtime/debug"
)

// heapGrowth is by how many percent the heap may grow between two garbage collections, and
// unused how many bytes beside what is held count as such. What is read is held until the end:
// a report of 100 chapters takes one collection so, where Go's own 100 and nothing unused make
// it take a fifth more time. One of 5,000 with 800 and nothing takes a sixth more time, and a
// third more memory, as new memory is dearer than some collections.
const (
	heapGrowth = 200
	unused     = 20 << 20
)

// room is the unused bytes, nil where the user has set how the heap grows. They are only addresses: what nothing
// is written into takes no memory.
var room []byte

// takeMemory sets how the heap grows, unless the user has.
func takeMemory() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(-1) // until the heap has its place
	room = make([]byte, unused)
	placeHeap()
	debug.SetGCPercent(heapGrowth)
}

// keepLittle lets a program that goes on for hours hold no more than twice what it needs,
// unless the user has set how the heap grows.
func keepLittle() {
	if room != nil {
		room = nil
		debug.SetGCPercent(100)
	}
}
