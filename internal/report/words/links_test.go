package words

import (
	"strings"
	"testing"
)

// TestAddress: links lead to files of the project only.
func TestAddress(t *testing.T) {
	for _, c := range []struct{ base, file, want string }{
		{"", "compose.yaml", "compose.yaml"},
		{"../..", "api/Dockerfile", "../../api/Dockerfile"},
		{"", "a b|c](d).yaml", "a%20b%7Cc%5D%28d%29.yaml"},
		{"", "größe.yaml", "gr%C3%B6%C3%9Fe.yaml"},
		{"", "javascript:alert(1)", "javascript%3Aalert%281%29"},
		{"", "/etc/passwd", ""},
		{"", "//evil.example/x", ""},
		{"", "a\nb", ""},
		{"", `a\b`, ""},
		{"", strings.Repeat("x", 301), ""},
		{"", "", ""},
	} {
		if got := Address(c.base, c.file); got != c.want {
			t.Errorf("address(%q, %q) = %q, want %q", c.base, c.file, got, c.want)
		}
	}
}

func TestExternalLinksAreHTTPS(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.org/a?b=c#d": true,
		"http://example.org":          false,
		"javascript:alert(1)":         false,
		"https://x.example/)(y":       false,
		"https://x.example/<b>":       false,
		"https://x.example/\"":        false,
		"https://":                    false,
		"":                            false,
	} {
		if got := WebAddress(url); got != want {
			t.Errorf("webAddress(%q) = %v, want %v", url, got, want)
		}
	}
}
