package roles

import (
	"testing"

	"advisor/internal/facts"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// The last word of a name counts, without numbers and words for one of several.
func TestRoleOfName(t *testing.T) {
	for name, want := range map[string]facts.Role{
		"db": facts.RoleDatabase, "orders-db": facts.RoleDatabase, "orders_db_primary": facts.RoleDatabase, "db1": facts.RoleDatabase, "db-01-master": facts.RoleDatabase, "db-orders": "", "redis-worker": facts.RoleWorker, "app": "", "": "",
		"no-db": "", "without-cache": "", "cache-without-db": "", "not-a-db": facts.RoleDatabase, "main": "", "server": "", "redis-server": facts.RoleCache, "a/b.proxy": facts.RoleWebEdge, "Nginx": facts.RoleWebEdge, "123": "",
	} {
		if got, ok := roleOfName(name); got != want || ok != (want != "") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A name chooses between what the rest of a service leaves open.
func TestByTie(t *testing.T) {
	image := func(ref untrusted.Text) *facts.Image { return &facts.Image{Ref: ref, Repository: ref} }
	ports := port("80")
	waits := []facts.Dependency{{Service: "a"}, {Service: "b"}}
	socket := []facts.Mount{mount("bind /var/run/docker.sock:/var/run/docker.sock")}
	routed := variables("traefik.http.routers.x.rule=y")
	web := []mention{{by: "app", web: true}}
	for name, c := range map[string]struct {
		c    candidate
		s    facts.Service
		want facts.Role
	}{
		"nothing":                            {candidate{}, facts.Service{Name: "app"}, ""},
		"on every node":                      {candidate{}, facts.Service{Name: "x", Mode: "global", Mounts: socket}, facts.RoleOperations},
		"on every node, without the engine":  {candidate{}, facts.Service{Name: "x", Mode: "global"}, ""},
		"once, beside the engine":            {candidate{}, facts.Service{Name: "x", Mounts: socket}, ""},
		"a console":                          {candidate{store: true}, facts.Service{Name: "redis-ui", Ports: ports}, facts.RoleOperations},
		"a console by its image":             {candidate{store: true}, facts.Service{Name: "x", Image: image("y/mongo-express"), Ports: ports}, facts.RoleOperations},
		"a console that is routed":           {candidate{store: true}, facts.Service{Name: "redis-ui", Labels: routed}, facts.RoleOperations},
		"a console that nobody reaches":      {candidate{store: true}, facts.Service{Name: "redis-ui"}, ""},
		"a console without a store":          {candidate{}, facts.Service{Name: "redis-ui", Ports: ports}, ""},
		"a console that others need":         {candidate{store: true, said: web}, facts.Service{Name: "redis-ui", Ports: ports}, ""},
		"a console of nothing":               {candidate{store: true}, facts.Service{Name: "shop-ui", Ports: ports}, ""},
		"what is named after a store alone":  {candidate{store: true}, facts.Service{Name: "redis-shop", Ports: ports}, ""},
		"a stage that works":                 {candidate{}, facts.Service{Name: "x", Build: &facts.Build{Target: "consume-messages"}}, facts.RoleWorker},
		"a stage that starts work":           {candidate{}, facts.Service{Name: "x", Build: &facts.Build{Target: "cron"}}, facts.RoleScheduler},
		"a stage of files":                   {candidate{}, facts.Service{Name: "x", Build: &facts.Build{Target: "assets"}}, facts.RoleFrontend},
		"a stage that is reached":            {candidate{}, facts.Service{Name: "x", Build: &facts.Build{Target: "worker"}, Ports: ports}, ""},
		"another stage":                      {candidate{}, facts.Service{Name: "x", Build: &facts.Build{Target: "production"}}, ""},
		"a worker that reaches others":       {candidate{others: true}, facts.Service{Name: "x-worker"}, facts.RoleWorker},
		"a worker with a store":              {candidate{store: true}, facts.Service{Name: "x-worker"}, facts.RoleWorker},
		"a worker beside its like":           {candidate{sibling: true}, facts.Service{Name: "x-worker"}, facts.RoleWorker},
		"a worker alone":                     {candidate{}, facts.Service{Name: "x-worker"}, ""},
		"a worker that is reached":           {candidate{store: true}, facts.Service{Name: "x-worker", Ports: ports}, ""},
		"a worker that is called":            {candidate{store: true, said: web}, facts.Service{Name: "x-worker"}, ""},
		"a worker that is named as a host":   {candidate{store: true, said: []mention{{by: "app"}}}, facts.Service{Name: "x-worker"}, facts.RoleWorker},
		"a scheduler":                        {candidate{store: true}, facts.Service{Name: "cron"}, facts.RoleScheduler},
		"a backup":                           {candidate{shares: true}, facts.Service{Name: "backup"}, facts.RoleBackup},
		"a backup of a store":                {candidate{store: true}, facts.Service{Name: "backup"}, facts.RoleBackup},
		"a backup of nothing":                {candidate{}, facts.Service{Name: "backup"}, ""},
		"a backup that is published":         {candidate{store: true}, facts.Service{Name: "backup", Ports: ports}, ""},
		"certificates":                       {candidate{shares: true}, facts.Service{Name: "certbot"}, facts.RoleCertificates},
		"certificates for nobody":            {candidate{}, facts.Service{Name: "certbot"}, ""},
		"an exporter of a store":             {candidate{store: true}, facts.Service{Name: "redis-exporter"}, facts.RoleMonitoring},
		"an exporter without one":            {candidate{}, facts.Service{Name: "redis-exporter"}, ""},
		"an exporter of something":           {candidate{store: true}, facts.Service{Name: "shop-exporter"}, ""},
		"monitoring of a store":              {candidate{store: true}, facts.Service{Name: "redis-metrics"}, ""},
		"an edge":                            {candidate{}, facts.Service{Name: "x", Image: image("y/proxy"), Ports: ports, DependsOn: waits}, facts.RoleWebEdge},
		"an edge with one behind it":         {candidate{}, facts.Service{Name: "x", Image: image("y/proxy"), Ports: ports, DependsOn: waits[:1]}, ""},
		"an edge that is not published":      {candidate{}, facts.Service{Name: "x", Image: image("y/proxy"), DependsOn: waits}, ""},
		"an edge with a store":               {candidate{store: true}, facts.Service{Name: "x", Image: image("y/proxy"), Ports: ports, DependsOn: waits}, ""},
		"an edge by its name alone":          {candidate{}, facts.Service{Name: "proxy", Ports: ports, DependsOn: waits}, ""},
		"a mail catcher":                     {candidate{}, facts.Service{Name: "mail", Ports: port("1025")}, facts.RoleDevelopment},
		"a mail catcher that is used":        {candidate{said: []mention{{by: "app", port: "1025"}}}, facts.Service{Name: "mail"}, facts.RoleDevelopment},
		"a mail server":                      {candidate{said: []mention{{by: "app", port: "25"}}}, facts.Service{Name: "mail", Ports: port("25")}, ""},
		"twice named":                        {candidate{}, facts.Service{Name: "db", Image: image("x/orders-db"), Environment: variables("DB_NAME=x")}, facts.RoleDatabase},
		"a cache, twice named":               {candidate{}, facts.Service{Name: "cache", Image: image("x/orders-cache"), Environment: variables("REDIS_NAME=x")}, facts.RoleCache},
		"a queue, twice named":               {candidate{}, facts.Service{Name: "queue", Image: image("x/orders-queue"), Environment: variables("KAFKA_NAME=x")}, facts.RoleQueue},
		"twice named, without a variable":    {candidate{}, facts.Service{Name: "db", Image: image("x/orders-db")}, ""},
		"twice named, of another product":    {candidate{}, facts.Service{Name: "db", Image: image("x/orders-db"), Environment: variables("REDIS_NAME=x")}, ""},
		"named once":                         {candidate{}, facts.Service{Name: "x", Image: image("x/orders-db"), Environment: variables("DB_NAME=x")}, ""},
		"named so by the service alone":      {candidate{}, facts.Service{Name: "db", Image: image("x/orders"), Environment: variables("DB_NAME=x")}, ""},
		"named two things":                   {candidate{}, facts.Service{Name: "cache", Image: image("x/orders-db"), Environment: variables("DB_NAME=x")}, ""},
		"twice named, and it uses a store":   {candidate{store: true}, facts.Service{Name: "db", Image: image("x/orders-db"), Environment: variables("DB_NAME=x")}, ""},
		"twice named, and it waits":          {candidate{}, facts.Service{Name: "db", Image: image("x/orders-db"), Environment: variables("DB_NAME=x"), DependsOn: waits}, ""},
		"twice named, and it runs something": {candidate{commands: [][]string{{"x"}}}, facts.Service{Name: "db", Image: image("x/orders-db"), Environment: variables("DB_NAME=x")}, ""},
		"twice named, and it is routed to":   {candidate{}, facts.Service{Name: "db", Image: image("x/orders-db"), Environment: variables("DB_NAME=x"), Labels: routed}, ""},
	} {
		c.c.s = &c.s
		g, ok := byTie(&c.c)
		if g.role != c.want || ok != (c.want != "") || g.sure {
			t.Errorf("%s: %+v", name, g)
		}
	}
}

// What a proxy routes to is reached.
func TestRouted(t *testing.T) {
	for name, want := range map[string]bool{
		"traefik.http.routers.a.rule": true, "Traefik.TCP.Routers.a.rule": true, "caddy": true, "VIRTUAL_HOST": true, "traefik.enable": false, "caddy.reverse_proxy": false, "HOST": false,
	} {
		label, variable := candidate{s: &facts.Service{Labels: variables(name + "=x")}}, candidate{s: &facts.Service{Environment: variables(name + "=x")}}
		if label.routed() != want || variable.routed() != want {
			t.Errorf("%s: %v as a label, %v as a variable", name, label.routed(), variable.routed())
		}
	}
}

// What is left is an application: built on one, or by what reaches it and what it
// does.
func TestApplication(t *testing.T) {
	shop := products.Product{Name: "shop", Role: facts.RoleApplication}
	for name, c := range map[string]struct {
		c    candidate
		s    facts.Service
		want string
	}{
		"nothing":                   {candidate{}, facts.Service{}, "application: nothing shows another role"},
		"built on one":              {candidate{built: true, exact: true, known: true, product: shop}, facts.Service{Build: &facts.Build{}}, "application sure: built on shop"},
		"built on a database":       {candidate{built: true, exact: true, known: true, product: products.Product{Role: facts.RoleDatabase}}, facts.Service{Build: &facts.Build{}}, "application: built in this project"},
		"one that is pulled":        {candidate{exact: true, known: true, product: shop}, facts.Service{}, "application: nothing shows another role"},
		"one part of it":            {candidate{built: true, exact: true, known: true, product: shop, sibling: true}, facts.Service{Command: hidden("x")}, "application: built on shop"},
		"built":                     {candidate{}, facts.Service{Build: &facts.Build{}}, "application: built in this project"},
		"with a store":              {candidate{store: true}, facts.Service{}, "application: it uses a store"},
		"published":                 {candidate{}, facts.Service{Ports: port("80")}, "application: it publishes a port"},
		"built and published":       {candidate{}, facts.Service{Build: &facts.Build{}, Ports: port("80")}, "application sure: built in this project, and it publishes a port"},
		"a store, and called":       {candidate{store: true, said: []mention{{by: "a"}, {by: "b", web: true}}}, facts.Service{}, "application sure: it uses a store, and b has its web address"},
		"routed to, and published":  {candidate{}, facts.Service{Ports: port("80"), Labels: variables("caddy=x")}, "application: a proxy is told to route to it"},
		"named as a host, no more":  {candidate{said: []mention{{by: "a"}}}, facts.Service{}, "application: nothing shows another role"},
		"called by the first of it": {candidate{said: []mention{{by: "a", web: true}}}, facts.Service{}, "application: a has its web address"},
	} {
		c.c.s = &c.s
		if got := saidOf(c.c.application(), true); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
