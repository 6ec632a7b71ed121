//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/exit"
)

// withoutRights runs the program as somebody whom the rights of files hold
// for, root too.
func withoutRights(t *testing.T, dir string, args ...string) (status int, out string) {
	t.Helper()
	command := append([]string{"advisor"}, args...)
	if os.Getuid() == 0 {
		if _, err := exec.LookPath("setpriv"); err != nil {
			t.Skip("root may do everything, and setpriv is not there")
		}
		command = append([]string{"setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"}, command...)
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = dir
	said, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(string(said), "setpriv:") {
		t.Skipf("%s", said)
	}
	return cmd.ProcessState.ExitCode(), string(said)
}

// locked makes a folder or a file that nobody may use, until the test is over.
func locked(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, 0o700) })
}

// D06: a folder that cannot be written to keeps the old report.
func TestFolderReadOnly(t *testing.T) {
	dir := t.TempDir()
	report := filepath.Join(dir, "r.md")
	if err := os.WriteFile(report, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	locked(t, dir, 0o555)
	status, out := withoutRights(t, "", "--no-scan", "--hosts", "1", "-o", report)
	if status != exit.Output || !strings.HasPrefix(out, "advisor: writing ") || !strings.HasSuffix(out, ": permission denied\n") {
		t.Errorf("exit %d: %s", status, out)
	}
	if got, err := os.ReadFile(report); string(got) != "old" || err != nil {
		t.Errorf("the old report is %q, %v", got, err)
	}
}

// A09: a record, and a file of a project, that may not be read.
func TestFilesWithoutRights(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"advisor.yaml": "version: 1\n", "compose.yaml": "services: {web: {image: x, env_file: app.env, build: .}}\n", "app.env": "A=1\n", "Dockerfile": "FROM x\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"advisor.yaml", "app.env", "Dockerfile"} {
		locked(t, filepath.Join(dir, name), 0)
	}
	if status, out := withoutRights(t, dir, "--no-scan", "--answers", "advisor.yaml"); status != exit.Input || out != "advisor: reading advisor.yaml: permission denied\n" {
		t.Errorf("exit %d: %s", status, out)
	}
	// A folder that nobody may look into has no record only as far as anyone knows.
	inner := filepath.Join(dir, "inner")
	if err := os.Mkdir(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	locked(t, inner, 0)
	if status, out := withoutRights(t, dir, "check", "inner"); status != exit.Input || out != "advisor: reading inner: permission denied\n" {
		t.Errorf("exit %d: %s", status, out)
	}
	// What a project names and nobody may read is a gap.
	if status, out := withoutRights(t, dir, "scan", "--format", "json"); status != exit.Done || strings.Count(out, "permission denied") < 2 {
		t.Errorf("exit %d: %s", status, out)
	}
	locked(t, filepath.Join(dir, "compose.yaml"), 0)
	if status, out := withoutRights(t, dir, "scan"); status != exit.Input || strings.Count(out, "\n") != 1 || !strings.Contains(out, "compose.yaml") || !strings.Contains(out, "permission denied") {
		t.Errorf("exit %d: %s", status, out)
	}
}

// C11: a working directory that nobody may read: absolute paths work.
func TestWorkingDirectoryWithoutRights(t *testing.T) {
	dir := t.TempDir()
	locked(t, dir, 0o111) // one may go there, but not look around
	if status, out := withoutRights(t, dir, "scan", shop(t)); status != exit.Done {
		t.Errorf("exit %d: %s", status, out)
	}
	if status, out := withoutRights(t, dir, "scan"); status != exit.Input || strings.Count(out, "\n") != 1 {
		t.Errorf("exit %d: %s", status, out)
	}
	if status, out := withoutRights(t, dir, "--no-scan", "--hosts", "1", "-o", "x.md"); status != exit.Output || out != "advisor: writing x.md: permission denied\n" {
		t.Errorf("exit %d: %s", status, out)
	}
}

// C12: a home that cannot be written to is not needed, and not written to.
func TestHomeWithoutRights(t *testing.T) {
	home := t.TempDir()
	locked(t, home, 0o555)
	t.Setenv("HOME", home)
	t.Setenv("XDG_STATE_HOME", filepath.Join(home, "state"))
	if status, out := withoutRights(t, "", "--ask", "never", "--hosts", "1", shop(t)); status != exit.Done {
		t.Errorf("exit %d: %s", status, out)
	}
}
