package main

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"advisor/internal/exit"
)

// D13: twenty runs at once into the same report: all are well, the report is
// one of theirs, whole, and nothing is left beside it.
func TestManyRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	report := filepath.Join(dir, "report.json")
	var runs [20]*exec.Cmd
	var said [20]bytes.Buffer
	for i := range runs {
		// Two kinds of runs, so that a mixture would be seen.
		answer := []string{"--hosts=1", "--host-failure=automatic"}[i%2]
		runs[i] = exec.Command("advisor", "--ask", "never", answer, "-o", "json="+report, shop(t))
		runs[i].Stdout, runs[i].Stderr = &said[i], &said[i]
		if err := runs[i].Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i, r := range runs {
		if err := r.Wait(); err != nil {
			t.Errorf("run %d: %v: %s", i, err, &said[i])
		}
	}
	got, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	one := runProgram(t, exit.Done, "--ask", "never", "--hosts=1", "--format", "json", shop(t))
	other := runProgram(t, exit.Done, "--ask", "never", "--host-failure=automatic", "--format", "json", shop(t))
	if string(got) != one && string(got) != other {
		t.Errorf("%d bytes that are neither of the two reports (%d and %d bytes)", len(got), len(one), len(other))
	}
	if found, _ := os.ReadDir(dir); len(found) != 1 {
		t.Errorf("%d files are there", len(found))
	}
}

// C19: a proxy in the environment is not used: nobody connects to it.
func TestProxyIsNotUsed(t *testing.T) {
	proxy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skipf("no socket to listen on: %v", err)
	}
	defer proxy.Close()
	connected := make(chan bool, 1)
	go func() {
		_, err := proxy.Accept()
		connected <- err == nil
	}()
	project := t.TempDir()
	text := "include: [\"https://example.com/compose.yaml\", \"oci://example.com/app\", \"https://github.com/a/b.git\"]\nservices: {web: {image: \"example.com/app\", build: \"https://github.com/a/b.git\"}}\n"
	if err := os.WriteFile(filepath.Join(project, "compose.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"scan", project}, {"--ask", "never", "--hosts", "1", project}, {"version"}, {"--help"}, {"list", "rules"}} {
		cmd := exec.Command("advisor", args...)
		for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "DOCKER_HOST"} {
			cmd.Env = append(cmd.Env, name+"=tcp://"+proxy.Addr().String())
		}
		cmd.Env = append(cmd.Env, "PATH="+os.Getenv("PATH"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %v: %s", args, err, out)
		}
	}
	_ = proxy.Close()
	if <-connected {
		t.Error("somebody connected to the proxy")
	}
}
