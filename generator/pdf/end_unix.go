//go:build unix

package pdf

import (
	"os/exec"
	"syscall"
)

// endWithChildren lets the end of a browser be that of all that it started: what is installed
// as one is often a script, which ends alone.
func endWithChildren(run *exec.Cmd) {
	run.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	run.Cancel = func() error { return syscall.Kill(-run.Process.Pid, syscall.SIGKILL) }
}
