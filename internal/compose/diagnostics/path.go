package diagnostics

import (
	"slices"
	"strings"
)

// Path is the path to a value, from the value upwards.
type Path struct {
	Up  *Path
	Key string
}

// To is the path to a part of the value.
func (t *Path) To(key string) *Path { return &Path{Up: t, Key: key} }

// String is the path with dots, for a message.
func (t *Path) String() string {
	if t == nil {
		return "the file"
	}
	name := t.Key
	for u := t.Up; u != nil; u = u.Up {
		name = u.Key + "." + name
	}
	return strings.Trim(Quoted(name), `"`)
}

// Prefix is the path for the beginning of a message, empty at the top.
func (t *Path) Prefix() string {
	if t == nil {
		return ""
	}
	return t.String() + ": "
}

// Keys are the keys of the path, from the top down.
func (t *Path) Keys() []string {
	var keys []string
	for p := t; p != nil; p = p.Up {
		keys = append(keys, p.Key)
	}
	slices.Reverse(keys)
	return keys
}
