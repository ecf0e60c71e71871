package main

import "syscall"

// inHugePages asks for huge pages where a block lies. A system that has none leaves it be.
func inHugePages(block []byte) { _ = syscall.Madvise(block, syscall.MADV_HUGEPAGE) }
