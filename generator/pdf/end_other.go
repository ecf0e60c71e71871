//go:build !unix

package pdf

import "os/exec"

// endWithChildren does nothing: other systems have no groups of processes.
func endWithChildren(*exec.Cmd) {}
