package compose

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What was read from standard input stands for "-", and for nothing else.
func TestStandardInput(t *testing.T) {
	dir := project(t, "-- compose.yaml --\nservices: {a: {image: a, hostname: file}}\n")
	file := filepath.Join(dir, "compose.yaml")
	for _, c := range []struct {
		files []string
		want  string
	}{
		{[]string{Stdin}, "stdin:1 a=given"},
		{[]string{file, Stdin}, "stdin:1 a=given hostname=file"},
		{[]string{Stdin, file}, "compose.yaml:1 a=a hostname=file"},
	} {
		l, err := Load(context.Background(), Input{Dir: dir, Files: c.files, Standard: []byte("services: {a: {image: given}}\n")})
		if err != nil {
			t.Fatal(c.files, err)
		}
		l.Root.Close()
		a := l.Project.Services["a"]
		got := fmt.Sprintf("%s a=%s", l.Place("services", "a", "image"), a.Image)
		if a.Hostname != "" {
			got += " hostname=" + a.Hostname
		}
		if got != c.want || len(l.Problems) > 0 {
			t.Errorf("%v: %s, want %s; %v", c.files, got, c.want, l.Problems)
		}
	}
	if _, err := Load(context.Background(), Input{Dir: dir, Files: []string{filepath.Join(dir, "-")}, Standard: []byte("services: {}")}); err == nil || err.Error() != "-: does not exist" {
		t.Errorf("a file that is named so: %v", err)
	}
}

// The root of what was loaded is open; that of what was not is closed.
func TestRootIsClosedOnceNothingIsLoaded(t *testing.T) {
	dir := project(t, "-- compose.yaml --\nservices: {a: {image: x}}\n-- broken.yaml --\n: [\n")
	l, err := Load(context.Background(), Input{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if f, err := l.Root.Read("broken.yaml"); err != nil || string(f.Bytes) != ": [\n" {
		t.Errorf("%q, %v", f.Bytes, err)
	}
	l.Root.Close()
	if runtime.GOOS != "linux" {
		return
	}
	before := openFiles(t)
	for range 20 {
		if _, err := Load(context.Background(), Input{Dir: dir, Files: []string{filepath.Join(dir, "broken.yaml")}}); err == nil {
			t.Fatal("a broken file is loaded")
		}
	}
	if after := openFiles(t); after >= before+20 {
		t.Errorf("%d open files, %d before", after, before)
	}
}

func openFiles(t *testing.T) int {
	t.Helper()
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	return len(list)
}

// The name that a file gives is used up to 255 bytes, whatever else has a value
// beside it.
func TestLongName(t *testing.T) {
	for n, want := range map[int]string{255: strings.Repeat("n", 255), 256: "project"} {
		l, err := Load(context.Background(), Input{Dir: project(t, "-- compose.yaml --\nname: "+strings.Repeat("n", n)+"\nversion: '3'\nservices: {a: {image: x}}\n")})
		if err != nil {
			t.Fatal(err)
		}
		l.Root.Close()
		if l.Name != want {
			t.Errorf("%d: %s", n, l.Name)
		}
	}
}
