//go:build !unix

package site

import (
	"errors"
	"os"
)

// errLink is the error of readFile for a symbolic link.
var errLink = errors.New("this is a link")

// readFile returns the bytes of a file.
func readFile(name string) ([]byte, error) {
	if info, err := os.Lstat(name); err == nil && info.Mode()&os.ModeSymlink != 0 {
		return nil, errLink
	}
	return os.ReadFile(name)
}

// writeFile writes a file that must not exist.
func writeFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
