package main

import (
	"bytes"
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/mod/module"
)

// othersName is the file with the licences of all that is linked.
const othersName = "THIRD-PARTY-LICENSES"

// licenseName matches the files in the top folder of a module that say under
// which terms it may be handed on.
var licenseName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// licenses are the licences of all that is linked into a binary, of Go itself
// first: handing the binary on asks for them.
func licenses(program string) ([]byte, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	root, cache, err := goFolders()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("advisor contains the following software, each under its own licence.\n")
	if err := addLicenses(&out, "Go "+strings.TrimPrefix(info.GoVersion, "go"), root); err != nil {
		return nil, err
	}
	for _, dep := range info.Deps {
		if dep.Replace != nil {
			dep = dep.Replace
		}
		name, err := module.EscapePath(dep.Path)
		if err != nil {
			return nil, err
		}
		if err := addLicenses(&out, dep.Path+" "+dep.Version, filepath.Join(cache, name+"@"+dep.Version)); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// stated are modules without a file that holds their licence, and where it is
// said. A new version is looked at again.
var stated = map[string]string{
	"github.com/mattn/go-localereader v0.0.1": "License: MIT\nAuthor: Yasuhiro Matsumoto (a.k.a. mattn)",
}

func goFolders() (root, cache string, err error) {
	out, err := exec.Command("go", "env", "GOROOT", "GOMODCACHE").Output()
	if err != nil {
		return "", "", fmt.Errorf("go env: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 2 {
		return "", "", fmt.Errorf("go env: %q", out)
	}
	return lines[0], lines[1], nil
}

func addLicenses(out *bytes.Buffer, what, dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	section := func(file, text string) {
		fmt.Fprintf(out, "\n%s\n%s, %s\n\n%s\n", strings.Repeat("=", 72), what, file, text)
	}
	found := false
	for _, f := range files {
		if f.IsDir() || !licenseName.MatchString(f.Name()) {
			continue
		}
		body, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return err
		}
		found = true
		section(f.Name(), strings.TrimSpace(strings.ReplaceAll(string(body), "\r\n", "\n")))
	}
	if text, ok := stated[what]; ok && !found {
		found = true
		section("README.md", text)
	}
	if !found {
		return fmt.Errorf("%s has no file with a licence in %s; see stated in licenses.go", what, dir)
	}
	return nil
}
