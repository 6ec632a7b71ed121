package conversation

import (
	"fmt"
	"path/filepath"
	"strings"

	"advisor/internal/files"
	"advisor/internal/interview"
)

// Drafts is where a conversation that was stopped is kept: under the XDG
// state directory, one file for each project. The zero value keeps nothing.
type Drafts struct {
	path   string
	report string // beside it, the report of the last conversation
}

// Report is where the whole report of the last conversation is kept; empty:
// nowhere.
func (d Drafts) Report() string { return d.report }

// SaveReport keeps the whole report.
func (d Drafts) SaveReport(body []byte) error {
	if err := files.MakeFolder(filepath.Dir(d.report)); err != nil {
		return err
	}
	return files.Write(d.report, body)
}

// DraftsOf are those of the project at an absolute path, for an environment.
func DraftsOf(project string, getenv func(string) string) Drafts {
	base := getenv("XDG_STATE_HOME")
	if home := getenv("HOME"); !filepath.IsAbs(base) && filepath.IsAbs(home) {
		base = filepath.Join(home, ".local", "state")
	}
	if !filepath.IsAbs(base) {
		return Drafts{}
	}
	name := interview.DraftName(project)
	report := "report" + strings.TrimSuffix(strings.TrimPrefix(name, "draft"), ".json") + ".txt"
	return Drafts{filepath.Join(base, "advisor", name), filepath.Join(base, "advisor", report)}
}

// read gives the draft of this project; nil: there is none, or, with an error,
// one that cannot be used. Whether it fits today's questionnaire is for the
// conversation to say.
func (d Drafts) read() (*interview.Draft, error) {
	if d.path == "" || !files.Exists(d.path) {
		return nil, nil
	}
	f, err := files.ReadUser(d.path)
	var draft interview.Draft
	if err == nil {
		draft, err = interview.DecodeDraft(f.Bytes)
	}
	if err != nil {
		return nil, fmt.Errorf("ignoring the draft %s: %w", d.path, err)
	}
	return &draft, nil
}

func (d Drafts) save(draft interview.Draft) (string, error) {
	body, err := interview.EncodeDraft(draft)
	if err != nil {
		return "", err
	}
	if err := files.MakeFolder(filepath.Dir(d.path)); err != nil {
		return "", err
	}
	return d.path, files.Write(d.path, body)
}

// Drop forgets the draft.
func (d Drafts) Drop() error {
	if d.path == "" {
		return nil
	}
	return files.Remove(d.path)
}
