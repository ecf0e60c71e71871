//go:build unix

package site

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"bokslut/generator/diag"
)

// A report has thousands of small files, and package os takes eleven calls of the system to
// read one and seven to write one: it makes ready to wait for the file, as for a
// connection, which no file on a disk needs. Here they are four and three, which is a
// tenth of a build's time.

// errLink is the error of readFile for a symbolic link.
const errLink = syscall.ELOOP

// readFile returns the bytes of a file. What is no file, such as a pipe that no one writes
// to, is an error, where os.ReadFile would wait for it.
func readFile(name string) (data []byte, err error) {
	fd, err := open(name, syscall.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(fd)
	var info syscall.Stat_t
	if err := syscall.Fstat(fd, &info); err != nil {
		return nil, &os.PathError{Op: "stat", Path: name, Err: err}
	}
	if info.Mode&syscall.S_IFMT != syscall.S_IFREG {
		return nil, &os.PathError{Op: "read", Path: name, Err: diag.Textf("it is no file")}
	}
	data = make([]byte, info.Size)
	for read := 0; read < len(data); {
		n, err := syscall.Read(fd, data[read:])
		switch {
		case err == syscall.EINTR:
		case err != nil:
			return nil, &os.PathError{Op: "read", Path: name, Err: err}
		case n == 0: // it became shorter just now
			return data[:read], nil
		default:
			read += n
		}
	}
	return data, nil
}

// writeFile writes a file that must not exist.
func writeFile(name string, data []byte) error {
	fd, err := open(name, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = syscall.Write(fd, data)
		data = data[max(n, 0):]
		if err == syscall.EINTR {
			err = nil
		}
	}
	if err := errors.Join(err, syscall.Close(fd)); err != nil {
		return &os.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

func open(name string, flags int, mode fs.FileMode) (fd int, err error) {
	for {
		fd, err = syscall.Open(name, flags|syscall.O_CLOEXEC, uint32(mode))
		if err == nil {
			return fd, nil
		}
		if err != syscall.EINTR {
			return 0, &os.PathError{Op: "open", Path: name, Err: err}
		}
	}
}
