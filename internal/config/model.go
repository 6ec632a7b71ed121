package config

import (
	"fmt"
	"path/filepath"
	"strings"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
	"advisor/internal/suggest"
	"advisor/internal/untrusted"
)

// Model is the model that weighs, with its questionnaire. The zero value is the
// built-in one.
type Model struct {
	Path          string // of its file, absolute; empty: the built-in one
	Shown         string // as the user or the file wrote it
	By            string // what named it: a flag, a variable, or a place in a file
	Weights       *model.Model
	Questionnaire questions.Questionnaire
	// Project: a file of the project names it, so that a pull request may change it:
	// NamedIn, absolute, in a line.
	Project bool
	NamedIn string
	Line    int
}

const byFlag = "--model"

// settingModelFrom is the flag that says who may name the model, and the values
// of it.
const (
	settingModelFrom = "model-from"
	ModelFromAny     = "any"
	ModelFromConfig  = "config" // the caller: a flag, a variable, --config or its own configuration
)

// Chosen reports whether the caller named the model, for every project alike.
func (m Model) Chosen() bool { return m.By == byFlag || isVariable(m.By) }

// ownFile is where a model, or a file of prices, is read from.
type ownFile struct {
	path  string // absolute; empty: there is none
	shown string // as the user or the file wrote it
	by    string // what named it
	// inside: a file of the project named it, so it must lie in the repository
	// of that file, the folder of which is dir.
	inside bool
	dir    string
	named  string // absolute: the file that names it; empty: no file does
	line   int
}

// ModelReader reads models: those that add their questions to a questionnaire.
type ModelReader struct {
	Places
	Questionnaire questions.Questionnaire
	// Taken says what has a name already, such as "the flag --format", that a question
	// could not be told from; empty: nothing.
	Taken func(name string) string
	// Watch guards the reading of a file; done ends it.
	Watch func(what string) (done func())
}

// Read reads the model that is used: that of --model, of ADVISOR_MODEL, of the
// last record that names one, then of the files of settings. Without one it is
// the zero value. Where only the caller may name it (ModelFromConfig) one that the
// project names is refused: it is not read, and said.
func (r ModelReader) Read(flag string, settings Settings, records []Record, who string) (used, refused Model, err error) {
	from, err := r.ownFile("model", flag, settings, records, record.ModelOf)
	if err == nil && from.inside && who == ModelFromConfig {
		refused = from.model()
		from, err = r.setFile("model", settings, false)
	}
	if err != nil || from.path == "" {
		return Model{}, refused, err
	}
	weights, err := r.read(from)
	if err != nil {
		return Model{}, refused, err
	}
	used = from.model()
	used.Weights, used.Questionnaire = &weights, weights.Set(r.Questionnaire)
	return used, refused, nil
}

// model is a model without what it says.
func (f ownFile) model() Model {
	return Model{Path: f.path, Shown: f.shown, By: f.by, Project: f.inside, NamedIn: f.named, Line: f.line}
}

// ownFile is the file of a flag, of its variable, of the last record that names
// one, then of the files of settings; the zero value where there is none.
func (p Places) ownFile(name, flag string, settings Settings, records []Record, ofRecord func([]byte) (untrusted.Text, int)) (ownFile, error) {
	if flag != "" {
		return ownFile{path: p.Abs(flag), shown: flag, by: "--" + name}, nil
	}
	_, from, _ := settings.value(name)
	if f := p.recordFile(records, ofRecord); f.path != "" && !isVariable(from) {
		return f, nil
	}
	return p.setFile(name, settings, true)
}

// setFile is the file that a variable or the settings name; project: those of the
// project count.
func (p Places) setFile(name string, settings Settings, project bool) (ownFile, error) {
	x, src := settings.find(name, project)
	switch {
	case x == nil:
		return ownFile{}, nil
	case src == nil:
		return ownFile{path: p.Abs(x.Values[0]), shown: x.Values[0], by: Variable(name)}, nil
	case len(x.Values) > 1:
		return ownFile{}, exit.InputErrorf("%s:%d: %s: name one file, not %d", src.name, x.Line, name, len(x.Values))
	}
	return ownFile{
		path: pathIn(src.dir, x.Values[0]), shown: x.Values[0], by: fmt.Sprintf("%s:%d", src.name, x.Line), dir: src.dir,
		inside: src.project, named: src.path, line: x.Line,
	}, nil
}

// namedFile is the file that a record names.
func (p Places) namedFile(record string, name untrusted.Text, line int) ownFile {
	dir := filepath.Dir(p.Abs(record))
	return ownFile{
		path: pathIn(dir, string(name)), shown: string(name), inside: true, dir: dir,
		by: fmt.Sprintf("%s:%d", untrusted.Text(p.Shown(p.Abs(record))).Clean(), line), named: p.Abs(record), line: line,
	}
}

// read reads a model and checks it, its own scenarios included.
func (r ModelReader) read(from ownFile) (model.Model, error) {
	defer r.Watch(from.shown)()
	f, err := r.open(from)
	if err != nil {
		return model.Model{}, from.unread(err)
	}
	m, err := score.ReadModel(from.shown, f.Bytes, r.Questionnaire, suggest.CheckHints, r.freeNames)
	return m, exit.InputError(err)
}

func (p Places) open(from ownFile) (files.File, error) {
	if !from.inside {
		return files.ReadUser(from.path)
	}
	return p.readInside(from.dir, from.path)
}

// unread says which file cannot be read, and what names it where no flag does.
func (f ownFile) unread(err error) error {
	by := ""
	if !strings.HasPrefix(f.by, "--") {
		by = ", which " + f.by + " names"
	}
	return exit.InputErrorf("reading %s%s: %w", untrusted.Text(f.shown).Clean(), by, err)
}

// freeNames refuses added questions that are named like something else.
func (r ModelReader) freeNames(m model.Model, _ questions.Questionnaire) []model.Flaw {
	var out []model.Flaw
	for i, q := range m.Questions {
		if _, builtIn := r.Questionnaire.Question(q.ID); builtIn {
			continue
		}
		if what := r.Taken(string(q.ID)); what != "" {
			out = append(out, model.Flaw{
				Path:    []any{"questions", i, "id"},
				Message: fmt.Sprintf("question %q is named like %s; give it another id", q.ID, what),
			})
		}
	}
	return out
}
