package main

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"advisor/internal/config"
	"advisor/internal/questions"
)

// manualDir holds one page a command. The pages are made here, by a test, and
// not by the program: what only a release needs is not linked into it.
var manualDir = filepath.Join("..", "..", "docs", "man")

// TestManualCurrent compares docs/man with the commands and their flags;
// -update writes it.
func TestManualCurrent(t *testing.T) {
	pages := map[string]string{}
	root := allCommands()
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if c == root || c.IsAvailableCommand() {
			pages[pageName(c)+".1"] = manual(c, questions.Default())
		}
	}
	names, err := filepath.Glob(filepath.Join(manualDir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		if _, ok := pages[filepath.Base(path)]; !ok {
			if *update {
				err = os.Remove(path)
			}
			if !*update || err != nil {
				t.Errorf("%s belongs to no command, run make generate", path)
			}
		}
	}
	for name, page := range pages {
		golden(t, filepath.Join(manualDir, name), page)
	}
}

// TestManualReads lets a reader of manual pages judge them. Date and version
// are a release's.
func TestManualReads(t *testing.T) {
	if _, err := exec.LookPath("mandoc"); err != nil {
		t.Skip("mandoc is not on PATH: nobody judges the manual pages")
	}
	pages, err := filepath.Glob(filepath.Join(manualDir, "*.1"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	out, _ := exec.Command("mandoc", append([]string{"-Tlint", "-Wwarning"}, pages...)...).CombinedOutput()
	for l := range strings.Lines(string(out)) {
		if !strings.Contains(l, "missing date") {
			t.Error(strings.TrimSpace(l))
		}
	}
}

func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manual is the page of a command. The empty date and version are filled in
// by a release.
func manual(c *cobra.Command, set questions.Questionnaire) string {
	p := &page{}
	p.line(`.TH %s 1 "" "advisor" "User Commands"`, strings.ToUpper(roff(pageName(c))))
	p.line(".nh\n.ad l") // words to be typed are not broken
	p.section("NAME")
	p.line(`%s \- %s`, roff(pageName(c)), prose(lowerFirst(c.Short)))
	p.section("SYNOPSIS")
	p.synopsis(c)
	p.section("DESCRIPTION")
	said, rest, _ := strings.Cut(c.Long, more)
	long, _, _ := strings.Cut(cmp.Or(said, c.Short), "\n\nExit status: 0 done")
	p.text(ended(strings.TrimSpace(long)))
	if rest != "" {
		p.line(".PP")
		p.text(rest)
	}
	p.options(c, set)
	if !c.HasParent() {
		p.commands(c)
	}
	p.section("EXIT STATUS")
	if c.HasParent() && !gated(c) {
		p.text("As that of advisor(1): 0 done, 2 wrong input or flags, 3 the output could not be written.")
	} else {
		p.table(exitTable)
	}
	if !c.HasParent() {
		p.section("ENVIRONMENT")
		p.table(append([][2]string{{settingVariables(), "A flag that is not given, before what the files of settings say."}}, environmentTable...))
		p.section("FILES")
		p.table(fileTable)
	}
	if c.Example != "" {
		p.section("EXAMPLES")
		p.verbatim(c.Example)
	}
	p.section("SEE ALSO")
	p.seeAlso(c)
	return p.b.String()
}

// gated tells a command with flags that make the exit status depend on the
// result.
func gated(c *cobra.Command) bool { return c.Flags().Lookup("fail-on") != nil }

var exitTable = [][2]string{
	{"0", "Done."},
	{"1", "A gate that you set was tripped."},
	{"2", "The input or the flags are wrong; every mistake is named with file and line."},
	{"3", "The output could not be written."},
	{"4", "Stopped by a limit of time or memory."},
	{"129, 130, 131, 143", "Stopped: the terminal was closed, cancelled, told to quit, terminated."},
}

var environmentTable = [][2]string{
	{"NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM", "Whether to colour, where --color does not say. TERM=dumb asks in plain lines."},
	{"ACCESSIBLE", "Set to anything but 0 or false: ask in plain lines, for screen readers."},
	{"CI", "Set to anything: never ask."},
	{"LC_ALL, LC_CTYPE, LANG", "A locale that is not UTF-8 gets pictures of plain characters."},
	{"XDG_CONFIG_HOME, XDG_STATE_HOME, HOME", "Where your own settings are, and where the draft of a stopped session is kept."},
	{"GITHUB_STEP_SUMMARY", "The file that --format github appends its summary to."},
}

// settingVariables are the variables that stand for a flag.
func settingVariables() string {
	var names []string
	for _, flag := range config.Names() {
		names = append(names, config.Variable(flag))
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

var fileTable = [][2]string{
	{"compose.yaml", "The Compose project, found as docker compose finds it: its overrides, includes, env files and Dockerfiles too. Nothing outside the project is read."},
	{"advisor.yaml", "The record: answers, notes and the decision. Written by --save, read by --answers. The command advisor schema answers describes it."},
	{".advisor.yaml", "Settings of the project, in its folder or above it in the repository: model, profile, environment, files and exclude."},
	{"~/.config/advisor/config.yaml", "Your own settings: the same, and how you want reports and questions."},
	{"~/.local/state/advisor/", "Drafts of sessions that were stopped, one a project. The next session offers to go on."},
}
