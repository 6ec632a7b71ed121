package main

import (
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// protect refuses to write over a file that was read, by whatever name or
// link: prepare knows only the files that flags name. A record may be saved
// over the one that was read.
func (a *app) protect(o *options, targets []target) error {
	for _, t := range targets {
		if err := refuseRead(t); err != nil {
			return err
		}
	}
	if o.save == "" || len(o.answerFiles) == 1 && files.Same(a.abs(o.save), a.abs(o.answerFiles[0])) {
		return nil
	}
	return refuseRead(target{path: a.abs(o.save), shown: o.save})
}

func refuseRead(t target) error {
	if t.path != "" && files.WasRead(t.path) {
		return exit.InputErrorf("writing %s: would overwrite its own input", untrusted.Text(t.shown).Clean())
	}
	return nil
}
