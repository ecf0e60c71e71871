//go:build unix

package main

import "syscall"

// makePipe makes a pipe that no one writes to.
func makePipe(name string) error { return syscall.Mkfifo(name, 0o666) }
