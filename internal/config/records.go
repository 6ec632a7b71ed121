package config

import (
	"path/filepath"
	"slices"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// Record is the file of a record, or why it could not be read. It is read once,
// for the model that it names and for what it says.
type Record struct {
	Path  string // as the user would write it; "-" is standard input, which is not read here
	Bytes []byte
	Err   error
}

// NamedRecords are the records that somebody named. Their errors are for who
// wants to know what they say.
func (p Places) NamedRecords(paths []string) []Record {
	var out []Record
	for _, path := range paths {
		r := Record{Path: path}
		if path != "-" && path != "" {
			var f files.File
			f, r.Err = files.ReadUser(p.Abs(path))
			r.Bytes = f.Bytes
		}
		out = append(out, r)
	}
	return out
}

// FoundRecord is a record that was found and not named: it must lie in the
// repository that it was looked for in.
func (p Places) FoundRecord(path string) Record {
	f, err := p.readInside(filepath.Dir(path), path)
	if err != nil {
		err = exit.InputErrorf("reading %s: %w", untrusted.Text(p.Shown(path)).Clean(), err)
	}
	return Record{Path: p.Shown(path), Bytes: f.Bytes, Err: err}
}

// recordFile is the file that the records of a command line name, the last of
// them: compare weighs both by the new one's model. A record that cannot be read
// is for its reader to refuse.
func (p Places) recordFile(records []Record, of func([]byte) (untrusted.Text, int)) ownFile {
	for _, r := range slices.Backward(records) {
		if r.Err != nil {
			continue
		}
		if name, line := of(r.Bytes); name != "" {
			return p.namedFile(r.Path, name, line)
		}
	}
	return ownFile{}
}
