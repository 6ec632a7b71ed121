package diagnostics

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	words := []string{"image", "build", "healthcheck", "depends_on", "environment", "ports"}
	for name, want := range map[string]string{
		"imagee": "image", "iamge": "image", "helthcheck": "healthcheck", "dependson": "depends_on", "envronment": "environment",
		"port": "ports", "zzz": "", "x": "", strings.Repeat("image", 20): "",
	} {
		if got := nearest(name, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
