package main

import "syscall"

// hugeHeap is how much of the heap is to be in huge pages, in bytes: most of what a report of
// 5,000 chapters needs. It is a range of addresses: what a report does not need of it takes no memory.
const hugeHeap = 512 << 20

// placeHeap lets the heap begin in huge pages. A build runs for a moment, in memory that is
// all new to it: up to a sixth of its time would go into page faults, one for each 4 kB; with
// pages of 2 MB it is a few hundredths. Go asks for none, so a block is allocated for its
// addresses alone, which are marked; it is let go at once, and the heap is in its place.
func placeHeap() {
	const readWrite, own = syscall.PROT_READ | syscall.PROT_WRITE, syscall.MAP_ANON | syscall.MAP_PRIVATE
	room, err := syscall.Mmap(-1, 0, hugeHeap, readWrite, own)
	if err != nil {
		return // a limit forbids so many addresses; Go would give up
	}
	_ = syscall.Munmap(room)
	_ = syscall.Madvise(make([]byte, hugeHeap), syscall.MADV_HUGEPAGE) // a system that has none leaves it be
}
