package record

import (
	"reflect"
	"testing"

	"advisor/internal/questions"
)

func TestMerge(t *testing.T) {
	three := questions.Answer{Option: "2-3", Number: 3, Plain: true, Source: questions.FromFile}
	two := questions.Answer{Option: "2-3", Number: 2, Plain: true, Source: questions.FromFile}
	some := func(o questions.OptionID) questions.Answer {
		return questions.Answer{Option: o, Source: questions.FromFile}
	}
	rs := []Record{
		{Answers: questions.Answers{"hosts": three, "budget": some("ample"), "stage": some("internal"), "traffic": some(questions.Unknown), "regions": three, "scaling": some("fixed")}},
		{Answers: questions.Answers{"hosts": three, "budget": some("tight"), "stage": some(questions.Unknown), "engineers": some("1-2"), "deploying-teams": two}},
		{Answers: questions.Answers{"hosts": three, "budget": some("ample"), "deploying-teams": three, "traffic": some(questions.Unknown), "scaling": some("fixed")}},
		{Answers: questions.Answers{"budget": some(questions.Unknown)}},
	}
	delete(rs[0].Answers, "regions")
	got, differ := Merge(questions.Default(), rs)
	want := questions.Answers{
		"hosts": three, "budget": {AnyOf: []questions.OptionID{"tight", "ample"}, Source: questions.FromFile}, "stage": some("internal"),
		"traffic": some(questions.Unknown), "engineers": some("1-2"), "deploying-teams": some("2-3"), "scaling": some("fixed"),
	}
	if !got.Equal(want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	wantDiffer := []Disagreement{{"budget", []Said{{"tight", []int{1}}, {"ample", []int{0, 2}}}, []int{3}}}
	if !reflect.DeepEqual(differ, wantDiffer) {
		t.Errorf("differ %+v", differ)
	}
	rs[0], rs[2] = rs[2], rs[0]
	if again, _ := Merge(questions.Default(), rs); !again.Equal(want) {
		t.Errorf("in another order %+v", again)
	}
	if none, differ := Merge(questions.Default(), nil); len(none) != 0 || differ != nil {
		t.Errorf("of nobody: %+v, %+v", none, differ)
	}
}
