package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// documents are the pages that people write or that are made for people.
func documents(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		paths, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out[path] = string(text)
		}
	}
	return out
}

var (
	codeBlock  = regexp.MustCompile("(?ms)^```.*?^```$")
	codeSpan   = regexp.MustCompile("`[^`\n]+`")
	linkTarget = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	heading    = regexp.MustCompile(`(?m)^#+ (.+)$`)
	notInSlug  = regexp.MustCompile(`[^\p{L}\p{N}_ -]`)
	anchorTag  = regexp.MustCompile(`<a (?:id|name)="([^"]+)"`)
)

// TestDocumentsLinks: whatever a document of this repository leads to is there,
// headings included.
func TestDocumentsLinks(t *testing.T) {
	for path, text := range documents(t) {
		for _, m := range linkTarget.FindAllStringSubmatch(codeSpan.ReplaceAllString(codeBlock.ReplaceAllString(text, ""), ""), -1) {
			if strings.Contains(m[1], "://") || strings.HasPrefix(m[1], "mailto:") {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			to := path
			if file != "" {
				to = filepath.Join(filepath.Dir(path), filepath.FromSlash(file))
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s leads to %s, which does not exist", path, m[1])
			} else if anchor != "" && !slices.Contains(anchors(t, to), anchor) {
				t.Errorf("%s leads to %s, and there is no such heading", path, m[1])
			}
		}
	}
}

// anchors are what the headings of a page are called in links, as GitHub has it.
func anchors(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	plain := codeBlock.ReplaceAllString(string(text), "")
	for _, m := range heading.FindAllStringSubmatch(plain, -1) {
		title := linkTarget.ReplaceAllString(m[1], "]")
		out = append(out, strings.ReplaceAll(notInSlug.ReplaceAllString(strings.ToLower(title), ""), " ", "-"))
	}
	for _, m := range anchorTag.FindAllStringSubmatch(plain, -1) {
		out = append(out, m[1])
	}
	return out
}

// TestDocumentsCommands: each command line of a document, in a block or in a
// sentence, has commands and flags that exist.
func TestDocumentsCommands(t *testing.T) {
	root := allCommands()
	seen := 0
	for path, text := range documents(t) {
		for _, line := range commandLines(text) {
			seen++
			c := root
			if len(line) > 0 {
				if found, _, err := root.Find(line[:1]); err == nil && found != root {
					c = found
				}
			}
			if len(line) > 1 && c.HasSubCommands() && c != root {
				if found, _, err := c.Find(line[1:2]); err == nil {
					c = found
				}
			}
			for _, word := range line {
				name, _, _ := strings.Cut(strings.TrimLeft(word, "-"), "=")
				if strings.HasPrefix(word, "-") && name != "" && !knowsFlag(c, name) {
					t.Errorf("%s: %s has no flag %s", path, c.CommandPath(), word)
				}
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d command lines were found", seen)
	}
}

func knowsFlag(c *cobra.Command, name string) bool {
	c.InitDefaultHelpFlag()
	c.InitDefaultVersionFlag()
	if c.Flag(name) != nil {
		return true
	}
	found := false
	c.Flags().VisitAll(func(f *pflag.Flag) { found = found || f.Shorthand == name })
	return found
}

// commandLines are the arguments of each call of the program, without what the
// shell does with it.
func commandLines(text string) [][]string {
	var out [][]string
	add := func(line string) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] != programName {
			return
		}
		for i, w := range words {
			if strings.ContainsAny(w, "#|>&;)\\") {
				words = words[:i]
				break
			}
		}
		out = append(out, words[min(1, len(words)):])
	}
	for _, block := range codeBlock.FindAllString(text, -1) {
		for line := range strings.Lines(block) {
			add(line)
		}
	}
	for _, span := range codeSpan.FindAllString(codeBlock.ReplaceAllString(text, ""), -1) {
		add(strings.Trim(span, "`"))
	}
	return out
}
