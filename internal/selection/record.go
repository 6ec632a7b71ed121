package selection

import (
	"errors"
	"path/filepath"

	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// OneRecord refuses a check without a record, or with several, and says where one
// was looked for; given: flags name them.
func (s Selection) OneRecord(given bool) error {
	places, dir := s.Places, s.argumentOrHere()
	switch n := len(s.Records); {
	case n > 1:
		return exit.InputErrorf("check: compares with one record, not %d; give --answers once", n)
	case given || n == 1:
		return nil
	case len(s.Args) == 1 && files.KindOf(places.Abs(dir)) == files.Missing:
		return exit.InputErrorf("reading %s: no such file or directory", untrusted.Text(dir).Clean())
	case places.Passed(dir) != "":
		return exit.InputErrorf("check: %s is the record of the project beside it, not of %s; write one there with advisor --save, or name a record with --answers",
			untrusted.Text(places.Shown(places.Passed(dir))).Clean(), ShownFolder(s.Args))
	}
	if err := unreadable(places.FolderOf(dir)); err != nil {
		return exit.InputErrorf("reading %s: %w", ShownFolder(s.Args), err)
	}
	return exit.InputErrorf("check: no %s in %s or above it in the repository; write one with advisor --save %s, or name another record with --answers", config.RecordName, ShownFolder(s.Args), config.RecordName)
}

// RecordFor is the record that a check of the same words finds; empty: none.
func (s Selection) RecordFor() string { return s.Places.RecordFor(s.argumentOrHere()) }

// argumentOrHere is the first word of the command line; empty: there is none.
func (s Selection) argumentOrHere() string {
	if len(s.Args) == 0 {
		return ""
	}
	return s.Args[0]
}

// unreadable is why nobody can look for a record in a folder.
func unreadable(dir string) error {
	_, err := files.ReadUser(filepath.Join(dir, config.RecordName))
	if !errors.Is(err, files.ErrPermission) {
		return nil
	}
	return err
}
