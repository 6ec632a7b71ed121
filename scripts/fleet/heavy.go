package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// heavyProjects are twice as many as one pod reads at once, in each part.
const heavyProjects = 64

// writeHeavy makes projects as large as honest ones hardly come: hundreds of
// services with everything, in a file of some hundred KiB and an override of it, and
// Dockerfiles of a MiB.
func writeHeavy(dir string) (n int, err error) {
	for i := range heavyProjects {
		folder := filepath.Join(dir, fmt.Sprintf("heavy-%02d", i))
		for _, name := range []string{"a", "b", "c", "d"} {
			if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
				return 0, err
			}
			text := "FROM golang:1.25 AS build\n" + strings.Repeat("RUN go install example.com/tool@v1.2.3 && echo installed a tool of many\n", 14_000) + "FROM scratch\nUSER 65532\n"
			if err := os.WriteFile(filepath.Join(folder, name, "Dockerfile"), []byte(text), 0o644); err != nil {
				return 0, err
			}
		}
		services := 250 + 10*(i%8)
		for name, text := range map[string]string{"compose.yaml": heavyCompose(services), "compose.prod.yaml": heavyOverride(services), ".env": strings.Repeat("A=b\n", 1000)} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				return 0, err
			}
		}
	}
	return heavyProjects, nil
}

func heavyCompose(services int) string {
	var b strings.Builder
	b.WriteString("services:\n")
	for i := range services {
		fmt.Fprintf(&b, "  service%d:\n", i)
		if i%10 == 0 {
			fmt.Fprintf(&b, "    build: ./%c\n", 'a'+rune(i/10%4))
		} else {
			fmt.Fprintf(&b, "    image: %s\n", stores[i%len(stores)])
		}
		fmt.Fprintf(&b, "    ports: [\"%d:8080\", \"127.0.0.1:%d:9090\"]\n    volumes: [\"data%d:/data\", \"/var/run/docker.sock:/var/run/docker.sock\", \"./etc:/etc/app:ro\"]\n    environment:\n", 10_000+i, 20_000+i, i)
		for k := range 20 {
			fmt.Fprintf(&b, "      VARIABLE_%d: \"${A:-value} of the variable %d of service %d\"\n", k, k, i)
		}
		if i > 0 {
			fmt.Fprintf(&b, "    depends_on: [service%d]\n", i-1)
		}
		fmt.Fprintf(&b, "    labels: {traefik.enable: \"true\", traefik.http.routers.s%d.rule: \"Host(`s%d.example.com`)\"}\n", i, i)
	}
	b.WriteString("volumes:\n")
	for i := range services {
		fmt.Fprintf(&b, "  data%d: {}\n", i)
	}
	return b.String()
}

func heavyOverride(services int) string {
	var b strings.Builder
	b.WriteString("services:\n")
	for i := range services {
		fmt.Fprintf(&b, "  service%d: {restart: unless-stopped, deploy: {replicas: 2, resources: {limits: {memory: 512M}}}}\n", i)
	}
	return b.String()
}
