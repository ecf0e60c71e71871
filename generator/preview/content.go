package preview

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"
)

// coarse is the coarsest step in which a file system keeps times (FAT: two seconds), and a
// bit: a file that was written so short a time ago may have been written again at the same
// time and size.
const coarse = 3 * time.Second

// content is what a file held when it was last looked at.
type content struct {
	sum     [sha256.Size]byte
	size    int64
	mode    fs.FileMode // who may read it
	written time.Time
	recent  bool // it was read so soon after it was written that its time tells nothing
}

// look is what there is at a path.
type look int

const (
	same look = iota
	different
	folder
)

// contents are the files of the sources by their paths below the root.
type contents map[string]content

// lookAtLink is look for a symbolic link that no build follows: it is what it says.
func (c contents) lookAtLink(full, name string, _ bool) look {
	had, known := c[name]
	to, _ := os.Readlink(full)
	now := content{sum: sha256.Sum256([]byte(to))}
	c[name] = now
	if known && had.sum == now.sum {
		return same
	}
	return different
}

// look compares a file, and who may read it, with what it held before. Where doubt is false, one
// of the same size and time as then is not read. What is neither file nor folder (a socket, a pipe)
// counts as nothing.
func (c contents) look(full, name string, doubt bool) look {
	had, known := c[name]
	info, err := os.Stat(full)
	if err == nil && info.IsDir() {
		return folder
	}
	if err != nil || !info.Mode().IsRegular() {
		delete(c, name)
		if known {
			return different
		}
		return same
	}
	if known && !doubt && !had.recent && had.size == info.Size() && had.mode == info.Mode() && had.written.Equal(info.ModTime()) {
		return same
	}
	now := content{size: info.Size(), mode: info.Mode(), written: info.ModTime(), recent: time.Since(info.ModTime()) < coarse}
	sum, err := sumOf(full)
	if errors.Is(err, fs.ErrNotExist) {
		delete(c, name)
		if known {
			return different
		}
		return same
	}
	now.sum = sum // none when it cannot be read: the build says why
	c[name] = now
	if known && had.sum == now.sum && had.mode == now.mode {
		return same
	}
	return different
}

// sumOf returns the checksum of a file, which may be larger than memory: films are put beside pages.
func sumOf(full string) (sum [sha256.Size]byte, err error) {
	f, err := os.Open(full)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return sum, err
	}
	hash.Sum(sum[:0])
	return sum, nil
}
