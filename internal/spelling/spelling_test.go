package spelling

import "testing"

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"image", "image", 0},
		{"imagee", "image", 1},
		{"iamge", "image", 1},
		{"host", "hosts", 1},
		{"kitten", "sitting", 3},
		{"hôte", "hote", 1},
	} {
		if got := Slips([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("Slips(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := Slips([]rune(c.b), []rune(c.a)); got != c.want {
			t.Errorf("Slips(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
