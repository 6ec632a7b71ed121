package main

import (
	"io"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/limit"
	"advisor/internal/terminal"
)

// here is held by the one run within the process of the tests: which files were
// read is known to a process as a whole.
var here sync.Mutex

// runHere runs the program within the process of the tests, as if it were the
// first that ran there.
func runHere(e env) int {
	here.Lock()
	defer here.Unlock()
	files.Forget()
	e.now, e.limits = time.Now, limit.None()
	return run(e)
}

// runCommand is the command run of the scripts: run advisor scan is the program
// within the process of the tests, which takes a tenth of the time of exec
// advisor, a process of its own. It reads nothing from standard input.
func runCommand(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 || args[0] != programName {
		ts.Fatalf("usage: run %s [args...]", programName)
	}
	switch status := statusHere(ts, args[1:]); {
	case neg && status == exit.Done:
		ts.Fatalf("unexpected command success")
	case !neg && status != exit.Done:
		ts.Fatalf("exit status %d", status)
	}
}

// statusHere is the exit status of the program. What it prints is what stdout
// and stderr look at.
func statusHere(ts *testscript.TestScript, args []string) int {
	var printing sync.WaitGroup
	pipe := func(to io.Writer) *os.File {
		r, w, err := os.Pipe()
		ts.Check(err)
		printing.Go(func() {
			defer r.Close()
			_, _ = io.Copy(to, r)
		})
		return w
	}
	in, none, err := os.Pipe()
	ts.Check(err)
	ts.Check(none.Close())
	defer in.Close()
	out, said := pipe(ts.Stdout()), pipe(ts.Stderr())
	status := runHere(env{
		Streams: terminal.Streams{Stdin: in, Stdout: out, Stderr: said, Getenv: ts.Getenv},
		program: programName, args: args, cwd: ts.MkAbs("."),
	})
	ts.Check(out.Close())
	ts.Check(said.Close())
	printing.Wait()
	return status
}

// checkStatus runs the program and compares its exit status: status 2 advisor
// --nope; in a process of its own with status 2 exec advisor --nope.
func checkStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] == "exec" && len(args) < 3 {
		ts.Fatalf("usage: status N [exec] advisor [args...]")
	}
	got := "0"
	switch {
	case args[1] == programName:
		got = strconv.Itoa(statusHere(ts, args[2:]))
	case args[1] != "exec":
		ts.Fatalf("status knows only %s; give exec %s", programName, args[1])
	default:
		if err := ts.Exec(args[2], args[3:]...); err != nil {
			got = exitStatus(err)
		}
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}
