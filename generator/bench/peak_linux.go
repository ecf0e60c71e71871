package main

import (
	"os"
	"runtime/debug"
	"syscall"
)

// shrink gives back the memory that this program has no use for, as after writing a corpus:
// what it has when it starts another program counts as that one's.
func shrink() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // and forgets its own peak
}

// peakOf returns how many MiB a program had in memory at most.
func peakOf(p *os.ProcessState) float64 {
	return float64(p.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}
