package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// write makes the projects from number from to number to below dir, each from
// its number alone, and counts their services. Most are small, as real ones
// are; one in fifty cannot be read.
func write(dir string, from, to int) (services int, err error) {
	for i := from; i < to; i++ {
		p := newProject(i)
		services += p.services
		for name, text := range p.files {
			path := filepath.Join(dir, p.folder, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return 0, err
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				return 0, err
			}
		}
	}
	return services, nil
}

type project struct {
	folder   string
	files    map[string]string
	services int
	random   *rand.Rand
}

func newProject(i int) *project {
	p := &project{
		folder: fmt.Sprintf("team-%03d/repository-%05d", i/40, i), files: map[string]string{}, random: rand.New(rand.NewPCG(uint64(i), 1)),
	}
	p.services = p.size()
	p.files["README.md"] = "# A service\n"
	p.files["src/main.go"] = "package main\n\nfunc main() {}\n"
	if p.chance(10) {
		p.files["node_modules/lib/docker-compose.yml"] = "services: {x: {image: x}}\n"
	}
	name := []string{"compose.yaml", "docker-compose.yml", "deploy/compose.yaml"}[p.random.IntN(3)]
	folder := filepath.ToSlash(filepath.Dir(name))
	switch {
	case p.chance(50):
		p.files[name] = "services:\n  web: [broken\n"
		p.services = 0
		return p
	case p.chance(2):
		p.files[filepath.Join(folder, "compose.override.yaml")] = p.override()
	case p.chance(3):
		p.files[filepath.Join(folder, "compose.prod.yaml")] = p.override()
	}
	p.files[name] = p.compose(folder)
	if i%3 == 0 {
		p.files[filepath.Join(folder, "advisor.yaml")] = recordText
	}
	p.files[filepath.Join(folder, ".env")] = "TAG=1.4.2\nPOSTGRES_PASSWORD=not-a-secret\nLOG_LEVEL=info\n"
	if p.chance(3) {
		p.files[".github/workflows/build.yml"] = "name: build\non: push\njobs: {}\n"
	}
	return p
}

// chance is one in n.
func (p *project) chance(n int) bool { return p.random.IntN(n) == 0 }

// size is 1 to 30 services: half of the projects have at most four.
func (p *project) size() int {
	n := 1
	for n < 30 && p.random.IntN(100) < 84 {
		n++
	}
	return n
}

// stores are what half of the projects keep their data in.
var stores = []string{"postgres:17", "mysql:8.4", "redis:7", "rabbitmq:4", "mongo:8", "minio/minio:latest", "elasticsearch:8.17.0"}

func (p *project) compose(folder string) string {
	var b strings.Builder
	b.WriteString("services:\n")
	var names, volumes []string
	for i := range p.services {
		name := fmt.Sprintf("service%d", i)
		var mounts []string
		fmt.Fprintf(&b, "  %s:\n", name)
		switch {
		case i > 0 && p.chance(4):
			fmt.Fprintf(&b, "    image: %s\n", stores[p.random.IntN(len(stores))])
			mounts = append(mounts, fmt.Sprintf("data%d:/data", i))
			volumes = append(volumes, fmt.Sprintf("data%d", i))
		case p.chance(3):
			context := filepath.ToSlash(filepath.Join(folder, name))
			fmt.Fprintf(&b, "    build: ./%s\n", name)
			p.files[context+"/Dockerfile"] = p.dockerfile()
		default:
			fmt.Fprintf(&b, "    image: registry.example.com/team/%s:${TAG:-latest}\n", name)
		}
		if p.chance(20) {
			mounts = append(mounts, "/var/run/docker.sock:/var/run/docker.sock")
		}
		p.rest(&b, i, names, mounts)
		names = append(names, name)
	}
	if len(volumes) > 0 {
		b.WriteString("volumes:\n")
	}
	for _, v := range volumes {
		fmt.Fprintf(&b, "  %s: {}\n", v)
	}
	return b.String()
}

// rest are the attributes that most services have some of.
func (p *project) rest(b *strings.Builder, i int, before, mounts []string) {
	if len(mounts) > 0 {
		fmt.Fprintf(b, "    volumes: [\"%s\"]\n", strings.Join(mounts, `", "`))
	}
	fmt.Fprint(b, "    environment:\n      LOG_LEVEL: ${LOG_LEVEL:-info}\n      DATABASE_URL: postgres://app:${POSTGRES_PASSWORD}@db/app\n")
	if p.chance(2) {
		b.WriteString("    restart: unless-stopped\n")
	}
	if p.chance(3) {
		fmt.Fprintf(b, "    ports:\n      - \"%d:8080\"\n", 8000+i)
	}
	if len(before) > 0 && p.chance(2) {
		fmt.Fprintf(b, "    depends_on:\n      - %s\n", before[p.random.IntN(len(before))])
	}
	if p.chance(3) {
		b.WriteString("    healthcheck:\n      test: [CMD, curl, -f, http://localhost:8080/health]\n      interval: 10s\n")
	}
	if p.chance(5) {
		b.WriteString("    deploy:\n      resources:\n        limits: {cpus: \"0.50\", memory: 512M}\n")
	}
}

func (p *project) override() string {
	return "services:\n  service0:\n    environment:\n      LOG_LEVEL: debug\n    ports:\n      - \"9000:9000\"\n"
}

func (p *project) dockerfile() string {
	return "FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n\nFROM alpine:3.22\nCOPY --from=build /app /app\nEXPOSE 8080\nENTRYPOINT [\"/app\"]\n"
}
