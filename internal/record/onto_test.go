package record

import (
	"slices"
	"strings"
	"testing"
)

// keysOf is the record with these keys, one a line.
func keysOf(t *testing.T, keys ...string) Record {
	t.Helper()
	r, err := builtIn().Read("advisor.yaml", []byte("version: 1\n"+strings.Join(keys, "\n")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What a run changed stands over what the record is by then; what it did not
// change stays, whoever changed it in the meantime.
func TestOnto(t *testing.T) {
	const first, second = "accepted: [{rule: a, reason: x, until: 2027-01-01}]", "accepted: [{rule: b, service: s, reason: y, until: 2027-01-01}]"
	const both = "accepted: [{rule: a, reason: x, until: 2027-01-01}, {rule: b, service: s, reason: y, until: 2027-01-01}]"
	for _, c := range []struct{ name, read, after, now, want string }{
		{"nothing", "", "", "", ""},
		{"nobody changed it", "owner: a", "owner: a", "owner: a", "owner: a"},
		{"the run changed it", "owner: a", "owner: b", "owner: a", "owner: b"},
		{"somebody else changed it", "owner: a", "owner: a", "owner: c", "owner: c"},
		{"both changed it", "owner: a", "owner: b", "owner: c", "owner: b"},
		{"the run took it out", "owner: a", "", "owner: c", ""},
		{"an answer by the run", "", "answers: {hosts: 3}", "answers: {budget: tight}", "answers: {hosts: 3, budget: tight}"},
		{"an answer that the run took out", "answers: {hosts: 3, budget: tight}", "answers: {budget: tight}", "answers: {hosts: 3, budget: tight}", "answers: {budget: tight}"},
		{"an answer that somebody changed", "answers: {hosts: 3}", "answers: {hosts: 3}", "answers: {hosts: 4}", "answers: {hosts: 4}"},
		{"an answer that both changed", "answers: {hosts: 3}", "answers: {hosts: 5}", "answers: {hosts: 4}", "answers: {hosts: 5}"},
		{"an answer by somebody else", "", "answers: {hosts: 5}", "answers: {hosts: 5, budget: tight}", "answers: {hosts: 5, budget: tight}"},
		{"a note by the run", "notes: {hosts: a}", "notes: {hosts: b, budget: c}", "notes: {hosts: a, stage: d}", "notes: {hosts: b, budget: c, stage: d}"},
		{"a note that the run took out", "notes: {hosts: a, budget: c}", "notes: {budget: c}", "notes: {hosts: x, budget: y}", "notes: {budget: y}"},
		{"the first note", "", "notes: {hosts: a}", "", "notes: {hosts: a}"},
		{"triggers", "triggers: [hosts > 3, engineers > 5]", "triggers: [hosts > 3, services > 9]", "triggers: [engineers > 5, hosts > 3, deploying-teams > 1]", "triggers: [hosts > 3, deploying-teams > 1, services > 9]"},
		{"a trigger that both added", "", "triggers: [hosts > 3]", "triggers: [hosts > 3]", "triggers: [hosts > 3]"},
		{"an accepted finding", "", first, second, strings.Replace(both, "{rule: a, reason: x, until: 2027-01-01}, {rule: b, service: s, reason: y, until: 2027-01-01}", "{rule: b, service: s, reason: y, until: 2027-01-01}, {rule: a, reason: x, until: 2027-01-01}", 1)},
		{"an environment", "", "environment: staging", "", "environment: staging"},
		{"an environment in place of files", "files: [a.yaml]", "environment: staging", "files: [a.yaml]", "environment: staging"},
		{"files in place of an environment", "environment: staging", "files: [a.yaml]", "environment: staging", "files: [a.yaml]"},
		{"an environment over files of somebody else", "", "environment: staging", "files: [a.yaml]", "environment: staging"},
		{"files over an environment of somebody else", "", "files: [a.yaml]", "environment: staging", "files: [a.yaml]"},
		{"files of somebody else", "", "", "files: [a.yaml]", "files: [a.yaml]"},
		{"an environment of somebody else", "", "", "environment: staging", "environment: staging"},
		{"own keys", "x-a: 1", "x-a: 1\nx-b: 2", "x-a: 3", "x-a: 3\nx-b: 2"},
	} {
		read, after, now, want := keysOf(t, c.read), keysOf(t, c.after), keysOf(t, c.now), keysOf(t, c.want)
		if got, want := string(builtIn().Write(after.Onto(now, read))), string(builtIn().Write(want)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// What is lost is said, each once, and nothing else.
func TestDropped(t *testing.T) {
	all := []string{
		"decision: compose", "review-by: 2027-06-30", "answers: {hosts: 3, budget: tight}", "notes: {hosts: a}", "triggers: [hosts > 3]",
		"accepted: [{rule: a, reason: x, until: 2027-01-01}, {rule: a, service: s, reason: x, until: 2027-01-01}]",
	}
	from := keysOf(t, all...)
	for _, c := range []struct {
		name string
		to   []string
		want []string
	}{
		{"nothing", all, nil},
		{"more", append(slices.Clone(all), "owner: a"), nil},
		{
			"all", nil,
			[]string{"the decision (compose)", "the day of the review (2027-06-30)", "the answer to hosts (3)", "the note on hosts", "the answer to budget (tight)", "the trigger hosts > 3", "the acceptance of a", "the acceptance of a in s"},
		},
		{"a value changes", []string{"decision: kubernetes", "review-by: 2028-06-30", "answers: {hosts: 4, budget: ample}", "notes: {hosts: b}", all[4], all[5]}, nil},
		{"the decision", all[1:], []string{"the decision (compose)"}},
		{"an answer", []string{all[0], all[1], "answers: {hosts: 3}", all[3], all[4], all[5]}, []string{"the answer to budget (tight)"}},
		{"another trigger", []string{all[0], all[1], all[2], all[3], "triggers: [hosts > 4]", all[5]}, []string{"the trigger hosts > 3"}},
		{"of another service", []string{all[0], all[1], all[2], all[3], all[4], "accepted: [{rule: a, reason: y, until: 2027-02-01}, {rule: a, service: z, reason: x, until: 2027-01-01}]"}, []string{"the acceptance of a in s"}},
		{"of another rule", []string{all[0], all[1], all[2], all[3], all[4], "accepted: [{rule: b, reason: y, until: 2027-02-01}, {rule: b, service: s, reason: x, until: 2027-01-01}]"}, []string{"the acceptance of a", "the acceptance of a in s"}},
	} {
		if got := builtIn().Dropped(from, keysOf(t, c.to...)); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(c.want))) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := builtIn().Dropped(keysOf(t), from); got != nil {
		t.Errorf("nothing is lost of nothing: %q", got)
	}
}
