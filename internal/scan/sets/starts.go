package sets

import (
	"path"
	"slices"
	"strings"
)

// Start is a command that starts a set of files, and its line.
type Start struct {
	Files []string // base names, in their order
	Line  int
}

// Starts finds the commands in a text that name Compose files: in a script, a
// comment, a document or a Makefile. A command goes on behind a backslash.
func Starts(text string) []Start {
	var out []Start
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line, at := lines[i], i+1
		for strings.HasSuffix(strings.TrimRight(line, " \r"), `\`) && i+1 < len(lines) {
			i++
			line = strings.TrimSuffix(strings.TrimRight(line, " \r"), `\`) + " " + lines[i]
		}
		if !strings.Contains(line, "compose") && !strings.Contains(line, "stack") && !strings.Contains(line, "COMPOSE_FILE") {
			continue
		}
		for _, files := range startsIn(line) {
			out = append(out, Start{files, at})
		}
	}
	return out
}

// startsIn are the lists of files of the commands in a line.
func startsIn(line string) [][]string {
	var out [][]string
	var files []string
	end := func() {
		if len(files) > 0 {
			out = append(out, files)
		}
		files = nil
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\r\"'`()[],", r) })
	for i := 0; i < len(words); i++ {
		w := words[i]
		name := ""
		switch {
		case slices.Contains([]string{"&&", "||", ";", "|"}, w):
			end()
			continue
		case slices.Contains([]string{"-f", "--file", "-c", "--compose-file"}, w) && i+1 < len(words):
			i++
			name = words[i]
		case strings.HasPrefix(w, "COMPOSE_FILE="), strings.HasPrefix(w, "COMPOSE_FILE:="):
			end()
			_, list, _ := strings.Cut(w, "=")
			for _, n := range strings.FieldsFunc(list, func(r rune) bool { return r == ':' || r == ';' }) {
				files = addFile(files, n)
			}
			end()
			continue
		default:
			for _, flag := range []string{"--file=", "--compose-file=", "-f"} {
				if rest, ok := strings.CutPrefix(w, flag); ok {
					name = rest
					break
				}
			}
		}
		ended := strings.HasSuffix(name, ";")
		files = addFile(files, strings.TrimSuffix(name, ";"))
		if ended || strings.HasSuffix(w, ";") {
			end()
		}
	}
	end()
	return out
}

func addFile(files []string, name string) []string {
	if ext := path.Ext(name); ext != ".yml" && ext != ".yaml" {
		return files
	}
	return append(files, path.Base(name))
}

// Text is a text that may show how files are started.
type Text struct {
	Name string
	Text string
}

// Shown tells how the texts start a file: over the base, or without it. at is
// the place that shows it; empty where no text starts the file, or as many do
// one as the other.
func Shown(texts []Text, base, file string) (over bool, name string, line int) {
	type place struct {
		name string
		line int
	}
	var with, without []place
	for _, t := range texts {
		if !strings.Contains(t.Text, path.Base(file)) {
			continue
		}
		for _, s := range Starts(t.Text) {
			i := slices.Index(s.Files, path.Base(file))
			switch b := slices.Index(s.Files, path.Base(base)); {
			case i < 0:
			case base != "" && b >= 0 && b < i:
				with = append(with, place{t.Name, s.Line})
			case b < 0:
				without = append(without, place{t.Name, s.Line})
			}
		}
	}
	switch {
	case len(with) > len(without):
		return true, with[0].name, with[0].line
	case len(without) > len(with):
		return false, without[0].name, without[0].line
	}
	return false, "", 0
}
