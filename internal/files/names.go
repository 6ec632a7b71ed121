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

// keptBySystem tells whether a report at path would go to a device, to a
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
