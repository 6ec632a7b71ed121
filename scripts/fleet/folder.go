package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// recordText is the record of a team that has decided.
const recordText = "version: 1\nanswers: {hosts: 1, host-failure: by-hand, engineers: 3-5, budget: tight}\ndecision: compose\ntriggers: [services >= 20]\nreview-by: 2099-12-31\n"

// measureFolder measures runs over a copy of the projects of a folder, with a record
// in the folder of each. There is nothing to say of a folder that is not there.
func measureFolder(advisor, from, dir string) error {
	if _, err := os.Stat(from); err != nil {
		fmt.Println("fleet: there is no", from)
		return nil
	}
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		return err
	}
	lines, err := exec.Command(advisor, "scan", "--recursive", dir).Output()
	if err != nil {
		return fmt.Errorf("scanning %s: %w", from, err)
	}
	n, records := 0, 0
	for line := range bytes.Lines(lines) {
		n++
		var l struct{ Path string }
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		folder := filepath.Join(dir, filepath.FromSlash(l.Path))
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			continue // one of several in a folder
		}
		if err := os.WriteFile(filepath.Join(folder, "advisor.yaml"), []byte(recordText), 0o644); err != nil {
			return err
		}
		records++
	}
	fmt.Printf("\n%d projects of %s, %d with a record:\n\n| run | wall | CPU | largest memory | output a project |\n| --- | ---: | ---: | ---: | ---: |\n", n, filepath.Base(from), records)
	for _, r := range runs {
		c, err := measure(advisor, append(append([]string{}, r.args...), dir))
		if err != nil {
			return err
		}
		fmt.Printf("| %s | %s | %.1f KiB |\n", r.name, c, float64(c.bytes)/1024/float64(n))
	}
	return nil
}
