package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAddLicenses(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"LICENSE.md": "be kind\r\n", "NOTICE": "by somebody", "license_test.go": "package x", "README.md": "hello"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := addLicenses(&out, "x/y v1.0.0", dir); err != nil {
		t.Fatal(err)
	}
	line := strings.Repeat("=", 72)
	want := "\n" + line + "\nx/y v1.0.0, LICENSE.md\n\nbe kind\n" + "\n" + line + "\nx/y v1.0.0, NOTICE\n\nby somebody\n"
	if out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

// TestModuleWithoutLicense: what may not be handed on stops a release, unless
// it is known where its licence is stated.
func TestModuleWithoutLicense(t *testing.T) {
	var out bytes.Buffer
	err := addLicenses(&out, "x/y v1.0.0", t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "x/y v1.0.0 has no file with a licence") {
		t.Errorf("%v", err)
	}
	if err := addLicenses(&out, "github.com/mattn/go-localereader v0.0.1", t.TempDir()); err != nil {
		t.Error(err)
	}
}
