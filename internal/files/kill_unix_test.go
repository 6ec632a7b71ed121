//go:build unix

package files

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

var kills = flag.Int("kills", 50, "how often TestKilledWhileWriting kills a writer")

// A report of 4 MB, and how long a writer may live: each write takes some
// milliseconds, so that most are hit in the middle of one.
const (
	killedSize  = 4 << 20
	killedAfter = 30 * time.Millisecond
	killedFile  = "ADVISOR_TEST_WRITES"
)

// TestMain writes reports until it is killed where a test asks for that.
func TestMain(m *testing.M) {
	if path := os.Getenv(killedFile); path != "" {
		writeForEver(path)
	}
	os.Exit(m.Run())
}

// writeForEver tells when it begins, and writes one report after the other.
func writeForEver(path string) {
	_, _ = os.Stdout.WriteString("!")
	for i := 0; ; i++ {
		if err := Write(path, bytes.Repeat([]byte{byte('a' + i%26)}, killedSize)); err != nil {
			os.Exit(1)
		}
	}
}

// TestKilledWhileWriting: a run that is killed at any point leaves the old
// report or the new one, whole; the next run removes what it left behind.
func TestKilledWhileWriting(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report")
	if err := Write(path, bytes.Repeat([]byte{'o'}, killedSize)); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(8, 8))
	interrupted := 0
	for i := range *kills {
		killOne(t, path, time.Duration(random.Int64N(int64(killedAfter))))
		interrupted += min(leftovers(t, dir), 1)
		got, err := os.ReadFile(path)
		if err != nil || len(got) != killedSize || bytes.Count(got, got[:1]) != len(got) {
			t.Fatalf("kill %d: %d bytes, %v: not one whole report", i, len(got), err)
		}
		if err := Write(filepath.Join(dir, "next"), []byte("next")); err != nil {
			t.Fatal(err)
		}
		if n := leftovers(t, dir); n != 0 {
			t.Fatalf("kill %d: %d files are left after the next run", i, n)
		}
	}
	t.Logf("%d kills survived, %d of them in the middle of a file", *kills, interrupted)
}

// killOne starts a writer and kills it after it has begun.
func killOne(t *testing.T, path string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killedFile+"="+path)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if cmd.Wait(); cmd.ProcessState.ExitCode() != -1 {
		t.Errorf("the writer ended by itself with %d", cmd.ProcessState.ExitCode())
	}
}
