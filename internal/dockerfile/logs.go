package dockerfile

import (
	"slices"
	"strings"
)

// logOptions name a file that the program logs to.
var logOptions = []string{
	"--log-file", "--logfile", "--log-path", "--logpath", "--access-logfile", "--error-logfile",
	"--access-log", "--error-log", "--log_file", "--logger.file", "--log.file",
}

// LogsToFile reports whether a command line writes its logs to a file, where
// docker logs and log collectors do not see them. Special files (/dev/stdout)
// are none.
func LogsToFile(argv []string) bool {
	for _, words := range simple(argv) {
		for i, w := range words {
			next := ""
			if i+1 < len(words) {
				next = words[i+1]
			}
			if logWord(words[0], w, next) {
				return true
			}
		}
	}
	return false
}

func logWord(program, w, next string) bool {
	if name, value, ok := strings.Cut(w, "="); ok && slices.Contains(logOptions, name) {
		return logFile(value)
	}
	switch {
	case slices.Contains(logOptions, w):
		return logFile(next)
	case w == ">" || w == ">>" || w == ">>&":
		return logFile(next) && (strings.Contains(next, "log") || strings.HasSuffix(next, ".out"))
	case program == "tail" && strings.Contains(w, "/log") && logFile(w):
		return true
	}
	return false
}

// logFile tells a file from the streams and from nothing.
func logFile(target string) bool {
	return target != "" && target != "-" && target != "/dev/null" && !strings.HasPrefix(target, "-") && !strings.HasPrefix(target, "&") &&
		!strings.HasPrefix(target, "/dev/") && !strings.HasPrefix(target, "/proc/") && !strings.HasPrefix(target, "$") &&
		target != "true" && target != "false"
}
