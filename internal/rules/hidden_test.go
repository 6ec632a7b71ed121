package rules

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// canary is a value that must never come out.
const canary = "kanarienvogel"

// TestNoFindingShowsAValue puts the canary wherever a project keeps values.
func TestNoFindingShowsAValue(t *testing.T) {
	at := untrusted.Place{File: "compose.yaml", Line: 3}
	secret := func(name, value string) facts.Variable {
		return facts.Variable{Name: untrusted.Text(name), Value: facts.Hide(value), Literal: true, Place: at}
	}
	hidden := []facts.Hidden{facts.Hide("nodemon"), facts.Hide(canary)}
	s := facts.Service{
		Name: "web", Place: at, Command: hidden, Entrypoint: hidden, CommandForm: "string", CommandAt: at,
		Environment: []facts.Variable{
			secret("DB_PASSWORD", canary), secret("URL", "postgres://u:"+canary+"@db/x"), secret("ADMIN_PASSWORD", "changeme"),
			secret("NODE_ENV", "development"), secret("CONNECTION", "Server=db;Password="+canary),
		},
		Labels: []facts.Variable{secret("traefik.auth", canary)},
		Build:  &facts.Build{Args: []facts.Variable{secret("TOKEN", canary)}, Place: at},
		Dockerfile: &facts.Dockerfile{
			DevServer: "nodemon", Command: hidden, Entrypoint: hidden, CmdAt: at, SecretNames: []facts.Use{{Name: "TOKEN", Place: at}},
		},
		Attributes: []facts.Attribute{
			{Path: "command", Value: facts.Hide("start && " + canary), Place: at},
			{Path: "user", Value: facts.Hide(canary), Place: at},
			{Path: "security_opt", Items: []facts.Item{{Value: facts.Hide("seccomp:" + canary), Place: at}}, Place: at},
			{Path: "cap_add", Items: []facts.Item{{Value: facts.Hide(canary), Place: at}}, Place: at},
			{Path: "deploy.labels", Value: facts.Hide(canary), Place: at},
		},
	}
	p := facts.Project{
		Services:      []facts.Service{s},
		FileVariables: []facts.Variable{secret("API_TOKEN", canary)},
		Unset:         []facts.Unset{{Name: "VERSION", Place: at}},
	}
	findings := Check(p, all)
	for _, want := range []string{
		"credential-in-environment", "credential-in-connection-string", "default-password", "env-file-holds-secrets",
		"shell-operators-in-command", "development-server", "secret-in-image",
	} {
		if !strings.Contains(fmt.Sprint(findings), want) {
			t.Errorf("%s does not hit, so it is not tested", want)
		}
	}
	noCanary(t, findings)
}

// TestNoFixtureShowsAValue looks at the findings of every fixture.
func TestNoFixtureShowsAValue(t *testing.T) {
	found := 0
	for _, f := range fixtures(t, filepath.Join("testdata", "rules", "*"), "*") {
		if holds(t, f, canary) {
			found++
			noCanary(t, Check(loadFixture(t, f), all))
		}
	}
	if found < 3 {
		t.Errorf("%d fixtures hold the canary, want at least 3", found)
	}
}

func noCanary(t *testing.T, findings []facts.Finding) {
	t.Helper()
	data, err := json.Marshal(findings)
	if err != nil {
		t.Fatal(err)
	}
	if all := string(data) + fmt.Sprintf("%+v %#v", findings, findings); strings.Contains(all, canary) {
		t.Errorf("a value is shown: %s", data)
	}
}

func holds(t *testing.T, path, text string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(path, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		found = found || strings.Contains(string(data), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
