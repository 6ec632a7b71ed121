package interview

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"advisor/internal/questions"
)

// draftVersion rises when a draft means something else than before.
const draftVersion = 1

// ErrDraftVersion is the error for a draft of a newer program.
var ErrDraftVersion = errors.New("the draft needs a newer advisor")

// Draft is a conversation that was stopped before its end.
type Draft struct {
	// Given are the person's answers in the order of the questionnaire.
	Given []DraftAnswer
	Notes []DraftNote
	Quick bool
	// Asked are all questions of the questionnaire at that time, to tell what
	// is new since.
	Asked []questions.ID
	// Decision is what was said of the decision; nil: nothing was.
	Decision *DraftDecision
}

// DraftDecision is the part of a draft on the decision. nil: not said.
type DraftDecision struct {
	Side     *string         `json:"side,omitempty"`
	Marks    map[string]bool `json:"marks,omitempty"` // triggers that were switched on or off
	ReviewBy *string         `json:"review_by,omitempty"`
}

// DraftAnswer is one answer of a draft. Unknown is an answer too: "not sure".
type DraftAnswer struct {
	ID     questions.ID       `json:"question"`
	Option questions.OptionID `json:"answer"`
	Number int                `json:"number,omitempty"`
	Plain  bool               `json:"plain,omitempty"`
	// Agreed: it is what the scan suggested.
	Agreed bool `json:"agreed,omitempty"`
}

// DraftNote is one note of a draft.
type DraftNote struct {
	ID   questions.ID `json:"question"`
	Text string       `json:"text"`
}

type draftFile struct {
	Version int            `json:"version"`
	Quick   bool           `json:"quick"`
	Answers []DraftAnswer  `json:"answers"`
	Notes   []DraftNote    `json:"notes"`
	Asked   []questions.ID `json:"questionnaire"`

	Decision *DraftDecision `json:"decision,omitempty"`
}

// EncodeDraft is the file of a draft.
func EncodeDraft(d Draft) ([]byte, error) {
	b, err := json.MarshalIndent(draftFile{Version: draftVersion, Quick: d.Quick, Answers: d.Given, Notes: d.Notes, Asked: d.Asked, Decision: d.Decision}, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

// DecodeDraft reads the file of a draft. Whether its answers still fit is the
// business of Fit.
func DecodeDraft(data []byte) (Draft, error) {
	var f draftFile
	if err := json.Unmarshal(data, &f); err != nil {
		return Draft{}, fmt.Errorf("not a draft: %w", err)
	}
	if f.Version > draftVersion {
		return Draft{}, ErrDraftVersion
	}
	if f.Version < 1 || len(f.Asked) == 0 {
		return Draft{}, errors.New("not a draft: the version or the questionnaire is missing")
	}
	return Draft{Given: f.Answers, Notes: f.Notes, Quick: f.Quick, Asked: f.Asked, Decision: f.Decision}, nil
}

// DraftName is the file name of the draft of a project, so that the drafts of
// two projects are never mixed up. The place is the absolute path of the
// project with links resolved.
func DraftName(place string) string {
	sum := sha256.Sum256([]byte(place))
	return "draft-" + hex.EncodeToString(sum[:8]) + ".json"
}

// Fit is a draft cut to a questionnaire: what still fits, which answers do
// not, and which questions are new since.
func (d Draft) Fit(set questions.Questionnaire) (fit Draft, gone, added []questions.ID) {
	fit = Draft{Quick: d.Quick, Asked: ids(set.Questions), Decision: d.Decision}
	for _, a := range d.Given {
		q, ok := set.Question(a.ID)
		if _, has := q.Option(a.Option); ok && (has || a.Option == questions.Unknown) {
			fit.Given = append(fit.Given, a)
		} else {
			gone = append(gone, a.ID)
		}
	}
	for _, n := range d.Notes {
		if _, ok := set.Question(n.ID); ok {
			fit.Notes = append(fit.Notes, n)
		}
	}
	for _, id := range fit.Asked {
		if !slices.Contains(d.Asked, id) {
			added = append(added, id)
		}
	}
	return fit, gone, added
}

// Summary says how many questions were answered, and how many skipped.
func (d Draft) Summary() string {
	skipped := 0
	for _, a := range d.Given {
		if a.Option == questions.Unknown {
			skipped++
		}
	}
	s := fmt.Sprintf("%d answered", len(d.Given)-skipped)
	if skipped > 0 {
		s += fmt.Sprintf(", %d skipped", skipped)
	}
	return s
}

// Draft is the conversation as it can be kept.
func (iv *Interview) Draft() Draft {
	d := Draft{Quick: iv.Navigation.Quick, Asked: ids(iv.Questionnaire.Questions), Decision: iv.Decision.draft()}
	for _, q := range iv.Questionnaire.Questions {
		if a, ok := iv.Given[q.ID]; ok {
			d.Given = append(d.Given, DraftAnswer{
				ID: q.ID, Option: a.Option, Number: a.Number, Plain: a.Plain, Agreed: a.Source == questions.FromScan,
			})
		}
		if n, ok := iv.Notes[q.ID]; ok {
			d.Notes = append(d.Notes, DraftNote{ID: q.ID, Text: string(n)})
		}
	}
	return d
}

// Resume takes up a draft that fits the questionnaire. Who agreed with the
// scan is asked again where the scan says something else today.
func (iv *Interview) Resume(d Draft) {
	iv.Navigation.Quick = d.Quick
	for _, a := range d.Given {
		s, ok := iv.Suggestion(a.ID)
		switch {
		case a.Agreed && ok && s.Option == a.Option:
			iv.Given[a.ID] = s
		case !a.Agreed:
			iv.Given[a.ID] = questions.Answer{Option: a.Option, Number: a.Number, Plain: a.Plain, Source: questions.FromWizard}
		}
	}
	iv.forget()
	for _, n := range d.Notes {
		if text, err := ReadNote(n.Text); err == nil {
			iv.Note(n.ID, text)
		}
	}
	iv.Decision.resume(d.Decision)
}

// Unsaved reports whether the answers could have been saved and were not, with
// the offers that were taken.
func (iv *Interview) Unsaved(taken []string) bool {
	d := iv.Options.Deciding
	return d != nil && d.Offer != "" && !slices.Contains(taken, d.Offer)
}

// Untouched reports whether nothing was said that a draft could keep.
func (iv *Interview) Untouched() bool {
	return len(iv.Given)+len(iv.Notes) == 0 && !iv.Decision.touched
}

// Save keeps a draft in the middle of a conversation, and says where in full, or why
// not.
func (iv *Interview) Save() string {
	if iv.Options.SaveDraft == nil {
		return "Answers cannot be saved here."
	}
	if iv.Untouched() {
		return "Nothing is answered yet, so there is nothing to save."
	}
	path, err := iv.Options.SaveDraft(iv.Draft())
	if err != nil {
		return "Not saved: " + Clean(err.Error())
	}
	return "Saved in " + Clean(path) + ", which the next start offers."
}

// ToGo is how many questions a draft leaves that is resumed here.
func (iv *Interview) ToGo(d Draft) int {
	again := New(iv.Questionnaire, iv.Options)
	again.Resume(d)
	return again.Left()
}

// Keep saves a draft of what was answered and tells where; empty: nowhere.
func (iv *Interview) Keep() string {
	if iv.Options.SaveDraft == nil || iv.Untouched() {
		return ""
	}
	path, err := iv.Options.SaveDraft(iv.Draft())
	if err != nil {
		return ""
	}
	return path
}
