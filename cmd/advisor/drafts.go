package main

import (
	"cmp"
	"fmt"
	"path/filepath"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/interview"
)

// drafts is where a conversation that was stopped is kept: under the XDG
// state directory, one file for each project. An empty path keeps nothing.
type drafts struct {
	tell func(string)
	path string
}

func (r runConfig) drafts() drafts {
	place := r.abs(cmp.Or(first(r.args), first(r.files))) // tells one project's draft from another's
	base := r.Getenv("XDG_STATE_HOME")
	if home := r.Getenv("HOME"); !filepath.IsAbs(base) && filepath.IsAbs(home) {
		base = filepath.Join(home, ".local", "state")
	}
	if !filepath.IsAbs(base) {
		return drafts{tell: r.tell}
	}
	return drafts{r.tell, filepath.Join(base, "advisor", interview.DraftName(place))}
}

// read gives the draft of this project; nil: there is none, or it cannot be
// used, which is said in one line. Whether it fits today's questionnaire is
// for the conversation to say.
func (d drafts) read() *interview.Draft {
	if d.path == "" || !files.Exists(d.path) {
		return nil
	}
	f, err := files.ReadUser(d.path)
	var draft interview.Draft
	if err == nil {
		draft, err = interview.DecodeDraft(f.Bytes)
	}
	if err != nil {
		d.tell(exit.Message(fmt.Errorf("ignoring the draft %s: %w", d.path, err)))
		return nil
	}
	return &draft
}

func (d drafts) save(draft interview.Draft) (string, error) {
	body, err := interview.EncodeDraft(draft)
	if err != nil {
		return "", err
	}
	if err := files.MakeFolder(filepath.Dir(d.path)); err != nil {
		return "", err
	}
	return d.path, files.Write(d.path, body)
}

func (d drafts) drop() error {
	if d.path == "" {
		return nil
	}
	return files.Remove(d.path)
}
