//go:build !unix

package site

import (
	"errors"
	"os"
)

// readFile returns the bytes of a file.
func readFile(name string) ([]byte, error) { return os.ReadFile(name) }

// writeFile writes a file that must not exist.
func writeFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
