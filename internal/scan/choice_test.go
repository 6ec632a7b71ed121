package scan

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// chosen is a choice in one line: what is judged, what else there is, and what is
// in no set.
func chosen(c facts.Choice) string {
	s := fmt.Sprintf("%s %v", c.Judged, c.Files)
	if len(c.Profiles) > 0 {
		s += fmt.Sprintf(" %v", c.Profiles)
	}
	for _, o := range c.Others {
		s += fmt.Sprintf("; %s %v", o.Name, o.Files)
	}
	if len(c.NotRead) > 0 {
		s += fmt.Sprintf("; not read %v", c.NotRead)
	}
	return s
}

const (
	app     = "services:\n  web:\n    image: 'example/web:1'\n    ports: ['80:80']\n    environment: {DATABASE_URL: 'postgres://db/x'}\n    depends_on: [db]\n  db:\n    image: 'postgres:17'\n    volumes: ['data:/var/lib/postgresql/data']\nvolumes: {data: {}}\n"
	overlay = "services:\n  web: {restart: always}\n"
	sourced = "services:\n  web:\n    build: .\n    volumes: ['.:/app']\n"
)

// TestChoice: which set of files is judged, and why.
func TestChoice(t *testing.T) {
	for name, c := range map[string]struct {
		files tree
		want  string
		why   string
	}{
		"one file":                  {tree{"compose.yaml": app}, "default [compose.yaml]", "what docker compose reads by default"},
		"a file for production":     {tree{"compose.yaml": app, "compose.prod.yaml": overlay}, "production [compose.yaml compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml is merged over compose.yaml: it is no project by itself"},
		"one to deploy":             {tree{"docker-compose.yml": app, "docker-compose.deploy.yml": overlay}, "production [docker-compose.yml docker-compose.deploy.yml]; default [docker-compose.yml]", ""},
		"an image of its own":       {tree{"compose.yaml": app, "compose.prod.yaml": "services:\n  web: {image: 'example/web:2', restart: always}\n"}, "production [compose.yaml compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml is merged over compose.yaml: it leaves much of web to the base"},
		"a whole project":           {tree{"compose.yaml": app, "compose.prod.yaml": strings.ReplaceAll(app, "web:1", "web:2")}, "production [compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml stands alone: it repeats db in full"},
		"over what is mounted":      {tree{"compose.yaml": "services:\n  web:\n    build: .\n    volumes: ['./:/app']\n", "compose.prod.yaml": "services:\n  web: {image: 'example/web:2'}\n"}, "production [compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml stands alone: merged over the base, web would mount its source code over the image"},
		"started over the base":     {tree{"compose.yaml": app, "compose.prod.yaml": app, "README.md": "Run\n\n    docker compose -f compose.yaml \\\n      -f compose.prod.yaml up -d\n"}, "production [compose.yaml compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml is merged over compose.yaml: README.md:3 starts it so"},
		"started alone":             {tree{"compose.yaml": app, "compose.prod.yaml": "services:\n  web: {image: 'example/web:2'}\n  api: {image: 'example/api:2'}\n", "scripts/up.sh": "#!/bin/sh\ndocker-compose -f compose.prod.yaml up -d\n"}, "production [compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml stands alone: scripts/up.sh:2 starts it so"},
		"profiles of the base":      {tree{"compose.yaml": "services:\n  web: {image: x, profiles: [all]}\n  db: {image: y, profiles: [all]}\n", "compose.deploy.yaml": "services:\n  web: {image: x, command: run}\n"}, "production [compose.deploy.yaml]", "compose.deploy.yaml stands alone: over the base, its services would be in profiles that are not active"},
		"laid over by its name":     {tree{"compose.yaml": app, "compose.prod.override.yaml": app}, "production [compose.yaml compose.prod.override.yaml]; default [compose.yaml]", "compose.prod.override.yaml is merged over compose.yaml: it is no project by itself"},
		"volumes of the base":       {tree{"compose.yaml": app, "compose.prod.yaml": strings.TrimSuffix(app, "volumes: {data: {}}\n")}, "production [compose.yaml compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml is merged over compose.yaml: it is no project by itself"},
		"a test keeps no data":      {tree{"compose.yaml": "services:\n  db: {image: 'postgres:17', volumes: ['data:/d']}\nvolumes: {data: {}}\n", "compose.test.yaml": "services:\n  db: {image: 'postgres:17'}\n"}, "default [compose.yaml]; test [compose.test.yaml]", ""},
		"one of its own":            {tree{"compose.yaml": app, "compose.prod.yaml": "services:\n  app-web: {build: ., ports: ['443:443']}\n  app-worker: {build: ., command: work}\n  edge: {image: traefik}\n"}, "production [compose.prod.yaml]; default [compose.yaml]", "compose.prod.yaml stands alone: it has services of its own, no fewer than the base"},
		"some of many":              {tree{"compose.yaml": strings.Replace(app, "services:\n", "services:\n  m: {image: axllent/mailpit}\n  n: {image: adminer}\n  o: {image: 'example/o:1'}\n", 1), "compose.prod.yaml": app}, "production [compose.prod.yaml]; default [compose.yaml]", ""},
		"nothing of it runs":        {tree{"compose.yaml": app, "compose.prod.yaml": "services:\n  web: {profiles: [one]}\n  db: {profiles: [two]}\n"}, "default [compose.yaml]; production [compose.yaml compose.prod.yaml]", "what docker compose reads by default; nothing of production runs without a profile"},
		"a profile without a value": {tree{"compose.yaml": "services:\n  web: {image: x, profiles: ['${WEB_PROFILE:-}']}\n", "compose.prod.yaml": overlay}, "production [compose.yaml compose.prod.yaml]; default [compose.yaml]", ""},
		"a stack":                   {tree{"compose.yaml": sourced, "docker-stack.yml": app}, "production [docker-stack.yml]; default [compose.yaml]", "docker-stack.yml is a stack, which docker stack deploy starts by itself"},
		"two for production":        {tree{"compose.yaml": app, "compose.prod-aws.yaml": overlay, "compose.prod-gcp.yaml": overlay}, "default [compose.yaml]; prod-aws [compose.yaml compose.prod-aws.yaml]; prod-gcp [compose.yaml compose.prod-gcp.yaml]", "what docker compose reads by default; of prod-aws and prod-gcp, which are all for production, none is plainly the one that runs"},
		"another engine":            {tree{"compose.yaml": app, "compose.prod.yaml": overlay, "compose.prod-mysql.yaml": overlay, "compose.mysql.yaml": app}, "production [compose.yaml compose.prod.yaml]; default [compose.yaml]; not read [compose.mysql.yaml compose.prod-mysql.yaml]", ""},
		"alternatives":              {tree{"compose.yaml": app, "full-stack.yml": app, "single.yml": app, "values.yml": "a: 1\n", "compose.example.yaml": app, "compose.yaml.dist": app}, "default [compose.yaml]; not read [compose.example.yaml compose.yaml.dist full-stack.yml single.yml]", ""},
		"four environments":         {tree{"compose.yaml": app, "compose.prod.yaml": overlay, "compose.dev.yaml": overlay, "compose.test.yaml": overlay, "compose.staging.yaml": overlay}, "production [compose.yaml compose.prod.yaml]; development [compose.yaml compose.dev.yaml]; staging [compose.yaml compose.staging.yaml]; test [compose.yaml compose.test.yaml]", ""},
		"only tests":                {tree{"compose.yaml": app, "compose.override.unit_tests.yml": "services:\n  web: {command: pytest}\n  db: !reset null\n"}, "default [compose.yaml]; test [compose.yaml compose.override.unit_tests.yml]", ""},
		"COMPOSE_FILE":              {tree{".env": "COMPOSE_FILE=compose.yaml:extra.yaml\n", "compose.yaml": app, "extra.yaml": overlay}, "default [compose.yaml extra.yaml]", "COMPOSE_FILE names it, .env:1"},
		"COMPOSE_FILE for one":      {tree{".env": "COMPOSE_FILE=compose.dev.yaml\n", "compose.dev.yaml": app, "compose.yaml": app, "compose.prod.yaml": overlay}, "development [compose.dev.yaml]; production [compose.dev.yaml compose.prod.yaml]", "COMPOSE_FILE names it, .env:1"},
		"COMPOSE_FILE with a name":  {tree{".env": "COMPOSE_FILE=compose.yaml:compose.staging.yaml\n", "compose.yaml": app, "compose.staging.yaml": overlay, "compose.prod.yaml": overlay}, "staging [compose.yaml compose.staging.yaml]; production [compose.yaml compose.prod.yaml]", "COMPOSE_FILE names it, .env:1"},

		"an override for development":   {tree{"compose.yaml": app, "compose.override.yaml": sourced}, "default [compose.yaml]; development [compose.yaml compose.override.yaml]", "compose.override.yaml is left out: it is for development (mounts the source code of web, compose.override.yaml:4), and compose.yaml runs without it"},
		"an override with a debugger":   {tree{"compose.yaml": app, "compose.override.yaml": "services:\n  web: {ports: ['9229:9229']}\n"}, "default [compose.yaml]; development [compose.yaml compose.override.yaml]", ""},
		"an override with hot reload":   {tree{"compose.yaml": app, "compose.override.yaml": "services:\n  web:\n    command: uvicorn app:app --reload\n"}, "default [compose.yaml]; development [compose.yaml compose.override.yaml]", ""},
		"an override that watches":      {tree{"compose.yaml": app, "compose.override.yaml": "services:\n  web:\n    develop: {watch: [{path: src, action: sync, target: /app}]}\n"}, "default [compose.yaml]; development [compose.yaml compose.override.yaml]", ""},
		"an override of another target": {tree{"compose.yaml": "services:\n  web: {build: {context: ., target: prod}, ports: ['80:80']}\n", "compose.override.yaml": "services:\n  web: {build: {target: dev}}\n"}, "default [compose.yaml]; development [compose.yaml compose.override.yaml]", ""},
		"an override with the image":    {tree{"compose.yaml": "services:\n  web: {restart: always, ports: ['80:80']}\n", "compose.override.yaml": sourced}, "default [compose.yaml compose.override.yaml]", "what docker compose reads by default; compose.override.yaml belongs to it: web has no image without it"},
		"an override with the password": {tree{"compose.yaml": "services:\n  db: {image: 'postgres:17'}\n  web: {build: ., ports: ['80:80']}\n", "compose.override.yaml": sourced + "  db: {environment: {POSTGRES_PASSWORD: x}}\n"}, "default [compose.yaml compose.override.yaml]", "what docker compose reads by default; compose.override.yaml belongs to it: db has no password without it"},
		"an override with the ports":    {tree{"compose.yaml": "services:\n  web: {build: .}\n", "compose.override.yaml": sourced + "    ports: ['80:80']\n"}, "default [compose.yaml compose.override.yaml]", "what docker compose reads by default; compose.override.yaml belongs to it: nothing is published without it"},
		"a base without its override":   {tree{"compose.yaml": "services:\n  web: {image: 'example/web:1'}\n", "compose.override.yaml": "services:\n  a: {image: x}\n  b: {image: x}\n  c: {image: x}\n", "compose.prod.yaml": "services:\n  web: {image: 'example/web:1', restart: always}\n"}, "production [compose.prod.yaml]; development [compose.yaml compose.override.yaml]", "compose.prod.yaml stands alone: it repeats web in full"},
		"an override of settings":       {tree{"compose.yaml": app, "compose.override.yaml": overlay}, "default [compose.yaml compose.override.yaml]", "what docker compose reads by default"},
		"an override beside production": {tree{"compose.yaml": app, "compose.override.yaml": overlay, "compose.prod.yaml": overlay}, "production [compose.yaml compose.prod.yaml]; development [compose.yaml compose.override.yaml]", ""},

		"a profile":                 {tree{"compose.yaml": app + "x-a: 1\n", "compose.prod.yaml": "services:\n  edge: {image: traefik, profiles: [production]}\n  mail: {image: axllent/mailpit, profiles: [dev]}\n"}, "production [compose.yaml compose.prod.yaml] [production]; default [compose.yaml]", ""},
		"a profile in the one file": {tree{"compose.yaml": "services:\n  web: {image: x}\n  edge: {image: traefik, profiles: [prod]}\n  mail: {image: axllent/mailpit, profiles: [dev]}\n"}, "production [compose.yaml] [prod]; development [compose.yaml]", "the profile prod is for it"},
		"profiles that .env names":  {tree{".env": "COMPOSE_PROFILES=dev\n", "compose.yaml": "services:\n  web: {image: x}\n  edge: {image: traefik, profiles: [prod]}\n  mail: {image: axllent/mailpit, profiles: [dev]}\n"}, "default [compose.yaml]", ""},

		"nothing but production":           {tree{"docker-compose.production.yml": app}, "production [docker-compose.production.yml]", "docker-compose.production.yml is a project by itself"},
		"COMPOSE_FILE names nothing":       {tree{".env": "COMPOSE_FILE=:\n", "compose.yaml": app, "compose.prod.yaml": strings.ReplaceAll(app, "web:1", "web:2")}, "production [compose.prod.yaml]; not read [compose.yaml]", "compose.prod.yaml stands alone: it repeats db in full"},
		"nothing has a default name":       {tree{"docker-compose.production.yml": app, "docker-compose.local.yml": app, "docker-compose.docs.yml": "services:\n  docs: {image: x}\n"}, "production [docker-compose.production.yml]; development [docker-compose.local.yml]; not read [docker-compose.docs.yml]", "docker-compose.production.yml is a project by itself"},
		"a folder to deploy from":          {tree{"compose.yaml": sourced, "deploy/compose.yaml": app}, "production [deploy/compose.yaml]; default [compose.yaml]", "compose.yaml is for development (mounts the source code of web, compose.yaml:4); what docker compose reads by default"},
		"a folder in a folder":             {tree{"compose.yaml": sourced, "deploy/compose.yaml": sourced, "deploy/prod/compose.yaml": app}, "production [deploy/compose.yaml]; default [compose.yaml]", ""},
		"a folder beside what runs itself": {tree{"compose.yaml": app, "prod/docker-compose.yml": app}, "default [compose.yaml]; production [prod/docker-compose.yml]", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, gaps := load(t, c.files)
			if got := chosen(p.Choice); got != c.want {
				t.Errorf("%s\nwant\n%s\n%v", got, c.want, lines(gaps))
			}
			if c.why != "" && string(p.Choice.Why) != c.why {
				t.Errorf("%s\nwant\n%s", p.Choice.Why, c.why)
			}
			for _, g := range gaps {
				if strings.HasPrefix(string(g.Reason), "not read: ") && len(p.Choice.NotRead) == 0 {
					t.Errorf("%v of %v", g, p.Choice.NotRead)
				}
			}
		})
	}
}

// TestAskedEnvironment: an environment that somebody wants, by its name, by a
// word for it, or by the middle part of a file.
func TestAskedEnvironment(t *testing.T) {
	dir := write(t, tree{"compose.yaml": app, "compose.prod.yaml": overlay, "compose.override.yaml": sourced, "compose.gpu.yaml": "services:\n  web: {gpus: all}\n"})
	for asked, want := range map[string]string{
		"":            "production [compose.yaml compose.prod.yaml]",
		"prod":        "production [compose.yaml compose.prod.yaml]",
		"Deploy":      "production [compose.yaml compose.prod.yaml]",
		"dev":         "development [compose.yaml compose.override.yaml]",
		"development": "development [compose.yaml compose.override.yaml]",
		"default":     "default [compose.yaml]",
		"gpu":         "gpu [compose.yaml compose.gpu.yaml]",
	} {
		p, _ := loadInput(t, Input{Input: compose.Input{Dir: dir}, Environment: asked})
		got, _, _ := strings.Cut(chosen(p.Choice), ";")
		if got != want {
			t.Errorf("%q: %s, want %s", asked, got, want)
		}
		if len(p.Environments) < 2 || p.Environments[0].Name != p.Choice.Judged {
			t.Errorf("%q: compared with %v", asked, envs(p))
		}
	}
	_, _, err := Load(context.Background(), Input{Input: compose.Input{Dir: dir}, Environment: "stagign"})
	var unknown *UnknownEnvironment
	if !errors.As(err, &unknown) || err.Error() != `the files describe no environment "stagign"; they describe default, development and production` {
		t.Errorf("%v", err)
	}
}

// An environment is asked for where nothing has a default name: it is judged, or
// it is said which ones there are. What is asked for of many projects is passed over.
func TestAskedWithoutADefault(t *testing.T) {
	files := tree{"docker-compose.production.yml": app, "docker-compose.staging.yml": overlay, "docker-compose.gpu.yml": app, "docker-compose.pi.yml": app, "docker-compose.ci.override.yml": overlay}
	for i := range maxEnvironments {
		files[fmt.Sprintf("docker-compose.dev-%d.yml", i)] = app
	}
	dir := write(t, files)
	for _, c := range []struct{ asked, of, want, missing string }{
		{"", "", "production [docker-compose.production.yml]", ""},
		{"staging", "", "staging [docker-compose.staging.yml]", ""},
		{"GPU", "", "gpu [docker-compose.gpu.yml]", ""},
		{"nowhere", ".advisor.yaml:1", "production [docker-compose.production.yml]", `.advisor.yaml:1 names the environment "nowhere", which the files do not describe`},
	} {
		p, gaps := loadInput(t, Input{Input: compose.Input{Dir: dir}, Environment: c.asked, EnvironmentOf: c.of})
		if got, _, _ := strings.Cut(chosen(p.Choice), ";"); got != c.want || string(p.Choice.Missing) != c.missing {
			t.Errorf("%q: %s, want %s; missing %s", c.asked, got, c.want, p.Choice.Missing)
		}
		for _, f := range []string{"docker-compose.gpu.yml", "docker-compose.pi.yml"} {
			if read := slices.Contains(p.Choice.NotRead, untrusted.Text(f)); read == strings.Contains(c.want, f) {
				t.Errorf("%q: not read are %v", c.asked, p.Choice.NotRead)
			}
		}
		if got := strings.Join(lines(gaps), "\n"); !strings.Contains(got, "docker-compose.ci.override.yml not compared as an environment: it is no project by itself, and there is no file to merge it over") {
			t.Errorf("%q: %s", c.asked, got)
		}
	}
	_, _, err := Load(context.Background(), Input{Input: compose.Input{Dir: dir}, Environment: "nowhere"})
	var unknown *UnknownEnvironment
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Known, "staging") {
		t.Errorf("%v", err)
	}
	staging := write(t, tree{"docker-compose.staging.yml": app})
	if _, _, err := Load(context.Background(), Input{Input: compose.Input{Dir: staging}, Environment: "nowhere"}); !errors.As(err, &unknown) {
		t.Errorf("without one for production: %v", err)
	}
	if p, _ := loadInput(t, Input{Input: compose.Input{Dir: staging}, Environment: "stage", EnvironmentOf: ".advisor.yaml:1"}); chosen(p.Choice) != "staging [docker-compose.staging.yml]" {
		t.Errorf("asked of many: %s", chosen(p.Choice))
	}
	for files, asked := range map[string]string{"x.txt": "production", "docker-compose.staging.yml": "", "docker-stack.yml": ""} {
		in := Input{Input: compose.Input{Dir: write(t, tree{files: app})}, Environment: asked}
		if _, _, err := Load(context.Background(), in); !errors.Is(err, compose.ErrNoProject) {
			t.Errorf("%s alone: %v", files, err)
		}
	}
}

// What is named with -f is judged, and what lies around it is sorted as around
// any other: over the file with a default name.
func TestAroundWhatIsNamed(t *testing.T) {
	whole := strings.ReplaceAll(app, "web:1", "web:2")
	for name, c := range map[string]struct {
		files tree
		named string // with -f
		want  string
	}{
		"an environment":          {tree{"compose.prod.yaml": app, "compose.dev.yaml": overlay, "compose.yaml": app}, "compose.prod.yaml", "production [compose.prod.yaml]; development [compose.yaml compose.dev.yaml]; not read [compose.yaml]"},
		"less than the base":      {tree{"compose.dev.yaml": "services:\n  web: {image: y}\n  mail: {image: axllent/mailpit}\n", "compose.yaml": app, "compose.prod.yaml": whole}, "compose.dev.yaml", "development [compose.dev.yaml]; production [compose.prod.yaml]; not read [compose.yaml]"},
		"a variant":               {tree{"compose.mysql.yaml": app, "compose.mysql-prod.yaml": overlay, "compose.prod.yaml": overlay, "compose.yaml": app}, "compose.mysql.yaml", "mysql [compose.mysql.yaml]; production [compose.mysql.yaml compose.mysql-prod.yaml]; not read [compose.prod.yaml compose.yaml]"},
		"beside a folder":         {tree{"compose.yaml": sourced, "deploy/compose.yaml": app}, "compose.yaml", "default [compose.yaml]"},
		"no name of Compose":      {tree{"my.yml": app, "compose.yaml": app, "compose.prod.yaml": overlay}, "my.yml", "my [my.yml]; not read [compose.prod.yaml compose.yaml]"},
		"a profile of production": {tree{"compose.yaml": "services:\n  web: {image: x}\n  edge: {image: y, profiles: [prod]}\n"}, "compose.yaml", "default [compose.yaml]; production [compose.yaml]"},
		"what is typed":           {tree{"compose.yaml": app, "compose.prod.yaml": overlay}, compose.Stdin, "default [stdin]"},
	} {
		dir := write(t, c.files)
		in := Input{Input: compose.Input{Dir: dir, Files: []string{c.named}, Standard: []byte("services:\n  web: {image: x}\n  edge: {image: y, profiles: [prod]}\n")}}
		if c.named != compose.Stdin {
			in.Files = []string{filepath.Join(dir, c.named)}
		}
		p, _ := loadInput(t, in)
		if got := chosen(p.Choice); got != c.want {
			t.Errorf("%s: %s\nwant\n%s", name, got, c.want)
		}
	}
	in := Input{Input: compose.Input{Files: []string{filepath.Join(write(t, tree{"my.yml": app}), "my.yml")}}, Environment: "nowhere"}
	if _, _, err := Load(context.Background(), in); err == nil || err.Error() != `the files describe no environment "nowhere"; they describe my` {
		t.Errorf("%v", err)
	}
}

// A link to nothing is no file, as for docker compose; one that leads out of the
// project is a mistake, and not passed over.
func TestLinksBesideTheProject(t *testing.T) {
	for target, want := range map[string]string{"nowhere": "", "/etc/hostname": "compose.override.yaml leads outside the project"} {
		dir := write(t, tree{"compose.yaml": app, "docker-compose.override.yaml": overlay})
		if err := os.Symlink(target, filepath.Join(dir, "compose.override.yaml")); err != nil {
			t.Skip(err)
		}
		p, gaps := loadInput(t, Input{Input: compose.Input{Dir: dir}})
		got := ""
		for _, q := range p.Problems {
			got += string(q.File) + " " + string(q.Message)
		}
		if got != want {
			t.Errorf("%s: problems %q, want %q", target, got, want)
		}
		for _, s := range append(lines(gaps), chosen(p.Choice)) {
			if strings.HasPrefix(s, "compose.override.yaml") || target == "nowhere" && strings.Contains(s, "passes this file over") {
				t.Errorf("%s: %s", target, s)
			}
		}
		if want != "" && len(p.Shadowed) != 1 {
			t.Errorf("%s: passed over are %v", target, p.Shadowed)
		}
	}
}

// TestExcludedFiles: what somebody leaves out is in no set.
func TestExcludedFiles(t *testing.T) {
	dir := write(t, tree{"compose.yaml": app, "compose.prod.yaml": overlay, "compose.gpu.yaml": overlay})
	out := filepath.Join(dir, "compose.prod.yaml")
	p, _ := loadInput(t, Input{Input: compose.Input{Dir: dir}, Excluded: func(path string) bool { return path == out }})
	if got := chosen(p.Choice); got != "default [compose.yaml]; not read [compose.gpu.yaml]" {
		t.Error(got)
	}
}

// TestProductionIsCounted: the services of the production file count, and those
// of inactive profiles count nowhere.
func TestProductionIsCounted(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml":      "services:\n  web: {image: x}\n",
		"compose.prod.yaml": "services:\n  web: {restart: always}\n  a: {image: x}\n  c: {image: x, profiles: [extra]}\n  d: {image: x, depends_on: [c]}\n",
	})
	if p.Orchestrated != 3 || len(p.Services) != 4 || len(p.Running().Services) != 3 || len(p.Inactive()) != 1 || p.Inactive()[0].Name != "c" {
		t.Errorf("%d count of %d", p.Orchestrated, len(p.Services))
	}
}
