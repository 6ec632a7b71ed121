package main

import (
	"os"
	"time"

	"advisor/internal/limit"
	"advisor/internal/terminal"
)

// env is all that the program takes from the process around it. Tests give
// their own.
type env struct {
	terminal.Streams
	program string   // what it was called as; may be a path
	name    string   // what people call it: advisor, or docker advisor
	args    []string // without the program's name
	cwd     string   // absolute; empty when the working directory is gone
	now     func() time.Time
	// variables are those of the process, as NAME=VALUE.
	variables []string
	limits    limit.Limits
	quiet     bool // --quiet was given
}

func processEnv() env {
	cwd, err := os.Getwd()
	if err != nil {
		cwd = ""
	}
	return env{
		Streams: terminal.Streams{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv},
		program: program(os.Args), args: os.Args[min(1, len(os.Args)):],
		cwd: cwd, now: time.Now, variables: os.Environ(),
	}
}

// program is the first of the process's arguments, which a caller may leave out.
func program(args []string) string {
	if len(args) == 0 {
		return programName
	}
	return args[0]
}
