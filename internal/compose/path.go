package compose

import "strings"

// trail is the path to a value, from the value upwards.
type trail struct {
	up  *trail
	key string
}

// String is the path with dots, for a message.
func (t *trail) String() string {
	if t == nil {
		return "the file"
	}
	name := t.key
	for u := t.up; u != nil; u = u.up {
		name = u.key + "." + name
	}
	return strings.Trim(quoted(name), `"`)
}

// prefix is the path for the beginning of a message, empty at the top.
func (t *trail) prefix() string {
	if t == nil {
		return ""
	}
	return t.String() + ": "
}
