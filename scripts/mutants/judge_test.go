package main

import "testing"

// What gremlins says of a part is counted: what does not compile is left out,
// and what is listed as equivalent has to live.
func TestJudge(t *testing.T) {
	parts, err := allParts("../..")
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := choose(parts, []string{"suggest"})
	if err != nil || len(chosen) < 2 {
		t.Fatalf("%d parts, %v", len(chosen), err)
	}
	p := chosen[0]
	var o output
	r, err := p.judge("../..", o, nil, []entry{{File: p.dir + "/" + p.files[0], Line: "no such line", Change: "X", Why: "y"}})
	if err != nil || len(r.Stale) != 1 || r.passes() {
		t.Errorf("an entry that fits nothing passes: %+v, %v", r, err)
	}
	if (result{Killed: 9, Lived: 1}).share() != wanted || !(result{Killed: 9, Lived: 1, Equivalent: 5}).passes() || (result{Killed: 8, NotCovered: 1}).passes() {
		t.Error("nine of ten is the limit, and what is not reached counts")
	}
}

// The list is read, and each entry has all that it needs.
func TestEquivalentIsRead(t *testing.T) {
	if list, err := readEquivalent("equivalent.yaml"); err != nil || len(list) == 0 {
		t.Errorf("%d entries, %v", len(list), err)
	}
}
