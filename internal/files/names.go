package files

import (
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// devices are names that Windows keeps for itself, in any folder, whatever
// stands behind a dot. COM and LPT have a digit.
var devices = []string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}

// keptBySystem reports whether a report at path would go to a device, to a
// stream of another file or under another name than the one that was asked
// for. NUL itself is meant where it is named.
func keptBySystem(path string) bool {
	name := filepath.Base(path)
	return runtime.GOOS == "windows" && name != "NUL" && reservedOnWindows(name)
}

func reservedOnWindows(name string) bool {
	if strings.ContainsAny(name, `<>:"|?*`) || strings.TrimRight(name, ". ") != name {
		return true
	}
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	if slices.Contains(devices, stem) {
		return true
	}
	port, found := strings.CutPrefix(stem, "COM")
	if !found {
		port, found = strings.CutPrefix(stem, "LPT")
	}
	return found && (len(port) == 1 && '0' <= port[0] && port[0] <= '9' || slices.Contains([]string{"\u00b9", "\u00b2", "\u00b3"}, port))
}

// Lead leads from one folder to another, with slashes; empty where they are
// the same, or where nothing leads there.
func Lead(from, to string) string {
	rel, err := filepath.Rel(from, to)
	if err != nil || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}

// Abs is a path as one means it who works in the folder cwd.
func Abs(cwd, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(cwd, path)
}
