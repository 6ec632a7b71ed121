package plugin

import (
	"strings"
	"testing"
)

// TestInvoked: what docker says before the plug-in's name is not for us, and
// nothing else is lost.
func TestInvoked(t *testing.T) {
	tests := []struct{ program, args, name, want string }{
		{"advisor", "advisor scan", "advisor", "advisor scan"},
		{"/usr/libexec/docker/cli-plugins/docker-advisor", "advisor scan -f x", "docker advisor", "scan -f x"},
		{"docker-advisor.exe", "advisor", "docker advisor", ""},
		{"docker-advisor", "--context advisor -D --host=unix:///x -l info advisor -- --hosts", "docker advisor", "-- --hosts"},
		{"docker-advisor", "advisor advisor", "docker advisor", "advisor"},
		{"docker-advisor", "help advisor scan", "docker advisor", "help scan"},
		{"docker-advisor", "--help advisor", "docker advisor", "--help"},
		{"docker-advisor", "__complete advisor sc", "docker advisor", "__complete sc"},
		{"docker-advisor", "__completeNoDesc advisor list ", "docker advisor", "__completeNoDesc list "},
		{"docker-advisor", "docker-cli-plugin-metadata", "docker advisor", "docker-cli-plugin-metadata"},
		// Called directly: nothing is taken out.
		{"docker-advisor", "scan advisor", "docker advisor", "scan advisor"},
		{"docker-advisor", "--hosts 2 --ask never", "docker advisor", "--hosts 2 --ask never"},
		{"docker-advisor", "-- advisor", "docker advisor", "-- advisor"},
		{"docker-advisor", "", "docker advisor", ""},
		{"docker-advisor", "--config", "docker advisor", "--config"},
		// Under another name, as the client allows.
		{"docker-decide", "decide list rules", "docker decide", "list rules"},
		// No name of a plug-in.
		{"docker-1advisor", "1advisor scan", "advisor", "1advisor scan"},
		{"docker-", "scan", "advisor", "scan"},
		{"docker-Advisor", "scan", "advisor", "scan"},
		{"docker-advisor-v1", "advisor scan", "advisor", "advisor scan"},
		{"", "scan", "advisor", "scan"},
	}
	for _, x := range tests {
		name, args := Invoked(x.program, strings.Fields(x.args))
		if got := strings.Join(args, " "); name != x.name || got != strings.Join(strings.Fields(x.want), " ") {
			t.Errorf("%s %s: got %q and %q, want %q and %q", x.program, x.args, name, got, x.name, x.want)
		}
	}
}

// TestCalled: commands in a text are written as the program was called, and the
// program's name elsewhere stays.
func TestCalled(t *testing.T) {
	commands := []string{"scan", "schema"}
	for in, want := range map[string]string{
		"  advisor      scan, ask\n":          "  docker advisor      scan, ask\n",
		"(see advisor --help)":                "(see docker advisor --help)",
		"docker advisor scan [flags]":         "docker advisor scan [flags]",
		"advisor: advisor schema model":       "advisor: docker advisor schema model",
		"advisor helps a team; advisor.yaml":  "advisor helps a team; advisor.yaml",
		"no report of advisor; make one with": "no report of advisor; make one with",
	} {
		if got := Called("docker advisor", in, commands); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := Called(Program, "  advisor -f x", commands); got != "  advisor -f x" {
		t.Errorf("got %q", got)
	}
}
