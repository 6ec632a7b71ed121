// Command fleet measures a scan of many generated projects and prints a
// Markdown table: time, memory, and both a project, so that one sees how they
// grow. The projects are the same in every run.
//
//	fleet ADVISOR [N...]      measures N projects (1000 2500 5000 10000)
//	fleet -write DIR N        only writes N projects below DIR
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// repeats is how often each run is measured; the median counts.
const repeats = 3

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "fleet:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 3 && args[0] == "-write" {
		n, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		_, err = write(args[1], 0, n)
		return err
	}
	if len(args) == 0 {
		return fmt.Errorf("usage: fleet ADVISOR [N...], or fleet -write DIR N")
	}
	sizes := []int{1000, 2500, 5000, 10_000}
	if len(args) > 1 {
		sizes = nil
	}
	for _, a := range args[1:] {
		n, err := strconv.Atoi(a)
		if err != nil || n < 1 {
			return fmt.Errorf("%s is no number of projects", a)
		}
		sizes = append(sizes, n)
	}
	slices.Sort(sizes)
	dir, err := os.MkdirTemp("", "fleet")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return measureAll(args[0], dir, sizes)
}

// what is measured: the flags, and what the table calls it.
var runs = []struct {
	name string
	args []string
}{
	{"lines with everything", nil},
	{"brief lines", []string{"--brief"}},
	{"table", []string{"--format", "text"}},
}

func measureAll(advisor, dir string, sizes []int) error {
	fmt.Println("| projects | services | output | wall | CPU | largest memory | wall a project | CPU a project | output a project |")
	fmt.Println("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
	have, services := 0, 0
	for _, n := range sizes {
		more, err := write(dir, have, n)
		if err != nil {
			return err
		}
		have, services = n, services+more
		for _, r := range runs {
			c, err := measure(advisor, append([]string{"scan", "--recursive", dir}, r.args...))
			if err != nil {
				return err
			}
			fmt.Printf("| %d | %d | %s | %.2f s | %.2f s | %.0f MiB | %.2f ms | %.2f ms | %.1f KiB |\n", n, services, r.name,
				c.wall.Seconds(), c.cpu.Seconds(), c.mib, ms(c.wall)/float64(n), ms(c.cpu)/float64(n), float64(c.bytes)/1024/float64(n))
		}
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// cost is what one run took.
type cost struct {
	wall, cpu time.Duration
	mib       float64
	bytes     int64
}

// measure gives the medians of some runs, the output in a file.
func measure(advisor string, args []string) (cost, error) {
	var wall, cpu []time.Duration
	var mib []float64
	var size int64
	for range repeats {
		out, err := os.CreateTemp("", "fleet-*.out")
		if err != nil {
			return cost{}, err
		}
		cmd := exec.Command(advisor, args...)
		cmd.Stdout = out
		start := time.Now()
		err = cmd.Run()
		took := time.Since(start)
		if info, e := out.Stat(); e == nil {
			size = info.Size()
		}
		out.Close()
		os.Remove(out.Name())
		if err != nil {
			return cost{}, fmt.Errorf("%s %v: %w", filepath.Base(advisor), args, err)
		}
		s := cmd.ProcessState
		wall, cpu = append(wall, took), append(cpu, s.UserTime()+s.SystemTime())
		mib = append(mib, float64(s.SysUsage().(*syscall.Rusage).Maxrss)/1024)
	}
	return cost{median(wall), median(cpu), median(mib), size}, nil
}

func median[T ~int64 | ~float64](xs []T) T {
	slices.Sort(xs)
	return xs[len(xs)/2]
}
