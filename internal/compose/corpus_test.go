package compose

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// corpusDir is where the public projects lie beside the checkout.
const corpusDir = "../../../shared/corpus"

// reference is what docker compose says of one file.
type reference struct {
	file, role, class string
	services, exit    int
}

func references(t testing.TB) []reference {
	t.Helper()
	f, err := os.Open(filepath.Join(corpusDir, "reference.tsv"))
	if err != nil {
		t.Skip("no corpus of public projects in ../shared/corpus: skipped")
	}
	defer f.Close()
	var all []reference
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 5 || c[0] == "file" {
			continue
		}
		n, err := strconv.Atoi(c[2])
		if err != nil {
			n = -1
		}
		exit, _ := strconv.Atoi(c[3])
		all = append(all, reference{c[0], c[1], c[4], n, exit})
	}
	return all
}

func corpusFile(t testing.TB, name string) string {
	t.Helper()
	abs, err := filepath.Abs(filepath.Join(corpusDir, "projects", name))
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

// Every public file that docker compose accepts is loaded without a problem and
// with as many services; at least 95 % of those that it refuses are loaded.
func TestCorpus(t *testing.T) {
	type tally struct{ loaded, all int }
	classes := map[string]*tally{}
	for _, r := range references(t) {
		path := corpusFile(t, r.file)
		l, err := Load(context.Background(), Input{Dir: filepath.Dir(path), Files: []string{path}})
		c := classes[r.class]
		if c == nil {
			c = &tally{}
			classes[r.class] = c
		}
		c.all++
		if err == nil {
			c.loaded++
			l.Root.Close()
		}
		var ps Problems
		switch {
		case err != nil && !errors.As(err, &ps):
			t.Errorf("%s: an unclear error: %v", r.file, err)
		case r.exit == 0 && refusal(unresolved(l), err) != "": // the env files of one are not in the corpus
			t.Errorf("%s: docker compose accepts it: %s", r.file, refusal(l, err))
		case err != nil:
			t.Logf("%s [%s]: %v", r.file, r.class, err)
		case len(l.Values().Reveal().Services) > r.services && includes(l):
			// the reference counts the services of the file alone; that the
			// included ones are right is TestModelEqualsComposeGo's to say
		case r.services >= 0 && len(l.Values().Reveal().Services) != r.services && !servicesLeftOut(l):
			t.Errorf("%s: %d services, docker compose says %d (exit %d, %s)", r.file, len(l.Values().Reveal().Services), r.services, r.exit, r.class)
		}
	}
	var names []string
	for c := range classes {
		names = append(names, c)
	}
	sort.Strings(names)
	refused := tally{}
	for _, c := range names {
		n := classes[c]
		t.Logf("%-60s %3d of %3d loaded", c, n.loaded, n.all)
		if c != "ok" {
			refused.loaded += n.loaded
			refused.all += n.all
		}
	}
	t.Logf("%d of %d that docker compose rejects are loaded", refused.loaded, refused.all)
	if 100*refused.loaded < 95*refused.all {
		t.Errorf("%d of %d files that docker compose rejects are loaded, want 95 %%", refused.loaded, refused.all)
	}
}

// servicesLeftOut reports whether a whole service was left out.
func servicesLeftOut(l *Loaded) bool {
	for _, p := range l.Problems {
		if strings.HasPrefix(string(p.LeftOut), "services") && strings.Count(string(p.LeftOut), ".") <= 1 {
			return true
		}
	}
	return false
}

func includes(l *Loaded) bool {
	for _, f := range l.Files {
		if f.Kind == "include" {
			return true
		}
	}
	return false
}
