package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
)

// env is all that the program takes from the process around it. Tests give
// their own.
type env struct {
	program        string   // what it was called as; may be a path
	args           []string // without the program's name
	stdin          *os.File
	stdout, stderr *os.File
	getenv         func(string) string
	cwd            string // absolute; empty when the working directory is gone
	now            func() time.Time
	limits         limits
}

func processEnv() env {
	cwd, err := os.Getwd()
	if err != nil {
		cwd = ""
	}
	return env{
		program: program(os.Args), args: os.Args[min(1, len(os.Args)):],
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		getenv: os.Getenv, cwd: cwd, now: time.Now,
	}
}

// program is the first of the process's arguments, which a caller may leave out.
func program(args []string) string {
	if len(args) == 0 {
		return programName
	}
	return args[0]
}

// abs makes a path of the command line absolute.
func (e env) abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(e.cwd, path)
}

func isTerminal(f *os.File) bool { return f != nil && term.IsTerminal(f.Fd()) }

// The width of a report: of the terminal, within what a table can use.
const (
	defaultWidth = 80
	minWidth     = 40
	maxWidth     = 200
)

// width is the width for text on f: 80 where f is no terminal, so that a
// report in a file does not depend on the window it was made in.
func (e env) width(f *os.File) int {
	if !isTerminal(f) {
		return defaultWidth
	}
	w, _, err := term.GetSize(f.Fd())
	if err != nil || w <= 0 {
		if w, err = strconv.Atoi(e.getenv("COLUMNS")); err != nil {
			w = defaultWidth
		}
	}
	return min(max(w, minWidth), maxWidth)
}

// dumb tells a terminal that understands no escape sequences.
func (e env) dumb() bool { return e.getenv("TERM") == "dumb" || e.getenv("TERM") == "" }

// color decides on colour for f: the flag, NO_COLOR, CLICOLOR_FORCE, then
// what f is.
func (e env) color(flag string, f *os.File) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never", e.getenv("NO_COLOR") != "":
		return false
	case e.getenv("CLICOLOR_FORCE") != "" && e.getenv("CLICOLOR_FORCE") != "0":
		return true
	}
	return isTerminal(f) && !e.dumb() && e.getenv("CLICOLOR") != "0"
}

// ascii tells a locale that is set and is not UTF-8.
func (e env) ascii() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := e.getenv(name); v != "" {
			v = strings.ToLower(v)
			return !strings.Contains(v, "utf-8") && !strings.Contains(v, "utf8")
		}
	}
	return false
}

// accessible asks for plain lines instead of the wizard.
func (e env) accessible(flag bool) bool {
	v := e.getenv("ACCESSIBLE")
	return flag || (v != "" && v != "0" && v != "false") || e.dumb()
}

// interactive tells whether somebody is there to be asked.
func (e env) interactive() bool {
	return isTerminal(e.stdin) && isTerminal(e.stderr) && e.getenv("CI") == "" && !detached(e.stdin)
}
