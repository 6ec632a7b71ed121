package conversation

import (
	"maps"

	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// voices is who said what to a question that people have to agree on; empty for
// every other.
func (c Conversation) voices(id questions.ID) string {
	for _, d := range c.Settle {
		if d.Question == id {
			return d.Said
		}
	}
	return ""
}

// noteAgreed writes to the note of each question that was settled who had said
// what, so that the record keeps who agreed.
func (c Conversation) noteAgreed(res *interview.Result) {
	if res.Notes = maps.Clone(res.Notes); res.Notes == nil {
		res.Notes = map[questions.ID]untrusted.Text{}
	}
	for _, d := range c.Settle {
		if !res.Answers[d.Question].Known() {
			continue
		}
		note := "Agreed. Before: " + d.Said
		if was := string(res.Notes[d.Question]); was != "" {
			note = was + " " + note
		}
		res.Notes[d.Question] = untrusted.Text(record.CutNote(note))
	}
}
