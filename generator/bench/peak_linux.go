package main

import (
	"os"
	"syscall"
)

// peakOf returns how many MiB a program had in memory at most.
func peakOf(p *os.ProcessState) float64 {
	return float64(p.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}
