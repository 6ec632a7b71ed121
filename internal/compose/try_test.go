package compose

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestTry(t *testing.T) {
	f := os.Getenv("TRY")
	if f == "" {
		t.Skip()
	}
	l, err := Load(context.Background(), Input{Dir: filepath.Dir(f), Files: []string{f}})
	if err != nil {
		fmt.Println("ERR", err)
		return
	}
	fmt.Println(l.Name, len(l.Project.Services), l.Files)
	for _, g := range l.Gaps {
		fmt.Println("gap", g.File, g.Line, g.Reason)
	}
	for s := range l.Project.Services {
		fmt.Println("==", s, l.Place("services", s))
		for _, a := range l.Attributes(s) {
			fmt.Println("  ", a.Path, a.Place)
		}
		fmt.Printf("%+v\n", l.Ports(s))
	}
}
