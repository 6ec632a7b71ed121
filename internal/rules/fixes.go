package rules

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

// fixPorts writes the ports of a service anew: those that a rule hit on the address
// of the host itself.
func fixPorts(_ facts.Project, s facts.Service, hits []Hit) part {
	out := []string{"ports: !override"}
	for _, port := range s.Ports {
		address := string(port.HostIP)
		if slices.ContainsFunc(hits, func(h Hit) bool { return h.Place == port.Place && string(h.Detail) == shown(port) }) {
			address = "127.0.0.1"
		}
		out = append(out, "  - "+strconv.Quote(portText(port, address, port.Published)))
	}
	return part{compose: out}
}

// portText is a port in the short form.
func portText(port facts.Port, address, published string) string {
	t := port.Target
	if published != "" || address != "" {
		t = published + ":" + t
	}
	if address != "" {
		if strings.Contains(address, ":") && !strings.HasPrefix(address, "[") {
			address = "[" + address + "]"
		}
		t = address + ":" + t
	}
	if port.Protocol != "" && port.Protocol != "tcp" {
		t += "/" + port.Protocol
	}
	return t
}

// fixReplicaPorts gives each copy a port of a range.
func fixReplicaPorts(_ facts.Project, s facts.Service, _ []Hit) part {
	out := []string{"ports: !override"}
	for _, port := range s.Ports {
		published := port.Published
		if from, err := strconv.Atoi(published); err == nil && width(port) < s.Replicas {
			published = fmt.Sprintf("%d-%d", from, from+s.Replicas-1)
		} else if published != "" && width(port) < s.Replicas {
			return part{}
		}
		out = append(out, "  - "+strconv.Quote(portText(port, string(port.HostIP), published)))
	}
	return part{compose: out}
}

// fixCopies leaves one copy, by the keys that the service has: Compose refuses
// two that differ.
func fixCopies(_ facts.Project, s facts.Service, _ []Hit) part {
	var x part
	if has(s, "scale") {
		x.compose = append(x.compose, "scale: 1")
	}
	if has(s, "deploy.replicas") || len(x.compose) == 0 {
		x.compose = append(x.compose, "deploy:", "  replicas: 1")
	}
	return x
}

// fixVariables gives variables a value from the environment of the host, and on
// Kubernetes from a Secret. Those of a file are left to its owner.
func fixVariables(_ facts.Project, s facts.Service, hits []Hit) part {
	var environment, arguments, kubernetes []string
	for _, h := range hits {
		if !variableName.MatchString(string(h.Detail)) {
			continue
		}
		line := "  " + string(h.Detail) + ": " + strconv.Quote(required(h.Detail))
		if s.Build != nil && slices.ContainsFunc(s.Build.Args, func(v facts.Variable) bool { return v.Name == h.Detail && v.Place == h.Place }) {
			arguments = append(arguments, "  "+line)
			continue
		}
		environment = append(environment, line)
		kubernetes = append(kubernetes, "  - name: "+string(h.Detail), "    valueFrom:", "      secretKeyRef:", "        name: "+quoted(objectName(s.Name)), "        key: "+string(h.Detail))
	}
	var x part
	if len(environment) > 0 {
		x.compose = append([]string{"environment:"}, union(nil, environment)...)
		x.kubernetes = append([]string{"env:"}, kubernetes...)
	}
	if len(arguments) > 0 {
		x.compose = append(append(x.compose, "build:", "  args:"), union(nil, arguments)...)
	}
	return x
}

// objectName is the name of a service as Kubernetes takes it.
func objectName(name untrusted.Text) string {
	s := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(string(name)))
	return cmp.Or(strings.Trim(s, "-"), "app")
}

// fixPasswordOff switches the password on again.
func fixPasswordOff(_ facts.Project, s facts.Service, hits []Hit) part {
	out := []string{"environment:"}
	for _, h := range hits {
		name := string(h.Detail)
		switch name {
		case "POSTGRES_HOST_AUTH_METHOD":
			out = append(out, "  "+name+": scram-sha-256", "  POSTGRES_PASSWORD: "+strconv.Quote(required("POSTGRES_PASSWORD")))
		case "ALLOW_EMPTY_PASSWORD":
			out = append(out, "  "+name+`: "no"`)
			if s.Product == "redis" {
				out = append(out, "  REDIS_PASSWORD: "+strconv.Quote(required("REDIS_PASSWORD")))
			}
		default: // the images look whether it is there at all
			root := strings.TrimSuffix(strings.Replace(name, "ALLOW_EMPTY_", "", 1), "ROOT_PASSWORD")
			root = strings.TrimSuffix(root, "PASSWORD") + "ROOT_PASSWORD"
			out = append(out, "  "+name+`: ""`, "  "+root+": "+strconv.Quote(required(untrusted.Text(root))))
		}
	}
	return part{compose: out}
}

// fixVolume gives a database a named volume on its data folder.
func fixVolume(_ facts.Project, s facts.Service, _ []Hit) part {
	folder, ok := known.DataPath(s.Product)
	if !ok {
		return part{}
	}
	if v := s.Image; s.Product == "postgres" && v != nil {
		if major, err := strconv.Atoi(strings.SplitN(strings.SplitN(string(v.Tag), "-", 2)[0], ".", 2)[0]); err == nil && major >= 18 {
			folder = "/var/lib/postgresql" // from 18 on the data lies below it, by version
		}
	}
	volume := objectName(s.Name) + "-data"
	return part{
		compose:    []string{"volumes:", "  - " + quoted(volume) + ":" + folder},
		top:        []string{"volumes:", "  " + quoted(volume) + ": {}"},
		kubernetes: []string{"volumeMounts: # of a volumeClaimTemplate or a PersistentVolumeClaim", "  - name: " + quoted(volume), "    mountPath: " + folder},
	}
}

// fixBindMounts turns folders of the host into named volumes.
func fixBindMounts(_ facts.Project, s facts.Service, hits []Hit) part {
	var compose, top, kubernetes []string
	for i, m := range s.Mounts {
		if !slices.ContainsFunc(hits, func(h Hit) bool { return h.Place == m.Place }) || strings.Contains(string(m.Target), "$") {
			continue
		}
		if m.Volume != "" { // the volume itself stands for the folder
			return part{}
		}
		volume := objectName(s.Name) + "-data"
		if i > 0 && len(compose) > 0 {
			volume += strconv.Itoa(i)
		}
		compose = append(compose, "  - "+strconv.Quote(volume+":"+string(m.Target)))
		top = append(top, "  "+quoted(volume)+": {}")
		kubernetes = append(kubernetes, "  - name: "+quoted(volume), "    mountPath: "+quoted(string(m.Target)))
	}
	if len(compose) == 0 {
		return part{}
	}
	return part{
		compose:    append([]string{"# copy the data of the folder into the volume first", "volumes:"}, compose...),
		top:        append([]string{"volumes:"}, top...),
		kubernetes: append([]string{"volumeMounts: # of a PersistentVolumeClaim"}, kubernetes...),
	}
}

// healthTest is the command that tells whether a known product works.
func healthTest(product string) string {
	return map[string]string{
		"postgres":      `["CMD-SHELL", "pg_isready -U \"$${POSTGRES_USER:-postgres}\""]`,
		"timescaledb":   `["CMD-SHELL", "pg_isready -U \"$${POSTGRES_USER:-postgres}\""]`,
		"mysql":         `["CMD", "mysqladmin", "ping", "-h", "127.0.0.1"]`,
		"mariadb":       `["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]`,
		"mongodb":       `["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping')"]`,
		"redis":         `["CMD", "redis-cli", "ping"]`,
		"valkey":        `["CMD", "valkey-cli", "ping"]`,
		"rabbitmq":      `["CMD", "rabbitmq-diagnostics", "-q", "ping"]`,
		"elasticsearch": `["CMD-SHELL", "curl -fs http://127.0.0.1:9200/_cluster/health || exit 1"]`,
		"opensearch":    `["CMD-SHELL", "curl -fs http://127.0.0.1:9200/_cluster/health || exit 1"]`,
		"clickhouse":    `["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8123/ping"]`,
		"nginx":         `["CMD", "curl", "-fs", "http://127.0.0.1/"]`,
		"traefik":       `["CMD", "traefik", "healthcheck", "--ping"]`,
	}[product]
}

// healthLines are a health check of a service; none where nobody knows how to ask.
func healthLines(s facts.Service) []string {
	test, port := healthTest(s.Product), inner(s)
	note := ""
	if test == "" && port != "" {
		test = `["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:` + port + `/"]`
		note = " # the address that answers when the program is ready; needs wget in the image"
	}
	if test == "" {
		return nil
	}
	return []string{"healthcheck:", "  test: " + test + note, "  interval: 30s", "  timeout: 5s", "  retries: 3", "  start_period: 30s"}
}

// inner is the first port of the container that is a plain number; empty: none is
// known.
func inner(s facts.Service) string {
	ports := make([]string, 0, len(s.Ports))
	for _, p := range s.Ports {
		ports = append(ports, p.Inside())
	}
	if s.Dockerfile != nil {
		ports = append(ports, s.Dockerfile.Ports...)
	}
	for _, p := range ports {
		if _, err := strconv.Atoi(p); err == nil {
			return p
		}
	}
	return ""
}

func fixHealth(_ facts.Project, s facts.Service, _ []Hit) part {
	x := part{compose: healthLines(s)}
	if s.Health != nil && len(x.compose) > 0 { // one that is switched off
		x.compose[0] = "healthcheck: !override"
	}
	if port := inner(s); port != "" && len(x.compose) > 0 && !store(s) {
		x.kubernetes = []string{"readinessProbe:", "  httpGet:", "    path: /", "    port: " + port, "livenessProbe:", "  httpGet:", "    path: /", "    port: " + port, "  periodSeconds: 30"}
	}
	return x
}

// fixDependencies waits for stores, with a health check for those that have none.
func fixDependencies(p facts.Project, hits []Hit) *facts.Fix {
	health := map[untrusted.Text][]string{}
	for _, s := range p.Services {
		if checked(s) {
			health[s.Name] = []string{}
		} else if test := healthTest(s.Product); test != "" {
			health[s.Name] = healthLines(s)
		}
	}
	var out []string
	needed := map[untrusted.Text]bool{}
	for _, s := range p.Services {
		var on []string
		for _, h := range ofService(hits, s.Name) {
			if _, known := health[h.Detail]; known {
				on = append(on, "      "+quoted(string(h.Detail))+":", "        condition: service_healthy")
				needed[h.Detail] = true
			}
		}
		if len(on) > 0 {
			out = append(append(out, "  "+quoted(string(s.Name))+":", "    depends_on:"), on...)
		}
	}
	if len(out) == 0 {
		return nil
	}
	for _, s := range p.Services {
		if lines := health[s.Name]; needed[s.Name] && len(lines) > 0 {
			if slices.Contains(out, "  "+quoted(string(s.Name))+":") {
				return nil // it waits for another one itself: two parts for one service
			}
			out = append(append(out, "  "+quoted(string(s.Name))+":"), indented(4, lines)...)
		}
	}
	return &facts.Fix{File: composeFile(p, hits), Compose: text(append([]string{"services:"}, out...))}
}

// fixLimits are values to begin with, by what a service does.
func fixLimits(_ facts.Project, s facts.Service, _ []Hit) part {
	memory, cpus := "512M", "1.0"
	switch s.Role {
	case facts.RoleDatabase, facts.RoleQueue:
		memory, cpus = "1G", "2.0"
	case facts.RoleCache, facts.RoleWebEdge, facts.RoleFrontend:
		memory, cpus = "256M", "0.5"
	default:
	}
	amount := map[string]string{"512M": "512Mi", "1G": "1Gi", "256M": "256Mi"}[memory]
	return part{
		compose:    []string{"deploy:", "  resources:", "    limits: # measure a normal week, then set them above it", "      memory: " + memory, "      cpus: " + strconv.Quote(cpus)},
		kubernetes: []string{"resources:", "  requests:", "    memory: " + amount, "    cpu: 100m", "  limits:", "    memory: " + amount},
	}
}

// fixHardening sets what a service lacks. Stores and proxies keep the rights that
// their images need to start.
func fixHardening(_ facts.Project, s facts.Service, hits []Hit) part {
	var x part
	lacks := func(option untrusted.Text) bool {
		return slices.ContainsFunc(hits, func(h Hit) bool { return h.Detail == option || h.Detail == "" })
	}
	if lacks("no-new-privileges") {
		x.compose = append(x.compose, "security_opt:", "  - no-new-privileges:true")
	}
	if lacks("cap_drop") {
		x.compose = append(x.compose, "cap_drop:", "  - ALL")
		if keep := keptCapabilities(s); len(keep) > 0 && !has(s, "cap_add") {
			x.compose = append(append(x.compose, "cap_add: # what the start of the image needs"), keep...)
		}
	}
	if lacks("read_only") {
		x.compose = append(x.compose, "read_only: true")
		if !has(s, "tmpfs") {
			x.compose = append(x.compose, "tmpfs: # where the program writes", "  - /tmp")
		}
	}
	x.kubernetes = []string{"securityContext:", "  allowPrivilegeEscalation: false", "  readOnlyRootFilesystem: true", "  capabilities:", "    drop:", "      - ALL"}
	return x
}

func keptCapabilities(s facts.Service) []string {
	switch {
	case store(s):
		return []string{"  - CHOWN", "  - DAC_OVERRIDE", "  - FOWNER", "  - SETGID", "  - SETUID"}
	case s.Role == facts.RoleWebEdge || s.Role == facts.RoleFrontend:
		return []string{"  - CHOWN", "  - NET_BIND_SERVICE", "  - SETGID", "  - SETUID"}
	}
	return nil
}

// fixDebug sets the production value of what switches on debugging.
func fixDebug(_ facts.Project, s facts.Service, hits []Hit) part {
	out := []string{"environment:"}
	for _, h := range hits {
		name := string(h.Detail)
		if !variableName.MatchString(name) || s.Build != nil && slices.ContainsFunc(s.Build.Args, func(v facts.Variable) bool { return v.Name == h.Detail }) {
			continue
		}
		value := strconv.Quote("0")
		switch {
		case strings.HasPrefix(name, "ASPNETCORE_") || strings.HasPrefix(name, "DOTNET_"):
			value = "Production"
		case developmentVariable.MatchString(name):
			value = "production"
		case name == "XDEBUG_MODE":
			value = strconv.Quote("off")
		}
		out = append(out, "  "+name+": "+value)
	}
	if len(out) == 1 {
		return part{}
	}
	return part{compose: union(nil, out)}
}

// fixNetworks keeps stores on a network of their own.
func fixNetworks(p facts.Project, hits []Hit) *facts.Fix {
	stores := map[untrusted.Text]bool{}
	name := "default"
	for _, s := range p.Services {
		stores[s.Name] = store(s)
		for _, n := range s.Networks {
			name = string(n.Name)
		}
	}
	out := []string{"services:"}
	for _, s := range p.Services {
		needs := slices.ContainsFunc(s.DependsOn, func(d facts.Dependency) bool { return stores[d.Service] })
		switch {
		case stores[s.Name]:
			out = append(out, "  "+quoted(string(s.Name))+":", "    networks: !override", "      - back")
		case needs:
			out = append(out, "  "+quoted(string(s.Name))+":", "    networks:", "      - "+quoted(name), "      - back")
		}
	}
	return &facts.Fix{
		File: composeFile(p, hits), Compose: text(append(out, "networks:", "  back:", "    internal: true # add it to each service that needs a store")),
		Kubernetes: text([]string{"apiVersion: networking.k8s.io/v1", "kind: NetworkPolicy", "metadata:", "  name: deny-all", "spec:", "  podSelector: {}", "  policyTypes:", "    - Ingress"}),
	}
}

// fixImageName names what is built here.
func fixImageName(_ facts.Project, s facts.Service, _ []Hit) part {
	image := "${REGISTRY:?set REGISTRY}/" + objectName(s.Name) + ":${VERSION:?set VERSION}"
	return part{compose: []string{"image: " + strconv.Quote(image)}, kubernetes: []string{"image: registry.example.com/" + objectName(s.Name) + ":1.0.0"}}
}

// fixUser ends a Dockerfile with a user that is a number.
func fixUser(_ facts.Project, hits []Hit) *facts.Fix {
	return &facts.Fix{
		File:       hits[0].Place.File,
		Compose:    "# at the end of the last stage; the program must be able to read its files as this user\nUSER 10001\n",
		Kubernetes: text([]string{"securityContext:", "  runAsNonRoot: true", "  runAsUser: 10001"}),
	}
}

// fixIgnoreFile leaves out of the build context what belongs into no image.
func fixIgnoreFile(_ facts.Project, hits []Hit) *facts.Fix {
	return &facts.Fix{
		File:    untrusted.Text(path.Join(string(hits[0].Detail), ".dockerignore")),
		Compose: ".git\n.env\n.env.*\n!.env.example\nnode_modules\n__pycache__\n.venv\ndist\nbuild\n*.log\n",
	}
}

// fixExample lists the variables in an example file.
func fixExample(_ facts.Project, hits []Hit) *facts.Fix {
	var out []string
	for _, h := range hits {
		if variableName.MatchString(string(h.Detail)) {
			out = append(out, string(h.Detail)+"=")
		}
	}
	if len(out) == 0 {
		return nil
	}
	return &facts.Fix{File: ".env.example", Compose: text(out)}
}

// fixBackup dumps a database every day into a folder that has to be copied away.
func fixBackup(p facts.Project, hits []Hit) *facts.Fix {
	var out []string
	for _, s := range p.Services {
		if len(ofService(hits, s.Name)) == 0 || s.Image == nil || s.Image.Unresolved {
			continue
		}
		dump, environment := "", []string{}
		switch s.Product {
		case "postgres", "timescaledb":
			dump = "pg_dumpall -h " + string(s.Name) + " -U \\\"$$PGUSER\\\""
			environment = []string{"PGUSER: ${POSTGRES_USER:-postgres}", "PGPASSWORD: " + strconv.Quote(required("POSTGRES_PASSWORD"))}
		case "mysql", "mariadb":
			dump = map[string]string{"mysql": "mysqldump", "mariadb": "mariadb-dump"}[s.Product] + " -h " + string(s.Name) + " -u root --all-databases"
			environment = []string{"MYSQL_PWD: " + strconv.Quote(required("MYSQL_ROOT_PASSWORD"))}
		}
		if dump == "" || !plainScalar.MatchString(string(s.Name)) {
			continue
		}
		name := string(s.Name) + "-backup"
		out = append(out, "  "+name+":", "    image: "+quoted(string(s.Image.Ref)), "    restart: unless-stopped", "    environment:")
		out = append(out, indented(6, environment)...)
		out = append(out,
			`    entrypoint: ["sh", "-c", "while :; do `+dump+` | gzip > /backups/$$(date +%F).sql.gz; sleep 86400; done"]`,
			"    volumes:", "      - ./backups/"+string(s.Name)+":/backups # copy this folder to another place")
	}
	if len(out) == 0 {
		return nil
	}
	return &facts.Fix{File: composeFile(p, hits), Compose: text(append([]string{"services:"}, out...))}
}

// reset takes keys of a service away, each by its path.
func reset(paths ...string) fixer {
	return perService(func(_ facts.Project, s facts.Service, _ []Hit) part {
		var x part
		for _, p := range paths {
			if !has(s, p) {
				continue
			}
			keys := strings.Split(p, ".")
			for i, k := range keys[:len(keys)-1] {
				if line := strings.Repeat("  ", i) + k + ":"; !slices.Contains(x.compose, line) {
					x.compose = append(x.compose, line)
				}
			}
			x.compose = append(x.compose, strings.Repeat("  ", len(keys)-1)+keys[len(keys)-1]+": !reset null")
		}
		return x
	})
}
