package score_test

import (
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// untilFirm is how many questions are asked of a team in that order before
// nothing that is left can change the recommendation.
func untilFirm(m model.Model, s questions.Questionnaire, team questions.Answers) int {
	given := questions.Answers{}
	for n := 0; ; n++ {
		open := slices.DeleteFunc(score.Quickest(basis(m, s, given)), func(id questions.ID) bool {
			_, asked := given[id]
			return asked
		})
		if len(open) == 0 {
			return n
		}
		given[open[0]] = questions.Answer{Option: team[open[0]].Option, Source: questions.FromWizard}
	}
}

// The aim of the quick way: half of the scenarios are firm after nine
// questions, those that say too little to ever be firm included.
func TestQuickestIsShort(t *testing.T) {
	m, s := model.Default(), questions.Default()
	var all []model.Scenario
	if err := yaml.Load(scenarioFile, &all, yaml.WithKnownFields()); err != nil {
		t.Fatal(err)
	}
	var asked []int
	for i, x := range all {
		if testing.Short() && i%4 > 0 {
			continue
		}
		team := questions.Answers{}
		for id, o := range x.Answers {
			team[id] = questions.Answer{Option: o}
		}
		asked = append(asked, untilFirm(m, s, team))
	}
	slices.Sort(asked)
	median := asked[len(asked)/2]
	t.Logf("questions until firm, over %d scenarios: %v, median %d", len(asked), asked, median)
	if median > 9 {
		t.Errorf("the median is %d questions, want at most 9", median)
	}
}

// Quickest has the questions of Next, each once, and none when it is firm.
func TestQuickestIsNextInAnotherOrder(t *testing.T) {
	m, s := model.Default(), questions.Default()
	for _, a := range []questions.Answers{
		{},
		{"stage": {Option: "development-only"}},
		{"hosts": {Option: "1"}, "stage": {Option: "internal"}},
		{"hosts": {AnyOf: []questions.OptionID{"1", "2-3"}}},
	} {
		var want []questions.ID
		for _, n := range score.Next(basis(m, s, a)) {
			want = append(want, n.Question)
		}
		got := score.Quickest(basis(m, s, a))
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", a, got, want)
		}
	}
}

func BenchmarkQuickest(b *testing.B) {
	m, s := model.Default(), questions.Default()
	for b.Loop() {
		score.Quickest(basis(m, s, nil))
	}
}
