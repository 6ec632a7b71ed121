// Command pack puts built binaries into what is released: archives, a bill of
// materials for each binary, what packages for Linux hold, and checksums.
// Equal inputs give equal bytes: no clock, owner, folder or order by chance.
//
//	pack stage  -source DIR -program FILE -out DIR   what goes beside the binary
//	pack build  -stage DIR -bin DIR -out DIR         archives and bills of materials
//	pack sums   -out DIR                             SHA256SUMS
//
// It is a module of its own: the program that it packs does not need it.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

// job is what every step knows about the release.
type job struct {
	version string    // without the v
	when    time.Time // of the commit, UTC, whole seconds
	source  string    // a checkout of the commit
	program string    // a binary that runs here
	stage   string    // files that go beside the binaries
	bin     string    // OS_ARCH/advisor
	out     string    // where a step writes to
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	steps := map[string]func(job) error{"stage": stage, "build": build, "sums": sums}
	if len(args) == 0 || steps[args[0]] == nil {
		return fmt.Errorf("the first argument is stage, build or sums")
	}
	var j job
	fs := flag.NewFlagSet(args[0], flag.ContinueOnError)
	fs.StringVar(&j.version, "version", "", "version, without the v")
	epoch := fs.Int64("epoch", 0, "seconds since 1970 that files are dated with")
	fs.StringVar(&j.source, "source", "", "checkout of the commit")
	fs.StringVar(&j.program, "program", "", "binary that runs here")
	fs.StringVar(&j.stage, "stage", "", "folder with what goes beside the binaries")
	fs.StringVar(&j.bin, "bin", "", "folder with OS_ARCH/advisor")
	fs.StringVar(&j.out, "out", "", "folder to write to")
	if err := fs.Parse(args[1:]); err != nil {
		return err
	}
	j.when = time.Unix(*epoch, 0).UTC()
	return steps[args[0]](j)
}
