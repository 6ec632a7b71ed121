package questions

import (
	"reflect"
	"testing"
)

func TestMerge(t *testing.T) {
	three := Answer{Option: "2-3", Number: 3, Plain: true, Source: FromFile}
	two := Answer{Option: "2-3", Number: 2, Plain: true, Source: FromFile}
	some := func(o OptionID) Answer { return Answer{Option: o, Source: FromFile} }
	rs := []Record{
		{Answers: Answers{"hosts": three, "budget": some("ample"), "stage": some("internal"), "traffic": some(Unknown), "regions": three, "scaling": some("fixed")}},
		{Answers: Answers{"hosts": three, "budget": some("tight"), "stage": some(Unknown), "engineers": some("1-2"), "deploying-teams": two}},
		{Answers: Answers{"hosts": three, "budget": some("ample"), "deploying-teams": three, "traffic": some(Unknown), "scaling": some("fixed")}},
	}
	delete(rs[0].Answers, "regions")
	got, differ := Merge(Default(), rs)
	want := Answers{
		"hosts": three, "budget": {AnyOf: []OptionID{"tight", "ample"}, Source: FromFile}, "stage": some("internal"),
		"traffic": some(Unknown), "engineers": some("1-2"), "deploying-teams": some("2-3"), "scaling": some("fixed"),
	}
	if !got.Equal(want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	wantDiffer := []Disagreement{{"budget", []Said{{"tight", []int{1}}, {"ample", []int{0, 2}}}}}
	if !reflect.DeepEqual(differ, wantDiffer) {
		t.Errorf("differ %+v", differ)
	}
	rs[0], rs[2] = rs[2], rs[0]
	if again, _ := Merge(Default(), rs); !again.Equal(want) {
		t.Errorf("in another order %+v", again)
	}
	if none, differ := Merge(Default(), nil); len(none) != 0 || differ != nil {
		t.Errorf("of nobody: %+v, %+v", none, differ)
	}
}
