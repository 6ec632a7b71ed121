package main

import (
	"os/exec"
	"strings"
	"testing"
)

// neverLinked are packages that no dependency may bring either.
var neverLinked = []string{"net/http", "crypto/tls", "net/rpc", "net/smtp", "plugin"}

// TestNothingLinksTheNetwork: the whole program, with all that it depends on,
// has no package that speaks over a network.
func TestNothingLinksTheNetwork(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("go is not on PATH: the packages of the program cannot be listed")
	}
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if len(linked) < 100 {
		t.Fatalf("%d packages: the list is not whole", len(linked))
	}
	has := map[string]bool{}
	for _, name := range linked {
		has[name] = true
	}
	for _, name := range neverLinked {
		if has[name] {
			t.Errorf("the program links %s", name)
		}
	}
}
