package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// remembered is what the last run of a part found. With AGAIN=1 the next one
// tries only what was not noticed, and what stands in a file that changed: tests
// that were added since notice no less. Where tests were changed or taken out,
// all has to be tried.
type remembered struct {
	Files    map[string]string `json:"files"`    // SHA-256, by base name
	Outcomes map[string]string `json:"outcomes"` // by changeKey
}

func rememberedPath(root, name string) string {
	return strings.TrimSuffix(resultPath(root, name), ".json") + ".outcomes.json"
}

// hashes are those of the files of a part in the folder.
func (p part) hashes(root string) (map[string]string, error) {
	out := map[string]string{}
	for _, f := range p.files {
		data, err := os.ReadFile(filepath.Join(root, p.dir, f))
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		out[f] = hex.EncodeToString(sum[:])
	}
	return out, nil
}

// remember saves what became of each change; work is what was tried.
func (p part) remember(root, work string, outcomes map[string]string) error {
	files, err := p.hashes(work)
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(remembered{files, outcomes}, "", "  ")
	if err != nil {
		return err
	}
	path := rememberedPath(root, p.name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}

// recall gives what need not be tried again; nothing where nothing is known.
func (p part) recall(root, work string) (map[string]string, error) {
	data, err := os.ReadFile(rememberedPath(root, p.name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var last remembered
	if err := json.Unmarshal(data, &last); err != nil {
		return nil, err
	}
	files, err := p.hashes(work)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for key, outcome := range last.Outcomes {
		file, _, _ := strings.Cut(key, ":")
		switch outcome {
		case fails, endless, noProgram:
			if files[file] != "" && files[file] == last.Files[file] {
				out[key] = outcome
			}
		}
	}
	return out, nil
}
