// Command fleet measures runs over many projects and prints Markdown tables: time,
// memory, and both a project, so that one sees how they grow. Generated projects
// are the same in every run, and every third has a record with a decision.
//
//	fleet ADVISOR [N...]         measures N generated projects (1000 2500 5000 10000)
//	fleet -heavy ADVISOR         measures the parts of a Job over projects as large as they come
//	fleet -folder DIR ADVISOR    measures the projects of a folder, with a record in each
//	fleet -write DIR N           only writes N generated projects below DIR
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// repeats is how often each run is measured, 3 unless REPEAT says otherwise; the
// median counts.
func repeats() int {
	if n, err := strconv.Atoi(os.Getenv("REPEAT")); err == nil && n > 0 {
		return n
	}
	return 3
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "fleet:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	dir, err := os.MkdirTemp("", "fleet")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	switch {
	case len(args) == 3 && args[0] == "-write":
		n, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		_, err = write(args[1], 0, n)
		return err
	case len(args) == 2 && args[0] == "-heavy":
		return measureParts(args[1], dir)
	case len(args) == 3 && args[0] == "-folder":
		return measureFolder(args[2], args[1], dir)
	case len(args) == 0 || strings.HasPrefix(args[0], "-"):
		return fmt.Errorf("usage: fleet ADVISOR [N...], fleet -heavy ADVISOR, fleet -folder DIR ADVISOR, or fleet -write DIR N")
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
	return measureAll(args[0], dir, sizes)
}

// runs are what is measured: the flags, and what the table calls it.
var runs = []struct {
	name string
	args []string
}{
	{"scan, small lines", []string{"scan", "--recursive"}},
	{"scan, full lines", []string{"scan", "--recursive", "--details"}},
	{"scan, table", []string{"scan", "--recursive", "--format", "text"}},
	{"check, small lines", []string{"check", "--recursive", "--all", "--no-fail"}},
}

func measureAll(advisor, dir string, sizes []int) error {
	fmt.Println("| projects | services | run | wall | CPU | largest memory | CPU a project | output a project |")
	fmt.Println("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |")
	have, services := 0, 0
	for _, n := range sizes {
		more, err := write(dir, have, n)
		if err != nil {
			return err
		}
		have, services = n, services+more
		for _, r := range runs {
			c, err := measure(advisor, append(slices.Clone(r.args), dir))
			if err != nil {
				return err
			}
			fmt.Printf("| %d | %d | %s | %s | %.2f ms | %.1f KiB |\n", n, services, r.name, c, ms(c.cpu)/float64(n), float64(c.bytes)/1024/float64(n))
		}
	}
	return nil
}

// parts are how many pods the Job of docs/fleet.md has.
const parts = 8

// measureParts measures each part of a Job over heavy projects, as its pods scan it.
func measureParts(advisor, dir string) error {
	n, err := writeHeavy(dir)
	if err != nil {
		return err
	}
	fmt.Printf("\n%d heavy projects in %d parts:\n\n| part | wall | CPU | largest memory |\n| --- | ---: | ---: | ---: |\n", n, parts)
	for i := range parts {
		c, err := measure(advisor, []string{"scan", "--recursive", dir, "--shard", fmt.Sprintf("%d/%d", i+1, parts)})
		if err != nil {
			return err
		}
		fmt.Printf("| %d | %s |\n", i+1, c)
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

// String are the cells of a table.
func (c cost) String() string {
	return fmt.Sprintf("%.2f s | %.2f s | %.0f MiB", c.wall.Seconds(), c.cpu.Seconds(), c.mib)
}

// measure gives the medians of some runs, the output in a file.
func measure(advisor string, args []string) (cost, error) {
	var wall, cpu []time.Duration
	var mib []float64
	var size int64
	for range repeats() {
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
