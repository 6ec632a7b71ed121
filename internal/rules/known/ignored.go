package known

import (
	"sync"

	"advisor/internal/facts"
)

// IgnoredTable is what docker compose ignores, and the version that it was
// checked against.
type IgnoredTable struct {
	Checked string       `yaml:"checked"`
	About   string       `yaml:"about"`
	Source  string       `yaml:"source"`
	Keys    []IgnoredKey `yaml:"keys"`
}

// IgnoredKey is one key of a service: the values in Except are harmless.
type IgnoredKey struct {
	ID         string         `yaml:"id"`
	Paths      []string       `yaml:"paths"`
	Except     []string       `yaml:"except"`
	Severity   facts.Severity `yaml:"severity"`
	Title      string         `yaml:"title"`
	Says       string         `yaml:"says"`
	Several    string         `yaml:"several"`
	Why        string         `yaml:"why"`
	Remedy     string         `yaml:"remedy"`
	Compose    string         `yaml:"compose"`
	Kubernetes string         `yaml:"kubernetes"`
}

// Ignored is the table, made once: it never changes.
var Ignored = sync.OnceValue(ignoredKeys)
