package compose

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func benchmarkLoad(b *testing.B, path string) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		l, err := Load(context.Background(), Input{Dir: filepath.Dir(path), Files: []string{path}})
		if err != nil {
			b.Fatal(err)
		}
		l.Root.Close()
	}
}

// Three services, the size of most projects.
func BenchmarkLoadSmall(b *testing.B) {
	benchmarkLoad(b, corpusFile(b, "n8n-io+n8n-hosting/docker-compose/withPostgres/docker-compose.yml"))
}

// The largest public project: 34 services.
func BenchmarkLoadAppwrite(b *testing.B) {
	benchmarkLoad(b, corpusFile(b, "appwrite+appwrite/docker-compose.yml"))
}

// Generated projects: the time grows with the number of services.
func BenchmarkLoadGenerated(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "compose.yaml")
			if err := os.WriteFile(path, []byte(generated(n)), 0o600); err != nil {
				b.Fatal(err)
			}
			benchmarkLoad(b, path)
		})
	}
}

// generated is a project of n services of some 30 lines each.
func generated(n int) string {
	var s strings.Builder
	s.WriteString("x-logging: &logging\n  driver: json-file\n  options: {max-size: 10m, max-file: \"3\"}\nservices:\n")
	for i := range n {
		fmt.Fprintf(&s, `  service-%[1]d:
    image: registry.example/team/service-%[1]d:${TAG:-1.%[1]d}
    restart: unless-stopped
    logging: *logging
    environment:
      DATABASE_URL: postgres://app:${PASSWORD:-secret}@db/app
      CACHE_URL: redis://cache:6379/%[1]d
      LOG_LEVEL: info
      - WORKERS: 4
    ports: ["%[2]d:8080"]
    volumes:
      - data-%[1]d:/data
      - ./config/%[1]d:/etc/service:ro
    networks: [front, back]
    healthcheck:
      test: [CMD, curl, -f, http://localhost:8080/health]
      interval: 30s
      timeout: 5s
      retries: 3
    deploy:
      replicas: 2
      resources:
        limits: {cpus: "0.5", memory: 256M}
    labels:
      - traefik.enable=true
      - traefik.http.routers.s%[1]d.rule=Host(`+"`s%[1]d.example.com`"+`)
`, i, 10000+i)
	}
	s.WriteString("networks: {front: {}, back: {}}\nvolumes:\n")
	for i := range n {
		fmt.Fprintf(&s, "  data-%d:\n", i)
	}
	return strings.ReplaceAll(s.String(), "      - WORKERS: 4\n", "      WORKERS: 4\n")
}
