package config

import (
	"errors"
	"path/filepath"
	"slices"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// People is what the records of several people say, put together.
type People struct {
	// Record names its model as --model would: from the working directory.
	Record   record.Record
	Each     []record.Record // what each of them says, as it was read
	Text     []byte          // of the one record; nil where there are several
	Names    []string        // of the records, short; none for one record
	Disputed []record.Disagreement
	// Refused is the model that they or the settings name and that the caller does
	// not let weigh; the zero value: there is none.
	Refused Model
}

// ReadRecords reads what every record says. Several are the answers of several
// people: where they differ, the answer is the set of what they said, and the
// model that they name must be one, unless one was given. Stdin reads what "-"
// stands for, up to so many bytes.
func (p Places) ReadRecords(form record.Form, l Loaded, modelGiven bool, stdin func(most int) ([]byte, error)) (People, error) {
	from, refused := l.Records, l.Refused
	paths := make([]string, len(from))
	for i, r := range from {
		paths[i] = r.Path
	}
	if err := p.eachOnce(paths); err != nil {
		return People{}, err
	}
	recs := make([]record.Record, len(from))
	errs := make([]error, len(from))
	var text []byte // of the last
	for i, r := range from {
		if r.Path == "-" {
			r.Bytes, r.Err = stdin(files.MaxSize)
		}
		text = r.Bytes
		refused = l.RefusedFor(p, r)
		form.Unread = refused.UnreadHint(p)
		recs[i], errs[i] = r.read(form)
	}
	if err := errors.Join(errs...); err != nil {
		return People{}, err
	}
	names := record.Names(paths)
	rec, disputed := record.Together(form.Questionnaire, names, recs)
	if len(recs) == 1 {
		rec.Model, rec.Costs = beside(paths[0], rec.Model), beside(paths[0], rec.Costs)
		for i, f := range rec.Files {
			rec.Files[i] = beside(paths[0], f)
		}
		return People{Record: rec, Each: recs, Text: text, Refused: refused}, nil
	}
	var err error
	if !modelGiven {
		rec.Model, err = p.oneModel(paths, recs)
	}
	return People{Record: rec, Each: recs, Names: names, Disputed: disputed, Refused: refused}, err
}

func (r Record) read(form record.Form) (record.Record, error) {
	name := r.Path
	if r.Path == "-" {
		name = "standard input"
	}
	switch {
	case exit.Has(r.Err):
		return record.Record{}, r.Err
	case r.Err != nil:
		return record.Record{}, exit.InputErrorf("reading %s: %w", untrusted.Text(name).Clean(), r.Err)
	}
	rec, err := form.Read(name, r.Bytes)
	return rec, exit.InputError(err)
}

// eachOnce refuses a record that is given twice, by any name: it would count
// for two people.
func (p Places) eachOnce(paths []string) error {
	var errs []error
	for i, path := range paths {
		same := func(q string) bool {
			return path == q || path != "-" && q != "-" && files.Same(p.Abs(path), p.Abs(q))
		}
		switch {
		case path == "":
			errs = append(errs, exit.InputErrorf("--answers: needs a value"))
		case slices.ContainsFunc(paths[:i], same):
			errs = append(errs, exit.InputErrorf("--answers: %s is given twice", untrusted.Text(path).Clean()))
		}
	}
	return errors.Join(errs...)
}

// beside is the path of a file that a record names: it starts from the folder
// of the record, on standard input from this one. Empty stays empty.
func beside(record string, name untrusted.Text) untrusted.Text {
	if name == "" || record == "-" {
		return name
	}
	return untrusted.Text(filepath.ToSlash(pathIn(filepath.Dir(record), string(name))))
}

// oneModel is the model file that the records name. Two models would weigh the
// same answers differently, so that is an error.
func (p Places) oneModel(paths []string, recs []record.Record) (untrusted.Text, error) {
	var first string // the record that names one first
	var out untrusted.Text
	for i, r := range recs {
		name := beside(paths[i], r.Model)
		switch {
		case name == "":
		case out == "":
			first, out = paths[i], name
		case p.Abs(string(name)) != p.Abs(string(out)):
			return "", exit.InputErrorf("%s names the model %s, and %s names %s; let them agree, or choose one with --model",
				untrusted.Text(first).Clean(), out.Clean(), untrusted.Text(paths[i]).Clean(), name.Clean())
		}
	}
	return out, nil
}

// Beside is the path of a file, named as from the working directory, as a
// record in another place names it.
func (p Places) Beside(record string, file untrusted.Text) untrusted.Text {
	path := filepath.FromSlash(string(file))
	if file == "" || filepath.IsAbs(path) {
		return file
	}
	rel, err := filepath.Rel(filepath.Dir(p.Abs(record)), p.Abs(path))
	if err != nil {
		rel = p.Abs(path)
	}
	return untrusted.Text(filepath.ToSlash(rel))
}
