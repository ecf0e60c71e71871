package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run this program as the command bokslut.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bokslut": main})
}

// TestScripts runs testdata/script/*.txtar: each is one topic, from the command line to
// the files on the disk. A script says what it shows in its first lines.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir+"/home")
			return nil
		},
	})
}
