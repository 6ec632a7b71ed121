package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"
)

var (
	packed = time.Unix(1700000000, 0).UTC()
	files  = []entry{{"advisor", 0o755, []byte("program")}, {"man/b.1", 0o644, []byte("b")}, {"man/a.1", 0o644, []byte("a")}}
)

// TestArchives: one folder, sorted, dated as told, of nobody in particular,
// and the same bytes whatever order the files came in.
func TestArchives(t *testing.T) {
	want := map[string][]string{
		"tar": {"x/ d755", "x/man/ d755", "x/advisor 755 program", "x/man/a.1 644 a", "x/man/b.1 644 b"},
		"zip": {"x/advisor 755 program", "x/man/a.1 644 a", "x/man/b.1 644 b"},
	}
	for name, f := range map[string]struct {
		pack func(string, []entry, time.Time) ([]byte, error)
		list func(*testing.T, []byte) []string
	}{"tar": {tarball, listTar}, "zip": {zipped, listZip}} {
		first, err := f.pack("x", files, packed)
		if err != nil {
			t.Fatal(err)
		}
		turned := slices.Clone(files)
		slices.Reverse(turned)
		second, err := f.pack("x", turned, packed)
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: the order of the files shows (%v)", name, err)
		}
		if got := f.list(t, first); !slices.Equal(got, want[name]) {
			t.Errorf("%s holds %q, want %q", name, got, want[name])
		}
	}
}

func listTar(t *testing.T, b []byte) []string {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if !z.ModTime.IsZero() || z.Name != "" {
		t.Errorf("gzip holds a time %v or a name %q", z.ModTime, z.Name)
	}
	var out []string
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(r)
		if h.Uid != 0 || h.Gid != 0 || h.Uname != "" || h.Gname != "" || !h.ModTime.Equal(packed) {
			t.Errorf("%s belongs to %d %s, %v", h.Name, h.Uid, h.Uname, h.ModTime)
		}
		if h.Typeflag == tar.TypeDir {
			out = append(out, fmt.Sprintf("%s d%o", h.Name, h.Mode))
			continue
		}
		out = append(out, fmt.Sprintf("%s %o %s", h.Name, h.Mode, body))
	}
}

func listZip(t *testing.T, b []byte) []string {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(in)
		if !f.Modified.Equal(packed) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
		out = append(out, fmt.Sprintf("%s %o %s", f.Name, f.Mode().Perm(), body))
	}
	return out
}
