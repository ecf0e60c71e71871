package site

import (
	"errors"
	"io/fs"
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

// lock keeps other builds, which publish to dir too, from the folder name until unlock is
// called or the program ends. It is on the folder itself, under whatever name.
func lock(name, dir string) (unlock func(), err error) {
	busy := diag.Textf("another build is publishing to %s at this moment: try again when it has ended", dir)
	d, err := os.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, busy
	}
	if err != nil {
		return nil, diag.Textf("opening the folder to publish to: %v", err)
	}
	// Any other error: a file system without locks, where builds were never kept apart.
	taken := errors.Is(unix.Flock(int(d.Fd()), unix.LOCK_EX|unix.LOCK_NB), unix.EWOULDBLOCK)
	if !taken { // another build may have ended, and put another folder here, before the lock was had
		locked, err := d.Stat()
		now, err2 := os.Lstat(name)
		taken = errors.Join(err, err2) != nil || !os.SameFile(locked, now)
	}
	if taken {
		d.Close()
		return nil, busy
	}
	return func() { d.Close() }, nil
}
