//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// completions are what every shell must offer after a line, and must not.
var completions = []struct {
	line      string
	want, not []string
}{
	{"advisor sc", []string{"scan", "schema"}, []string{"version"}},
	{"advisor --host-failure ", []string{"by-hand", "standby", "automatic", "unknown"}, nil},
	{"advisor --no-scan --host-failure au", []string{"automatic"}, []string{"standby"}},
	{"advisor list ", []string{"questions", "rules", "factors", "formats"}, []string{"notes.txt"}},
	{"advisor explain host", []string{"host-failure", "hosts"}, []string{"regions"}},
	{"advisor explain docker-so", []string{"docker-socket-mounted"}, nil},
	{"advisor schema ", []string{"answers", "report", "model"}, nil},
	{"advisor render ", []string{"report.json"}, []string{"notes.txt"}},
	{"advisor --model ", []string{"acme.yaml"}, []string{"notes.txt"}},
	{"advisor --model acme.yaml --edge-", []string{"--edge-sites"}, nil},
	{"advisor --fail-on undecided,c", []string{"contradictions"}, []string{"not-firm"}},
	{"advisor --fail-on findings=h", []string{"findings=high"}, []string{"findings=findings"}},
	{"advisor --format=mark", []string{"--format=markdown"}, nil},
	{"advisor --output mark", []string{"markdown="}, nil},
	{"advisor --color ", []string{"auto", "always", "never"}, nil},
	{"advisor --format s", []string{"sarif"}, nil},
	{"advisor completion ", []string{"bash", "zsh", "fish", "powershell"}, nil},
	{"advisor no", []string{"notes.txt"}, nil},
}

// desk is a folder with files to complete.
func desk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"report.json": "{}", "notes.txt": "", "acme.yaml": ownModel,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// needShell skips where a shell is missing; scripts/shells installs them.
func needShell(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("no %s here; scripts/shells installs it", name)
	}
}

// typed types each line and a tab into a shell in a terminal, and looks at what
// the shell then shows below the prompt. It is one shell for all lines: what a
// line left on the screen is wiped away before the next has its prompt, which is
// not what is typed to get it.
func typed(t *testing.T, shell string, env []string, args ...string) {
	dir := desk(t)
	s := startCommand(t, false, nil, append(env, "HOME="+dir), shell, args...)
	s.sees("ready>")
	s.types("cd " + dir + "\r")
	for i, x := range completions {
		s.types(fmt.Sprintf("clear; PS1='steady''%d> '\r", i))
		s.sees(fmt.Sprintf("steady%d>", i))
		s.types(x.line + "\t")
		for _, w := range x.want {
			s.sees(w)
		}
		for _, w := range x.not {
			if strings.Contains(s.screen.String(), w) {
				t.Errorf("%s: offers %s:\n%s", x.line, w, s.screen.String())
			}
		}
		s.types("\x15") // the line goes
	}
}

func TestBashCompletes(t *testing.T) {
	t.Parallel()
	needShell(t, "bash")
	library := "/usr/share/bash-completion/bash_completion"
	if _, err := os.Stat(library); err != nil {
		t.Skip("no bash-completion here, on which the script depends; scripts/shells installs it")
	}
	rc := filepath.Join(t.TempDir(), "bashrc")
	writeFile(t, rc, "PS1='ready> '\nbind 'set show-all-if-ambiguous on' 'set bell-style none'\n. "+library+"\n. <(advisor completion bash)\n")
	typed(t, "bash", nil, "--noprofile", "--rcfile", rc, "-i")
}

func TestZshCompletes(t *testing.T) {
	t.Parallel()
	needShell(t, "zsh")
	dir := t.TempDir()
	// By a file: while it starts, zsh may wait without an end for the program of
	// a process substitution that is over already.
	writeFile(t, filepath.Join(dir, ".zshrc"), "PS1='ready> '\nautoload -U compinit\ncompinit -u\nadvisor completion zsh > $ZDOTDIR/completion\n. $ZDOTDIR/completion\n")
	typed(t, "zsh", []string{"ZDOTDIR=" + dir}, "-d", "-i")
}

// fish completes without a terminal too, by the same code.
func TestFishCompletes(t *testing.T) {
	t.Parallel()
	needShell(t, "fish")
	listed(t, func(line string) *exec.Cmd {
		return exec.Command("fish", "--no-config", "-c", "advisor completion fish | source; complete -C $argv[1]", line)
	})
}

// PowerShell has a function for it.
func TestPowerShellCompletes(t *testing.T) {
	needShell(t, "pwsh")
	listed(t, func(line string) *exec.Cmd {
		return exec.Command("pwsh", "-NoProfile", "-NonInteractive", "-Command",
			"advisor completion powershell | Out-String | Invoke-Expression\n"+
				"$line = '"+line+"'\n"+
				"[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches | ForEach-Object { $_.CompletionText.Trim() }")
	})
}

// listed compares the words that a command prints for a line, one a line and
// perhaps with a meaning after a tab.
func listed(t *testing.T, ask func(line string) *exec.Cmd) {
	for _, x := range completions {
		t.Run(x.line, func(t *testing.T) {
			cmd := ask(x.line)
			cmd.Dir = desk(t)
			cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			var offered []string
			for line := range strings.Lines(string(out)) {
				word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
				offered = append(offered, word)
			}
			for _, w := range x.want {
				if !slices.ContainsFunc(offered, func(o string) bool { return strings.HasSuffix(o, w) }) {
					t.Errorf("does not offer %s but %q", w, offered)
				}
			}
			for _, w := range x.not {
				// Neither can filter files; that a file is offered too is its way.
				if slices.Contains(offered, w) && w != "notes.txt" {
					t.Errorf("offers %s", w)
				}
			}
		})
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ownModel adds a question, whose flag is completed too.
const ownModel = `version: acme-1
extends: built-in
factors:
  - id: budget
    weight: 6
    exception: Our cluster is paid by another department, so a bill hurts us twice.
  - id: edge-sites
    axis: scale
    order: need
    weight: 3
    exception: Our own experience.
    why: Each site is a place to keep alike.
    sources: [our own operations]
    shares: We counted.
    options:
      - {id: none, points: -2, share: 60, if: there are no sites, why: There are no sites.}
      - {id: many, points: 10, share: 40, if: there are many sites, why: Many sites have to be kept alike.}
questions:
  - id: edge-sites
    section: scale
    ask: How many sites have a host of their own?
    short: edge sites
    why: Each is a place to keep alike.
    options:
      - {id: none, label: None}
      - {id: many, label: Many}
scenarios:
  - name: shops with a host each
    why: We have learnt that the hard way.
    expect: kubernetes
    answers: {edge-sites: many, hosts: 4-10}
`
