package advise

import (
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

func phases(r report.Report) string {
	var b strings.Builder
	for _, p := range r.Plan {
		b.WriteString(p.Name)
		for _, s := range p.Services {
			b.WriteString(" " + string(s))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// The plan leads into a cluster, or out of one that runs; where nothing has to
// move there is none. Each phase ends and can be gone back from.
func TestPlan(t *testing.T) {
	for _, c := range []struct {
		name    string
		project *facts.Project
		answers []string
		want    string
	}{
		{"one host", shop(), small(), ""},
		{"nothing is known", shop(), nil, ""},
		{"one host, and a cluster that others use", shop(), small("kubernetes-access=running"), ""},
		{"a cluster that it runs on", shop(), large("kubernetes-access=in-use"), ""},
		{"into a cluster", shop(), large(), "Preparation\nStateless services api web\nData db\nSwitch-off\n"},
		{"into a cluster, without files", nil, large(), "Preparation\nStateless services\nData\nEntrance\nSwitch-off\n"},
		{"out of a cluster", shop(), small("kubernetes-access=in-use"), "Preparation\nStateless services api web\nData db\nEntrance\nGive back\n"},
		{"out of a cluster, without data", nil, small("kubernetes-access=in-use", "stateful-services=0"), "Preparation\nStateless services\nEntrance\nGive back\n"},
	} {
		r := reportOf(t, c.project, c.answers...)
		if got := phases(r); got != c.want {
			t.Errorf("%s: %s (%s), want %s", c.name, got, r.Summary.Title, c.want)
		}
		for _, p := range r.Plan {
			if p.Does == "" || p.Exit == "" || p.Back == "" {
				t.Errorf("%s: %q has no work, end or way back", c.name, p.Name)
			}
		}
	}
}

// Risks are of the option and of the answers.
func TestRisks(t *testing.T) {
	said := func(p *facts.Project, words ...string) string {
		var b strings.Builder
		for _, x := range reportOf(t, p, words...).Risks {
			if x.Notice == "" || x.Then == "" {
				t.Errorf("%q cannot be noticed, or nothing can be done", x.Risk)
			}
			b.WriteString(x.Risk + "\n")
		}
		return b.String()
	}
	for _, c := range []struct {
		name        string
		got         string
		want, never []string
	}{
		{"one host", said(shop(), small()...), []string{"The host dies", "backup of db", "one person"}, []string{"outgrows", "cluster", "standby"}},
		{"growth", said(nil, small("growth=moderate", "engineers=5")...), []string{"outgrows"}, []string{"one person", "backup of"}},
		{"a standby", said(shop(), small("host-failure=standby", "availability=99.5")...), []string{"standby is behind"}, []string{"The host dies"}},
		{"a cluster", said(shop(), large()...), []string{"no longer supported", "costs more", "nobody has seen", "drift apart"}, []string{"The host dies", "its rules"}},
		{"a namespace", said(nil, large("kubernetes-access=running", "kubernetes-experience=production")...), []string{"its rules"}, []string{"costs more", "nobody has seen", "drift apart"}},
		{"a contradiction", said(nil, small("regions=several")...), []string{"something contradicts"}, nil},
		{"nothing", said(shop()), nil, []string{"."}},
	} {
		for _, w := range c.want {
			if !strings.Contains(c.got, w) {
				t.Errorf("%s: no risk %q in:\n%s", c.name, w, c.got)
			}
		}
		for _, w := range c.never {
			if strings.Contains(c.got, w) {
				t.Errorf("%s: %q in:\n%s", c.name, w, c.got)
			}
		}
	}
}

// A dump is a command only where the name of the service is one word of a shell.
func TestDumps(t *testing.T) {
	of := func(name, repository string) facts.Service {
		return facts.Service{Name: untrusted.Text(name), Image: &facts.Image{Repository: untrusted.Text(repository)}}
	}
	got := dumps([]facts.Service{
		of("db", "library/postgres"), of("shop_db.1", "mysql"), of("m", "library/mariadb"), of("d", "mongo"),
		of("x; rm", "postgres"), of("-v", "postgres"), of("cache", "redis"),
		{Name: "built"},
	})
	want := `docker compose exec -T db sh -c 'pg_dumpall -U "$POSTGRES_USER"' > db.sql
docker compose exec -T shop_db.1 sh -c 'mysqldump --all-databases -uroot -p"$MYSQL_ROOT_PASSWORD"' > shop_db.1.sql
docker compose exec -T m sh -c 'mariadb-dump --all-databases -uroot -p"$MARIADB_ROOT_PASSWORD"' > m.sql
docker compose exec -T d sh -c 'mongodump --archive' > d.archive`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
