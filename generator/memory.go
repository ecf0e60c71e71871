package main

import (
	"os"
	"runtime/debug"
)

// heapGrowth is by how many percent the heap may grow between two garbage collections. What
// is read is held until the end: with Go's 100 a build takes a fifth more time, and three
// tenths less memory.
const heapGrowth = 800

// takeMemory sets how the heap grows, unless the user has.
func takeMemory() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(-1) // until the heap has its place
	placeHeap()
	debug.SetGCPercent(heapGrowth)
}

// keepLittle lets a program that goes on for hours hold no more than twice what it needs,
// unless the user has set how the heap grows.
func keepLittle() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(100)
	}
}
