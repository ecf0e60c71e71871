package diag

import (
	"errors"
	"io/fs"
	"strings"
)

// Reason says in plain words why the system does not let a file be read that is listed in
// its folder, and whether an author can mend that; else as the system says it, in English.
func Reason(err error) (why Text, mendable bool) {
	var wrapped *fs.PathError
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	if text, ok := err.(Text); ok {
		return text, true
	}
	switch says := err.Error(); {
	case errors.Is(err, fs.ErrNotExist):
		return Textf("it leads to a file that is not there"), true
	case errors.Is(err, fs.ErrPermission):
		return Textf("you may not read it"), true
	case strings.Contains(says, "not a directory"):
		return Textf("what its path names as a folder is a file"), true
	case strings.Contains(says, "too many levels of symbolic links"):
		return Textf("it is a symbolic link that leads to itself"), true
	case strings.Contains(says, "escapes from parent"): // of os.Root, which has no name for it
		return Textf("it leads out of the report's folder"), true
	}
	return Textf("%s", err), false
}
