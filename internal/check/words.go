package check

import (
	"strings"

	"advisor/internal/advise"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
)

// ConditionWords say when a trigger is true; a fact is named by what is
// counted.
func ConditionWords(m model.Model, set questions.Questionnaire, t record.Trigger) string {
	words := advise.TriggerWords(m, set, t)
	for _, f := range Metrics() {
		if rest, ok := strings.CutPrefix(words, f.ID+": "); ok {
			return f.About + ": " + rest
		}
	}
	return words
}
