package gotable

import (
	"strings"
	"testing"
)

type word string

type row struct {
	Name   word
	List   []string
	Map    map[word]string
	On     bool
	N      int
	F      float64
	Rows   []row
	hidden int
}

func TestSource(t *testing.T) {
	v := row{Name: "a\"b", List: []string{"x", "y"}, Map: map[word]string{"b": "2", "a": "1"}, On: true, N: 3, F: 0.5, Rows: []row{{Name: "c", hidden: 1}, {}}}
	got, err := Table{Package: "gotable", From: "x.yaml", By: "TestX -update", Name: "table"}.Source(v)
	if err != nil {
		t.Fatal(err)
	}
	want := `// Code generated from x.yaml by TestX -update. DO NOT EDIT.

package gotable

// table is the table of x.yaml.
func table() row {
	return row{Name: "a\"b", List: []string{"x", "y"}, Map: map[word]string{"a": "1", "b": "2"}, On: true, N: 3, F: 0.5, Rows: []row{
		{Name: "c"},
		{},
	}}
}
`
	if string(got) != want {
		t.Errorf("%s", got)
	}
	_, err = Table{Package: "gotable"}.Source(struct{ C chan int }{make(chan int)})
	if err == nil || !strings.Contains(err.Error(), "chan") {
		t.Errorf("no literal: %v", err)
	}
}
