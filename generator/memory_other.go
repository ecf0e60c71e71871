//go:build !linux

package main

// placeHeap does nothing: systems other than Linux choose the size of pages themselves.
func placeHeap() {}
