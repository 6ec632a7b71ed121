package compose

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/schema"
)

// Every attribute of the schema, in each of its forms, alone, merged and
// extended, gives the model that compose-go gives, and is refused where
// compose-go refuses it; but for the rows of matrixDrift.
func TestMatrix(t *testing.T) {
	m := &matrix{t: t, dir: t.TempDir(), accepted: map[string]bool{}}
	cases := matrixCases() // 8,000, and each is loaded twice
	if testing.Short() {
		cases = sample(cases, 23)
	}
	for _, c := range m.sieve(cases) {
		m.run([]matrixCase{c})
	}
	for _, batch := range batches(m.good, 64) {
		m.run(batch)
	}
	t.Logf("%d cases of %d attributes in %d loads; both refuse %d; %d models differ, %d verdicts are laxer, %d stricter",
		len(cases), len(m.attributes(cases)), m.loads, m.refused, m.count("model"), m.count("laxer"), m.count("stricter"))
	if !testing.Short() {
		m.neverAccepted(cases)
	}
	m.unexplained()
}

// sample is one of each so many cases.
func sample(cases []matrixCase, each int) []matrixCase {
	var out []matrixCase
	for i := 0; i < len(cases); i += each {
		out = append(out, cases[i])
	}
	return out
}

// matrixCase is one attribute in one form: alone, with another form put over
// it by a second file, or with another form in the service that extends it.
type matrixCase struct {
	section matrixSection
	how     string // "alone", "merged" or "extended"
	key     string
	path    string // of the attribute, from the section: "services.*.healthcheck.interval"
	a, b    string // values of the key; b is empty when alone
	bad     bool   // to be refused
}

func (c matrixCase) String() string {
	return fmt.Sprintf("%s {%s: %s} {%[2]s: %[4]s}", c.how, c.key, c.a, c.b)
}

// matrixSection is a top-level section whose attributes are compared.
type matrixSection struct {
	name    string
	needs   []string // what every entry needs,
	instead string   // but beside these keys
}

func (s matrixSection) rule() int16 {
	id, _, _ := schema.Table[schema.FileRule].Key(s.name)
	return schema.Table[id].Each
}

func matrixSections() []matrixSection {
	return []matrixSection{
		{"services", []string{"image: i"}, "provider"},
		{"jobs", []string{"image: i", "triggers: {manual: true}"}, ""},
		{"networks", []string{"driver: bridge"}, "external"},
		{"volumes", []string{"driver: local"}, "external"},
		{"secrets", []string{"file: ./x"}, "environment external driver"},
		{"configs", []string{"file: ./x"}, "environment external content"},
		{"models", []string{"model: m"}, ""},
	}
}

// entry is an entry of the section with one attribute.
func (s matrixSection) entry(key, value string) string {
	parts := []string{key + ": " + value}
	for _, n := range s.needs {
		if !strings.HasPrefix(n, key+":") && !slices.Contains(strings.Fields(s.instead), key) {
			parts = append(parts, n)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func matrixCases() []matrixCase {
	var out []matrixCase
	for _, s := range matrixSections() {
		ways := []string{"merged"}
		if s.name == "services" {
			ways = append(ways, "extended")
		}
		first, second := byPath(formsOf(s.rule(), s.name, 0)), byPath(formsOf(s.rule(), s.name, 1))
		for p, forms := range first {
			for i, f := range forms {
				c := matrixCase{section: s, key: f.key, path: s.name + ".*." + f.path, a: f.text, how: "alone", bad: f.bad}
				out = append(out, c)
				over := overs(s.name, f, i, second[p])
				if len(over) == 0 {
					continue
				}
				if next := second[(p+1)%len(second)][0]; next.key == f.key && i == 0 {
					over = append(over, next) // another attribute beside it
				}
				for j, o := range over {
					for _, how := range ways {
						c.how, c.b, c.bad = how, o.text, f.bad || o.bad
						if how == "merged" || !c.bad && (j == 0 || sampled(s.name, f.path)) {
							out = append(out, c)
						}
					}
				}
			}
		}
	}
	return out
}

// byPath gives the forms of each attribute together.
func byPath(all []form) [][]form {
	var out [][]form
	at := map[string]int{}
	for _, f := range all {
		i, ok := at[f.path]
		if !ok {
			i = len(out)
			at[f.path] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	return out
}

// overs are the forms that are put over the form f, which is number i of its
// attribute: all where merging looks into it, otherwise one. Of texts that
// are refused one on either side will do.
func overs(section string, f form, i int, second []form) []form {
	good := slices.DeleteFunc(slices.Clone(second), func(o form) bool { return o.bad })
	switch {
	case len(good) == 0, strings.HasPrefix(f.path, "pre_start."), f.bad && section != "services":
		return nil
	case f.bad:
		return good[:1]
	case section == "services" && sampled(section, f.path):
		return good
	case section == "jobs" && !sampled(section, f.path) && i > 0:
		return nil
	case section != "services" || f.item:
		return good[i%len(good) : i%len(good)+1]
	}
	return append(good[i%len(good):len(good):len(good)], good[:i%len(good)]...)
}

// batches are cases of one kind, at most size in each.
func batches(cases []matrixCase, size int) [][]matrixCase {
	groups := map[string][]matrixCase{}
	for _, c := range cases {
		k := c.section.name + " " + c.how
		groups[k] = append(groups[k], c)
	}
	var out [][]matrixCase
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		out = slices.AppendSeq(out, slices.Chunk(groups[k], size))
	}
	return out
}

// matrix loads cases with both loaders and keeps what differs.
type matrix struct {
	t        *testing.T
	dir      string
	loads    int
	refused  int             // by both
	accepted map[string]bool // by both, by path
	found    []difference
	good     []matrixCase // those that are probably accepted
}

// difference is a case in which the two loaders do not agree.
type difference struct {
	matrixCase
	kind string // "model", "laxer": only compose-go refuses, "stricter": only we do
	what string
}

// sieve finds out which cases are to be loaded one by one, since we refuse
// them or they are known to differ. Ours is the faster loader.
func (m *matrix) sieve(cases []matrixCase) (single []matrixCase) {
	var split func([]matrixCase)
	split = func(part []matrixCase) {
		_, err := accept(m.dir, m.write(part))
		switch {
		case err == nil:
			m.good = append(m.good, part...)
		case len(part) == 1:
			single = append(single, part...)
		default:
			split(part[:len(part)/2])
			split(part[len(part)/2:])
		}
	}
	known := func(c matrixCase) bool {
		return slices.ContainsFunc(matrixDrift, func(row drift) bool { return row.kind == "laxer" && row.is(c.path) })
	}
	var rest []matrixCase
	for _, c := range cases {
		if c.bad || known(c) {
			single = append(single, c)
		} else {
			rest = append(rest, c)
		}
	}
	for _, part := range batches(rest, 8) {
		split(part)
	}
	return single
}

// run compares cases that are all of one kind. Most are right, so that they
// are loaded together; a set that is refused is halved until each refusal
// stands alone.
func (m *matrix) run(cases []matrixCase) {
	files := m.write(cases)
	m.loads++
	ours, err := accept(m.dir, files)
	theirs, theirErr := oracleLoad("p", files, false)
	switch {
	case err == nil && theirErr == nil:
		m.compare(cases, ours, theirs)
	case len(cases) > 1:
		m.run(cases[:len(cases)/2])
		m.run(cases[len(cases)/2:])
	case err == nil:
		m.found = append(m.found, difference{cases[0], "laxer", theirErr.Error()})
	case theirErr == nil:
		m.found = append(m.found, difference{cases[0], "stricter", err.Error()})
	default:
		m.refused++
	}
}

// accept is our model of files, or what is wrong with them.
func accept(dir string, files []string) (*types.Project, error) {
	l, err := Load(context.Background(), Input{Dir: dir, Files: files, ProjectName: "p"})
	if why := refusal(unresolved(l), err); why != "" {
		if err == nil {
			l.Root.Close()
		}
		return nil, errors.New(why)
	}
	l.Root.Close()
	return l.Values().Reveal(), nil
}

// write makes the files of cases, each case an entry of its own.
func (m *matrix) write(cases []matrixCase) []string {
	section := cases[0].section
	base, over := matrixDefined[section.name], ""
	for i, c := range cases {
		name, first := entryName(i), section.entry(c.key, c.a)
		switch c.how {
		case "extended":
			base += fmt.Sprintf("  %sbase: %s\n  %[1]s: {extends: %[1]sbase, %[3]s: %[4]s}\n", name, first, c.key, c.b)
			continue
		case "merged":
			over += fmt.Sprintf("  %s: {%s: %s}\n", name, c.key, c.b)
		}
		base += fmt.Sprintf("  %s: %s\n", name, first)
	}
	text := ""
	for name, entries := range matrixDefined {
		if name != section.name {
			text += name + ":\n" + entries
		}
	}
	files := []string{m.file("one.yml", text+section.name+":\n"+base)}
	if over != "" {
		files = append(files, m.file("two.yml", section.name+":\n"+over))
	}
	m.file("other.yml", "services: {a: {image: other, hostname: h}}\n")
	return files
}

func entryName(i int) string { return fmt.Sprintf("case%d", i) }

func (m *matrix) file(name, text string) string {
	path := filepath.Join(m.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		m.t.Fatal(err)
	}
	return path
}

func (m *matrix) compare(cases []matrixCase, ours, theirs *types.Project) {
	for i, c := range cases {
		m.accepted[c.path] = true
		a, b := only(ours, entryName(i)), only(theirs, entryName(i))
		if reflect.DeepEqual(a, b) {
			continue
		}
		if diff := sameModel(a, b); diff != "" {
			m.found = append(m.found, difference{c, "model", changedLines(diff)})
		}
	}
}

// only is the part of a project that one case is about.
func only(p *types.Project, name string) *types.Project {
	return &types.Project{
		Services: picked(p.Services, name),
		Jobs:     picked(p.Jobs, name),
		Networks: picked(p.Networks, name),
		Volumes:  picked(p.Volumes, name),
		Secrets:  picked(p.Secrets, name),
		Configs:  picked(p.Configs, name),
		Models:   picked(p.Models, name),
	}
}

func picked[M ~map[string]V, V any](from M, name string) M {
	to := M{}
	for _, n := range []string{name, name + "base"} {
		if v, ok := from[n]; ok {
			to[n] = v
		}
	}
	return to
}

// changedLines are the lines of a difference that differ.
func changedLines(diff string) string {
	var out []string
	for _, l := range strings.Split(diff, "\n") {
		if strings.HasPrefix(l, "-") || strings.HasPrefix(l, "+") || strings.HasPrefix(l, "ports") {
			out = append(out, strings.Join(strings.Fields(l), " "))
		}
	}
	return strings.Join(out, " ")
}

func (m *matrix) attributes(cases []matrixCase) map[string]bool {
	all := map[string]bool{}
	for _, c := range cases {
		all[c.path] = true
	}
	return all
}

func (m *matrix) count(kind string) int {
	n := 0
	for _, d := range m.found {
		if d.kind == kind {
			n++
		}
	}
	return n
}

// neverAccepted fails for an attribute of which nothing was compared.
func (m *matrix) neverAccepted(cases []matrixCase) {
	for path := range m.attributes(cases) {
		if !m.accepted[path] && !slices.Contains(matrixRefused, path) {
			m.t.Errorf("%s: no form is accepted: give a right one in matrixSamples", path)
		}
	}
}

// unexplained fails for a difference that has no row in matrixDrift, and for a
// row without a difference.
func (m *matrix) unexplained() {
	used := make([]int, len(matrixDrift))
	shown := map[string]bool{}
	for _, d := range m.found {
		i := slices.IndexFunc(matrixDrift, func(row drift) bool { return row.explains(d) })
		if i >= 0 {
			used[i]++
			continue
		}
		if k := d.path + d.how + d.kind; !shown[k] {
			m.t.Errorf("%s: %s: %s: %.300s", d.kind, d.path, d, strings.ReplaceAll(d.what, "\n", " "))
			shown[k] = true
		}
	}
	for i, n := range used {
		if n == 0 && !testing.Short() {
			m.t.Errorf("matrixDrift, %s (%s): nothing differs any more: delete the row", matrixDrift[i].path, matrixDrift[i].why)
		}
	}
}
