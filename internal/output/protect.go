package output

import (
	"advisor/internal/exit"
	"advisor/internal/files"
)

// RefuseRead refuses to write over a file that was read, by whatever name or
// link: Check knows only the files that flags name.
func RefuseRead(targets []Target) error {
	for _, t := range targets {
		if t.Path != "" && files.WasRead(t.Path) {
			return t.overwrites()
		}
	}
	return nil
}

// Refuse refuses to write over any of some files.
func Refuse(targets []Target, inputs []string) error {
	for _, t := range targets {
		if err := t.refuse(inputs); err != nil {
			return err
		}
	}
	return nil
}

func (t Target) refuse(inputs []string) error {
	for _, in := range inputs {
		if t.Path != "" && files.Same(t.Path, in) {
			return t.overwrites()
		}
	}
	return nil
}

func (t Target) overwrites() error {
	return exit.InputErrorf("writing %s: would overwrite its own input", t.name())
}

// Existing are the targets that are files already: only they can be inputs.
func Existing(targets []Target) []Target {
	var out []Target
	for _, t := range targets {
		if t.Path != "" && files.Exists(t.Path) {
			out = append(out, t)
		}
	}
	return out
}
