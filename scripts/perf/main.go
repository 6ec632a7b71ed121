// Command perf compares the program with docker compose on the same files and
// prints Markdown tables: whole processes, CPU time (user and system), paired
// runs in turn, medians. Usage: perf ADVISOR DOCKER-COMPOSE [CORPUS]
package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// pairs is how many times both commands run, in turn.
const pairs = 15

// run is what one process cost.
type run struct {
	cpu, wall time.Duration
	mib       float64
}

func measure(dir, name string, args ...string) run {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	start := time.Now()
	_ = cmd.Run() // a file that is refused costs time too
	wall := time.Since(start)
	s := cmd.ProcessState
	if s == nil {
		fmt.Fprintf(os.Stderr, "perf: cannot run %s\n", name)
		os.Exit(1)
	}
	rss := float64(s.SysUsage().(*syscall.Rusage).Maxrss) / 1024
	return run{s.UserTime() + s.SystemTime(), wall, rss}
}

func median[T ~int64 | ~float64](xs []T) T {
	slices.Sort(xs)
	return xs[len(xs)/2]
}

// pair runs both commands in turn and gives the medians of each and of the
// ratio of their CPU times.
func pair(dir string, a, b []string) (ra, rb run, ratio float64) {
	var as, bs []run
	var ratios []float64
	for range pairs {
		x, y := measure(dir, a[0], a[1:]...), measure(dir, b[0], b[1:]...)
		as, bs = append(as, x), append(bs, y)
		ratios = append(ratios, float64(x.cpu)/float64(y.cpu))
	}
	return middle(as), middle(bs), median(ratios)
}

func middle(rs []run) run {
	var cpu, wall []time.Duration
	var mib []float64
	for _, r := range rs {
		cpu, wall, mib = append(cpu, r.cpu), append(wall, r.wall), append(mib, r.mib)
	}
	return run{median(cpu), median(wall), median(mib)}
}

func ms(d time.Duration) string { return fmt.Sprintf("%.0f ms", float64(d.Microseconds())/1000) }

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: perf ADVISOR DOCKER-COMPOSE [CORPUS]")
		os.Exit(2)
	}
	advisor, docker := os.Args[1], os.Args[2]
	projects := [][2]string{{"testdata/shop", "compose.yaml"}, {"testdata/platform", "compose.yaml"}}
	if len(os.Args) > 3 {
		projects = append(projects,
			[2]string{filepath.Join(os.Args[3], "n8n-io+n8n-hosting/docker-compose/withPostgres"), "docker-compose.yml"},
			[2]string{filepath.Join(os.Args[3], "temporalio+docker-compose"), "docker-compose.yml"},
			[2]string{filepath.Join(os.Args[3], "appwrite+appwrite"), "docker-compose.yml"})
	}
	fmt.Println("| project | advisor scan | memory | docker compose config -q | memory | CPU ratio |")
	fmt.Println("| --- | --- | --- | --- | --- | --- |")
	for _, p := range projects {
		a, d, ratio := pair(p[0], []string{advisor, "scan", "-f", p[1], "--format", "json"}, []string{docker, "-f", p[1], "config", "-q"})
		fmt.Printf("| %s | %s | %.0f MiB | %s | %.0f MiB | %.2f |\n", short(p[0]), ms(a.cpu), a.mib, ms(d.cpu), d.mib, ratio)
	}
	fmt.Println()
	a, v, _ := pair(".", []string{advisor, "--ask", "never", "--no-scan", "--answers", "testdata/shop/advisor.yaml"}, []string{advisor, "version"})
	fmt.Printf("| from a record to a text report | CPU | wall |\n| --- | --- | --- |\n| whole process | %s | %s |\n| of it start-up (advisor version) | %s | %s |\n\n", ms(a.cpu), ms(a.wall), ms(v.cpu), ms(v.wall))
	if len(os.Args) > 3 {
		tree(advisor, docker, os.Args[3])
	}
}

func short(dir string) string {
	parts := strings.Split(filepath.ToSlash(dir), "/projects/")
	return parts[len(parts)-1]
}

// tree compares one run over the whole corpus with one process of docker
// compose for each of a sample of its files.
func tree(advisor, docker, corpus string) {
	var files []string
	_ = filepath.WalkDir(corpus, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.Contains(d.Name(), "compose") && (strings.HasSuffix(path, ".yml") || strings.HasSuffix(path, ".yaml")) {
			files = append(files, path)
		}
		return nil
	})
	const every = 6 // a sample of the files for docker compose
	var one time.Duration
	n := 0
	for i := 0; i < len(files); i += every {
		one += measure(filepath.Dir(files[i]), docker, "-f", filepath.Base(files[i]), "config", "-q").cpu
		n++
	}
	all := measure(corpus, advisor, "scan", "--recursive", ".")
	each := all.cpu / time.Duration(len(files))
	fmt.Printf("| the corpus, %d Compose files | CPU a file |\n| --- | --- |\n", len(files))
	fmt.Printf("| advisor scan --recursive, one process | %.2f ms |\n", float64(each.Microseconds())/1000)
	fmt.Printf("| docker compose config -q, one process a file (%d of them) | %.1f ms |\n", n, float64((one/time.Duration(n)).Microseconds())/1000)
	fmt.Printf("| ratio | %.0f |\n", float64(one/time.Duration(n))/float64(each))
}
