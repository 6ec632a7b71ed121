package formats

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// extension is the end of a golden file's name for each format.
func extension(format string) string {
	switch format {
	case "text":
		return ".txt"
	case "markdown":
		return ".md"
	case "sarif":
		return ".sarif.json"
	case "github":
		return ".github.txt"
	case "gitlab":
		return ".gitlab.json"
	}
	return "." + format
}

// goldens says which saved reports are compared in which formats: the two
// examples, one undecided, one that rules out both sides, one whose record decided
// otherwise, one with many mistakes and the hostile one in each, the others in those
// that have something of their own to say. All of them are written in every format
// by other tests. Of HTML there are besides as many as show each element that it has
// (TestGoldensShowEveryElement).
func goldens() map[string][]string {
	const ci = "sarif github gitlab"
	all := strings.Join(Names(), " ")
	out := map[string][]string{}
	for name, formats := range map[string]string{
		"shop": all, "hostile": all,
		"platform": all, "empty": all, "respondents": "text markdown", "ruled-out": all, "conflict": all, "problems": all, "check-problems": "text markdown github",
		"check-stands": "text markdown github", "check-fails": "text markdown html " + ci, "check-gated": "text markdown " + ci,
		"since": "text markdown sarif gitlab", "accepted": "text markdown " + ci, "hostile-check": "text markdown github",
	} {
		out[name] = strings.Fields(formats)
	}
	return out
}

// TestGolden pairs each saved report with its renderings. The saved report is
// the JSON format itself, so the others show what a reader sees after reading
// it again.
func TestGolden(t *testing.T) {
	for _, name := range fixture.SavedNames() {
		r := fixture.Reread(t, fixture.Saved()[name])
		for _, f := range goldens()[name] {
			t.Run(name+"/"+f, func(t *testing.T) {
				fixture.CompareGolden(t, filepath.Join("..", "testdata", name+extension(f)), write(t, format(t, f), r, report.Options{}))
			})
		}
	}
}

// TestGoldensShowEveryElement: the golden files of HTML have each element, in each of
// its classes, that any saved report has; which side it is about makes no other one.
func TestGoldensShowEveryElement(t *testing.T) {
	shown, all := map[string]bool{}, map[string]string{}
	for _, name := range fixture.SavedNames() {
		for _, e := range elementsOf(string(write(t, format(t, "html"), fixture.Saved()[name], report.Options{}))) {
			if slices.Contains(goldens()[name], "html") {
				shown[e] = true
			}
			all[e] = name
		}
	}
	for e, name := range all {
		if !shown[e] {
			t.Errorf("no golden file has %s, as %s does: give that one, or another that has it", e, name)
		}
	}
	if len(all) < 50 {
		t.Errorf("saw %d elements", len(all))
	}
}

// elementsOf are the tags of a page with their classes.
func elementsOf(page string) []string {
	_, body, _ := strings.Cut(page, "</style>")
	var out []string
	for _, tag := range regexp.MustCompile(`<[a-z][^>]*`).FindAllString(body, -1) {
		name, _, _ := strings.Cut(tag, " ")
		if class := regexp.MustCompile(`class="([^"]*)"`).FindStringSubmatch(tag); class != nil {
			words := slices.DeleteFunc(strings.Fields(class[1]), func(w string) bool {
				return slices.Contains([]string{"compose", "kubernetes", "middle", "fails", "stands"}, w)
			})
			name += "." + strings.Join(words, ".")
		}
		out = append(out, name+">")
	}
	return out
}

// TestGoldenScan does the same for what the files alone show.
func TestGoldenScan(t *testing.T) {
	var b bytes.Buffer
	if err := format(t, "json").WriteScan(&b, fixture.SinceScan(), report.Options{}); err != nil {
		t.Fatal(err)
	}
	s, err := report.ReadScan(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"text", "markdown", "html", "json"} {
		t.Run(f, func(t *testing.T) {
			var b bytes.Buffer
			if err := format(t, f).WriteScan(&b, s, report.Options{}); err != nil {
				t.Fatal(err)
			}
			fixture.CompareGolden(t, filepath.Join("..", "testdata", "scan-since"+extension(f)), b.Bytes())
		})
	}
}

// TestNoGoldenFileIsLeft: each file is compared with something.
func TestNoGoldenFileIsLeft(t *testing.T) {
	known := map[string]bool{}
	for name, formats := range goldens() {
		if fixture.Saved()[name].SchemaVersion == 0 {
			t.Errorf("there is no saved report %s", name)
		}
		for _, f := range formats {
			known[name+extension(f)] = true
		}
	}
	for _, f := range []string{"text", "markdown", "html", "json"} {
		known["scan-since"+extension(f)] = true
	}
	for name := range fixture.Comparisons() {
		for _, f := range ComparisonNames() {
			known[name+extension(f)] = true
		}
	}
	for name := range fixture.Fleets() {
		for _, f := range FleetNames() {
			known[name+fleetExtension(f)] = true
		}
	}
	files, err := os.ReadDir(filepath.Join("..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !known[f.Name()] {
			t.Errorf("testdata/%s: nothing is compared with it", f.Name())
		}
	}
}

func write(t testing.TB, f Format, r report.Report, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func format(t testing.TB, name string) Format {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("there is no format %s", name)
	return Format{}
}
