package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const sumsName = "SHA256SUMS"

// sums writes the checksums of all that is released, as sha256sum does.
func sums(j job) error {
	files, err := os.ReadDir(j.out) // sorted
	if err != nil {
		return err
	}
	var out strings.Builder
	for _, f := range files {
		if f.Name() == sumsName {
			continue
		}
		body, err := os.ReadFile(filepath.Join(j.out, f.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "%x  %s\n", sha256.Sum256(body), f.Name())
	}
	return os.WriteFile(filepath.Join(j.out, sumsName), []byte(out.String()), 0o644)
}
