package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// onSmallDisk runs a script in a file system of 64 KiB that only it sees; $D
// is the folder of that disk.
func onSmallDisk(t *testing.T, script string) string {
	t.Helper()
	dir := t.TempDir()
	mount := `mount -t tmpfs -o size=64k none "$D" || exit 99` + "\n"
	cmd := exec.Command("unshare", "-rm", "sh", "-c", mount+script)
	cmd.Env = append(os.Environ(), "D="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil && (cmd.ProcessState == nil || cmd.ProcessState.ExitCode() == 99 || strings.Contains(string(out), "unshare")) {
		t.Skipf("no file system of our own can be mounted here: %s", out)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	return string(out)
}

// D06: a disk that is full half way through a report keeps the old report.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	out := onSmallDisk(t, `echo old >"$D/r.json"; head -c 45000 /dev/zero >"$D/ballast"
advisor --no-scan --hosts 1 -o "json=$D/r.json"; test $? = 3 || exit 1
cat "$D/r.json"; ls -A "$D"`)
	if !strings.Contains(out, ": no space left\nold\nballast\nr.json\n") {
		t.Error(out)
	}
}

// D06: a disk that cannot be written to keeps the old report, for root too.
func TestDiskReadOnly(t *testing.T) {
	t.Parallel()
	out := onSmallDisk(t, `echo old >"$D/r.json"; mount -o remount,ro "$D" || exit 99
advisor --no-scan --hosts 1 -o "json=$D/r.json"; test $? = 3 || exit 1
cat "$D/r.json"; ls -A "$D"`)
	if !strings.Contains(out, ": the file system is read-only\nold\nr.json\n") {
		t.Error(out)
	}
}
