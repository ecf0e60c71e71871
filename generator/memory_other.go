//go:build !linux

package main

// inHugePages does nothing: systems other than Linux choose the size of pages themselves.
func inHugePages([]byte) {}
