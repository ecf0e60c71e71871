package report

import "strings"

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
