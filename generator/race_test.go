//go:build race

package main

// raceDetector tells whether memory is what the detector takes.
const raceDetector = true
