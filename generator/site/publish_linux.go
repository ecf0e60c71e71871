package site

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"bokslut/generator/diag"
)

// exchange lets two folders change places in one step, so that there is no moment
// without a published report.
func exchange(staged, dir string) error {
	err := unix.Renameat2(unix.AT_FDCWD, staged, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) { // a file system that cannot
		return exchangeByRenames(staged, dir)
	}
	return err
}

// flush waits until all that was written under dir is on the disk. One call for the file
// system takes the time of one file's fsync; a report has thousands of files.
func flush(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return unix.Syncfs(int(d.Fd()))
}

// flushFolder waits until the names in a folder are on the disk.
func flushFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// lock keeps other builds from publishing to the same place until unlock is called or the
// program ends. It is on the folder itself, so that no file is left behind.
func lock(parent string) (unlock func(), err error) {
	d, err := os.Open(parent)
	if err != nil {
		return nil, diag.Textf("opening the folder to publish to: %v", err)
	}
	// Any other error: a file system without locks, where builds were never kept apart.
	if err := unix.Flock(int(d.Fd()), unix.LOCK_EX|unix.LOCK_NB); errors.Is(err, unix.EWOULDBLOCK) {
		d.Close()
		return nil, diag.Textf("another build is publishing to %s at this moment: try again when it has ended", parent)
	}
	return func() { d.Close() }, nil
}
