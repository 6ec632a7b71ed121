package interpolate

import (
	"strings"

	"advisor/internal/envfile"
)

// maxEnvironment is how many bytes the values of one env file may come to.
// Values may repeat earlier ones, so a few lines could otherwise fill memory.
const maxEnvironment = 1 << 20

// ReadEnvFile sets the variables of an env file in env; their values may use
// those that are there. What a parent of env says is not replaced by it.
// bad is the line of the first thing that is not understood, or 0; reading
// goes on after it.
func ReadEnvFile(text string, env *Environment) (read []envfile.Assignment, bad int) {
	read, bad = envfile.Parse(text)
	for i, size := 0, 0; i < len(read); i++ {
		value := read[i].Value
		if !read[i].Literal && strings.Contains(value, "$") {
			value = OrEmpty(value, env)
		}
		if size += len(value); size > maxEnvironment {
			return read[:i], read[i].Line
		}
		env.Values[read[i].Name] = value
	}
	return read, bad
}
