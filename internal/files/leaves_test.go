package files

import (
	"path/filepath"
	"testing"
)

func TestLeavesWorkTree(t *testing.T) {
	dir := tree(t, map[string]string{
		"repo/.git/": "", "repo/docs/": "", "repo/in": "->docs", "repo/out": "->../other", "repo/deep/": "", "repo/deep/out": "->../../other/sub",
		"repo/loop": "->loop", "other/.git/": "", "other/sub/": "", "link": "->repo", "plain/": "", "plain/out": "->../other",
		"home/.git/": "", "home/away": "->../other",
	})
	for name, want := range map[string]bool{
		"repo/r.md": false, "repo/docs/r.md": false, "repo/in/r.md": false, "repo/out/r.md": true, "repo/out/sub/r.md": true,
		"repo/deep/out/r.md": true, "repo/loop/r.md": true, "repo/none/r.md": false, "link/r.md": false, "link/out/r.md": true,
		"plain/out/r.md": false, "home/away/r.md": false,
	} {
		if got := LeavesWorkTree(filepath.Join(dir, name), filepath.Join(dir, "home")); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
