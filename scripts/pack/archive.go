package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// entry is a file of an archive.
type entry struct {
	name string // with slashes, below the archive's one folder
	mode fs.FileMode
	body []byte
}

// build writes an archive and a bill of materials for each binary.
func build(j job) error {
	beside, err := readTree(j.stage, "archive")
	if err != nil {
		return err
	}
	targets, err := os.ReadDir(j.bin) // sorted
	if err != nil {
		return err
	}
	for _, t := range targets {
		if err := j.pack(t.Name(), beside); err != nil {
			return fmt.Errorf("%s: %w", t.Name(), err)
		}
	}
	return nil
}

func (j job) pack(target string, beside []entry) error {
	program, ext := "advisor", "tar.gz"
	if strings.HasPrefix(target, "windows_") {
		program, ext = "advisor.exe", "zip"
	}
	file := filepath.Join(j.bin, target, program)
	body, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	others, err := licenses(file)
	if err != nil {
		return err
	}
	name := "advisor_" + j.version + "_" + target
	entries := append([]entry{{program, 0o755, body}, {othersName, 0o644, others}}, beside...)
	pack := tarball
	if ext == "zip" {
		pack = zipped
	}
	packed, err := pack(name, entries, j.when)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(j.out, name+"."+ext), packed, 0o644); err != nil {
		return err
	}
	// Packages for Linux take it from there.
	if err := os.WriteFile(filepath.Join(j.bin, target, othersName), others, 0o644); err != nil {
		return err
	}
	bill, err := billOf(file, body, j)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(j.out, name+".cdx.json"), bill, 0o644)
}

// readTree reads the files below a folder of another one.
func readTree(dir, sub string) ([]entry, error) {
	var out []entry
	root := filepath.Join(dir, sub)
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		out = append(out, entry{filepath.ToSlash(rel), 0o644, body})
		return err
	})
	return out, err
}

// folders are the folders of the entries, each once, parents first.
func folders(top string, entries []entry) []string {
	var out []string
	for _, e := range entries {
		for dir := path.Dir(path.Join(top, e.name)); dir != "."; dir = path.Dir(dir) {
			out = append(out, dir+"/")
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func sorted(entries []entry) []entry {
	return slices.SortedFunc(slices.Values(entries), func(a, b entry) int { return strings.Compare(a.name, b.name) })
}

// tarball is a .tar.gz of files that belong to nobody in particular.
func tarball(top string, entries []entry, when time.Time) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	put := func(h tar.Header, body []byte) error {
		h.ModTime, h.Format = when, tar.FormatUSTAR
		if err := t.WriteHeader(&h); err != nil {
			return err
		}
		_, err := t.Write(body)
		return err
	}
	for _, dir := range folders(top, entries) {
		if err := put(tar.Header{Typeflag: tar.TypeDir, Name: dir, Mode: 0o755}, nil); err != nil {
			return nil, err
		}
	}
	for _, e := range sorted(entries) {
		h := tar.Header{Typeflag: tar.TypeReg, Name: path.Join(top, e.name), Mode: int64(e.mode), Size: int64(len(e.body))}
		if err := put(h, e.body); err != nil {
			return nil, err
		}
	}
	if err := t.Close(); err != nil {
		return nil, err
	}
	err = z.Close()
	return out.Bytes(), err
}

// zipped is a .zip of the same files.
func zipped(top string, entries []entry, when time.Time) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range sorted(entries) {
		h := &zip.FileHeader{Name: path.Join(top, e.name), Method: zip.Deflate, Modified: when}
		h.SetMode(e.mode)
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(e.body); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}
