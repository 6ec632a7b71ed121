//go:build unix

package main

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/exit"
)

// hostileCase is a project and the exit status that it may end with.
type hostileCase struct {
	name   string
	status outcome
	files  map[string]string
	never  []string // bytes that must not come out
}

func (c hostileCase) allows(status int) bool { return slices.Contains(c.status.exits, status) }

// outcome is how a case may end.
type outcome struct {
	exits  []int
	inPart bool // the report has to name what was left out, as a problem or a gap
}

// What a case may end with: analysed, read in part, refused, or either.
var (
	analysed = outcome{exits: []int{exit.Done}}
	inPart   = outcome{exits: []int{exit.Done}, inPart: true}
	refused  = outcome{exits: []int{exit.Input}}
	either   = outcome{exits: []int{exit.Done, exit.Input}}
)

const honest = "services:\n  web:\n    image: nginx:1.29\n"

func hostileCases() []hostileCase {
	return slices.Concat(bombCases(), fileCases(), leakCases(), nameCases())
}

// one is a case of a single Compose file.
func one(name string, status outcome, text string) hostileCase {
	return hostileCase{name: name, status: status, files: map[string]string{"compose.yaml": text}}
}

// times joins what f gives for 0 to n-1.
func times(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}

// bombCases are small files that ask for endless work.
func bombCases() []hostileCase {
	r := strings.Repeat
	laughs := "x-a0: &a0 [l,l,l,l,l,l,l,l]\n" + times(9, func(i int) string {
		return fmt.Sprintf("x-a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(r(fmt.Sprintf("*a%d,", i), 9), ","))
	})
	layers := "services:\n" + times(40, func(i int) string {
		return fmt.Sprintf("  a%d: {image: x, depends_on: [a%d, b%d]}\n  b%d: {image: x, depends_on: [a%d, b%d]}\n", i, i+1, i+1, i, i+1, i+1)
	}) + "  a40: {image: x}\n  b40: {image: x}\n"
	return []hostileCase{
		one("bomb alias laughs", inPart, laughs+honest),
		one("bomb alias laughs in a service", inPart, laughs+honest+"    environment: *a9\n"),
		one("bomb merge with itself", inPart, "x-a: &a {<<: *a}\n"+honest),
		one("bomb anchor in itself", inPart, "x-a: &a [*a]\n"+honest),
		one("bomb anchor used 50,000 times", inPart, "x-a: &a {k: v}\nx-b: ["+r("*a,", 50_000)+"]\n"+honest),
		one("bomb large scalar copied", inPart, "x-a: &a \"$$"+r("A", 100_000)+"\"\nx-b: ["+r("*a,", 3000)+"]\n"+honest),
		one("bomb merge chain", either, "x-m0: &m0 {k0: v}\n"+times(5000, func(i int) string { return fmt.Sprintf("x-m%d: &m%d {<<: *m%d, k%d: v}\n", i+1, i+1, i, i+1) })+honest),
		one("bomb deep flow list", inPart, "x-a: "+r("[", 9000)+r("]", 9000)+"\n"+honest),
		one("bomb open brackets", refused, "x-a: "+r("[", 200_000)+"\n"+honest),
		one("bomb depends_on in layers", analysed, layers),
		one("bomb depends_on of 300 on all later", analysed, "services:\n"+times(60, func(i int) string {
			later := times(59-i, func(j int) string { return fmt.Sprintf("s%d,", i+j+1) })
			return fmt.Sprintf("  s%d: {image: x, depends_on: [%s]}\n", i, strings.TrimSuffix(later, ","))
		})),
		one("bomb port range", analysed, honest+"    ports: [\"1-65535:1-65535\"]\n"),
		one("bomb ten port ranges", either, honest+"    ports: ["+r("\"1-65535:1-65535\",", 10)+"]\n"),
		one("bomb nested defaults", either, honest+"    command: \""+r("${A:-", 10_000)+"x"+r("}", 10_000)+"\"\n"),
		one("bomb open defaults", either, honest+"    command: \""+r("${A:-", 10_000)+"\"\n"),
		one("bomb many services", refused, "services:\n"+times(5000, func(i int) string { return fmt.Sprintf("  s%d: {image: x}\n", i) })),
		one("bomb long key with many children", either, "x-a: {"+r("k", 50_000)+": {"+times(5000, func(i int) string { return fmt.Sprintf("c%d: 1,", i) })+"}}\n"+honest),
		{name: "bomb env file that doubles itself", status: either, files: map[string]string{
			"compose.yaml": honest, ".env": "A0=xxxxxxxxxx\n" + times(40, func(i int) string { return fmt.Sprintf("A%d=${A%d}${A%d}\n", i+1, i, i) }),
		}},
		{name: "bomb env file of unset variables", status: either, files: map[string]string{
			"compose.yaml": honest, ".env": r("V=\""+times(9000, func(i int) string { return fmt.Sprintf("${B%d}", i) })+"\"\n", 12),
		}},
	}
}

// fileCases name files that do not end, do not exist or lie elsewhere.
func fileCases() []hostileCase {
	doubling := map[string]string{"compose.yaml": "include: [{path: f0.yml, env_file: a.env}, {path: f0.yml, env_file: b.env}]\n", "a.env": "X=1", "b.env": "X=2", "f24.yml": honest}
	for i := range 24 {
		doubling[fmt.Sprintf("f%d.yml", i)] = fmt.Sprintf("include: [{path: f%d.yml, env_file: a.env}, {path: f%d.yml, env_file: b.env}]\n", i+1, i+1)
	}
	with := func(name string, status outcome, text string, more ...string) hostileCase {
		c := one(name, status, text)
		for i := 0; i < len(more); i += 2 {
			c.files[more[i]] = more[i+1]
		}
		return c
	}
	return []hostileCase{
		{name: "file includes that double", status: either, files: doubling},
		with("file include of itself", either, "include: [compose.yaml]\n"+honest),
		with("file extends in a circle", either, "services:\n  a: {extends: {file: b.yml, service: b}}\n", "b.yml", "services:\n  b: {extends: {file: compose.yaml, service: a}}\n"),
		with("file entry is a FIFO", refused, "|>"),
		with("file entry is a device", refused, "->/dev/zero"),
		with("file entry is a link to itself", either, "->compose.yaml"),
		with("file entry leads out", either, "->../outside.yaml"),
		with("file include of a FIFO", either, "include: [fifo]\n"+honest, "fifo", "|>"),
		with("file include of a device", either, "include: [/dev/zero]\n"+honest),
		with("file include leads out", either, "include: [../outside.yaml, out.yaml]\n"+honest, "out.yaml", "->../outside.yaml"),
		with("file env_file is a device", either, honest+"    env_file: [/dev/zero, fifo, ../.env]\n", "fifo", "|>"),
		with("file Dockerfile is a FIFO", either, "services:\n  web: {build: .}\n", "Dockerfile", "|>"),
		with("file Dockerfile leads out", either, "services:\n  web: {build: {context: ../..}}\n"),
		with("file of settings is a FIFO", refused, honest, ".advisor.yaml", "|>"),
		with("file of settings leads out", refused, honest, ".advisor.yaml", "->../outside.yaml"),
		with("file of settings names a model outside", refused, honest, ".advisor.yaml", "model: ../outside.yaml\n"),
		with("file of settings says where to write", refused, honest, ".advisor.yaml", "output: ../x\n"),
		with("file of settings with a name that acts", either, honest, ".advisor.yaml", "profile: [\"\\e[31m\\n::error::x\"]\n"),
		with("record leads out", analysed, honest, "advisor.yaml", "->../outside.yaml"),
		with("record is a FIFO", analysed, honest, "advisor.yaml", "|>"),
		with("record names a model outside", analysed, honest, "advisor.yaml", "version: 1\ndecision: compose\nmodel: ../outside.yaml\n"),
		with("record with words that act", analysed, honest, "advisor.yaml", "version: 1\ndecision: compose\nnotes: {hosts: \"::error::x ##[error]y https://a:"+canary+"@b\"}\ntriggers: [\"\\e[31m > 1\"]\n"),
		with("record of many triggers", analysed, honest, "advisor.yaml", "version: 1\ndecision: compose\ntriggers: ["+strings.Repeat("hosts > 1, ", 40_000)+"]\n"),
		with("file COMPOSE_FILE leads out", refused, honest, ".env", "COMPOSE_FILE=../outside.yaml\n"),
		with("file COMPOSE_FILE leads out through a link", refused, honest, ".env", "COMPOSE_FILE=up/outside.yaml\n", "up", "->.."),
		with("file COMPOSE_FILE of one file in, one out", inPart, honest, ".env", "COMPOSE_FILE=compose.yaml:../outside.yaml\n"),
		with("file COMPOSE_FILE is a device", refused, honest, ".env", "COMPOSE_FILE=/dev/zero\n"),
		with("file COMPOSE_FILE of ten thousand", refused, honest, ".env", "COMPOSE_FILE="+strings.Repeat("a/b.yaml:", 10_000)+"\n"),
		with("file .env is a FIFO", either, honest, ".env", "|>"),
	}
}

// leakCases put the canary where values are.
func leakCases() []hostileCase {
	values := honest + "    environment: {TOKEN: null, PASSWORD: " + canary + ", URL: \"postgres://joe:" + canary + "@db/x\", REF: \"${TOKEN}\"}\n" +
		"    labels: {secret: " + canary + "}\n    command: [run, --token, " + canary + "]\n    healthcheck: {test: [CMD, curl, \"http://joe:" + canary + "@web\"]}\n    env_file: [app.env]\n"
	return []hostileCase{
		{name: "leak values", status: analysed, files: map[string]string{"compose.yaml": values, "app.env": "KEY=" + canary, ".env": "DB=" + canary}},
		{name: "leak image tag from the environment", status: either, files: map[string]string{"compose.yaml": "services:\n  web: {image: \"app:${TOKEN}-${A:?" + canary + "}\"}\n"}},
		{name: "leak through a problem", status: inPart, files: map[string]string{"compose.yaml": "services:\n  web:\n    image: x\n    ports: \"${SECRET}\"\n    environment: 5\n", ".env": "SECRET=" + canary}},
		{name: "leak build arguments", status: analysed, files: map[string]string{
			"compose.yaml": "services:\n  web: {build: {context: ., args: {KEY: " + canary + "}}}\n", "Dockerfile": "FROM alpine:3.22\nENV PASSWORD=" + canary + "\nRUN echo " + canary + "\n",
		}},
		{name: "leak config content", status: analysed, files: map[string]string{"compose.yaml": honest + "configs: {c: {content: " + canary + "}}\nsecrets: {s: {environment: TOKEN}}\n"}},
	}
}

// nameCases hide commands in what a report shows.
func nameCases() []hostileCase {
	const evil = `a\e[31m\n::error::pwned\n##[error]x\u202e\u200b<script>|` + "`" + `[x](javascript:1)`
	return []hostileCase{
		one("name of a service", either, "services:\n  \""+evil+"\": {image: x}\n"),
		one("name of a volume", either, honest+"    volumes: [\""+evil+":/data\"]\n"),
		one("name of an image", either, "services:\n  web: {image: \""+evil+"\"}\n"),
		one("name of a variable", either, honest+"    environment: {\""+evil+"\": x}\n"),
		one("name of a profile", either, honest+"    profiles: [\""+evil+"\"]\n"),
		one("name of an unknown key", inPart, honest+"    \""+evil+"\": x\n"),
		one("name of the project", either, "name: \""+evil+"\"\n"+honest),
		{name: "name of a file", status: either, files: map[string]string{"compose.yaml": "include: [\"" + evil + ".yml\"]\n" + honest}},
		one("bytes that are no text", refused, "services: {web: {image: \xff\xfe}}\n"),
		one("bytes of a NUL", refused, "services: {web: {image: \"a\x00b\"}}\n"),
	}
}
