//go:build race

package main

// raceDetector tells whether time and memory are what the detector takes.
const raceDetector = true
