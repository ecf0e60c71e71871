package report

import (
	"path"
	"strings"
)

// ReservedName reports whether Windows keeps a name for devices, whatever follows its first
// point: no file or folder can be called so there, neither a source nor a download.
func ReservedName(name string) bool {
	name, _, _ = strings.Cut(strings.ToLower(name), ".")
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && '0' <= name[3] && name[3] <= '9'
}

// IsPicture reports whether a file is one that browsers show as a picture, by its name.
func IsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif":
		return true
	}
	return false
}
