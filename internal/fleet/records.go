package fleet

import (
	"path/filepath"

	"advisor/internal/config"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// Records are the records of many projects, each of its own project: one in a
// folder without a project is that of the one project below it, and of none where
// there are several.
type Records struct {
	places config.Places
	of     map[untrusted.Text]string // the record by the path of a project; absolute
}

// NewRecords are none yet.
func NewRecords(places config.Places) *Records {
	return &Records{places: places, of: map[untrusted.Text]string{}}
}

// Look finds the records of projects.
func (r *Records) Look(found []scan.Found) {
	count := map[string]int{}
	for _, f := range found {
		if path := r.places.RecordBelow(f.Dir, f.Root); path != "" {
			r.of[f.Path] = path
			if filepath.Dir(path) != f.Dir {
				count[path]++
			}
		}
	}
	for _, f := range found {
		if path := r.of[f.Path]; path != "" && filepath.Dir(path) != f.Dir && count[path] > 1 {
			delete(r.of, f.Path)
		}
	}
}

// Of is the record of a project; empty where it has none.
func (r *Records) Of(f scan.Found) string { return r.of[f.Path] }

// Judged are the projects that have a record, and how many have none.
func (r *Records) Judged(found []scan.Found) (with []scan.Found, without int) {
	for _, f := range found {
		if r.of[f.Path] != "" {
			with = append(with, f)
		} else {
			without++
		}
	}
	return with, without
}
