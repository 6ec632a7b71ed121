package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// shells are the completion scripts, by the name that each shell looks for.
var shells = []struct{ shell, file string }{
	{"bash", "advisor.bash"},
	{"zsh", "_advisor"},
	{"fish", "advisor.fish"},
	{"powershell", "advisor.ps1"},
}

// stage writes what goes beside the binaries: below archive/ for archives,
// below package/ what only packages for Linux hold.
func stage(j job) error {
	if err := j.documents(); err != nil {
		return err
	}
	if err := j.manual(); err != nil {
		return err
	}
	for _, s := range shells {
		script, err := exec.Command(j.program, "completion", s.shell).Output()
		if err != nil {
			return fmt.Errorf("the completion for %s: %w", s.shell, err)
		}
		if err := j.put("archive/completions/"+s.file, script); err != nil {
			return err
		}
	}
	return nil
}

// put writes a file of the stage.
func (j job) put(name string, body []byte) error {
	file := filepath.Join(j.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, body, 0o644)
}

// documents are the licences and what to read first.
func (j job) documents() error {
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		body, err := os.ReadFile(filepath.Join(j.source, name))
		if err != nil {
			return err
		}
		if err := j.put("archive/"+name, body); err != nil {
			return err
		}
		if name != "CHANGELOG.md" {
			continue
		}
		if err := j.putPacked("package/changelog.gz", body); err != nil {
			return err
		}
	}
	entry := fmt.Sprintf("advisor (%s-1) unstable; urgency=medium\n\n  * Release %s; changelog.gz says what changed.\n\n -- %s  %s\n",
		strings.Replace(j.version, "-", "~", 1), j.version, maintainer, j.when.Format(time.RFC1123Z))
	if err := j.putPacked("package/changelog.Debian.gz", []byte(entry)); err != nil {
		return err
	}
	return j.put("package/copyright", []byte(copyright))
}

// maintainer is that of nfpm.yaml.
const maintainer = "advisor maintainers <maintainers@advisor.invalid>"

// copyright is how Debian wants to be told the licence.
const copyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: advisor

Files: *
Copyright: 2026 The advisor authors
License: Apache-2.0
Comment:
 The licences of the libraries that are linked into the program are in
 /usr/share/doc/advisor/THIRD-PARTY-LICENSES.

License: Apache-2.0
 On Debian systems the full text of the Apache License 2.0 is in
 /usr/share/common-licenses/Apache-2.0.
`

// manual dates the manual pages and packs them for packages.
func (j job) manual() error {
	pages, err := filepath.Glob(filepath.Join(j.source, "docs", "man", "*.1"))
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return fmt.Errorf("%s has no manual pages", j.source)
	}
	for _, page := range pages {
		body, err := os.ReadFile(page)
		if err != nil {
			return err
		}
		dated := strings.Replace(string(body), `1 "" "advisor"`, fmt.Sprintf(`1 "%s" "advisor %s"`, j.when.Format("2006-01-02"), j.version), 1)
		if dated == string(body) {
			return fmt.Errorf("%s: its first line has no place for the date", page)
		}
		name := filepath.Base(page)
		if err := j.put("archive/man/"+name, []byte(dated)); err != nil {
			return err
		}
		if err := j.putPacked("package/man/"+name+".gz", []byte(dated)); err != nil {
			return err
		}
	}
	return nil
}

// putPacked writes a file packed by gzip, without a name or a time.
func (j job) putPacked(name string, body []byte) error {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(body); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return j.put(name, out.Bytes())
}
