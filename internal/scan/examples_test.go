package scan

import (
	"fmt"
	"strings"
	"testing"
)

// A file with examples is told by its name.
func TestIsExample(t *testing.T) {
	for name, want := range map[string]bool{
		".env.example": true, ".env.sample": true, "env.dist": true, "example.env": true, ".env-template": true, ".env_default": true, ".ENV.EXAMPLE": true,
		"dotenv.tpl": true, ".env.production.example": true, ".env.prod.defaults": true,
		".env": false, "example.txt": false, ".env.examples": false, ".env.test.example": false, ".env.dev.sample": false, ".env.local.example": false,
		".env.ci-example": false, ".env.example/": false, "environment.example": false, "x/.env.example": true,
	} {
		if got := isExample(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Each variable without a value has the plainest file that lists it.
func TestVariablesHaveExamples(t *testing.T) {
	p, _ := load(t, tree{
		"compose.yaml":       "services:\n  a: {image: 'x:${ONE}${TWO}${THREE}${FOUR}${FIVE}${SIX}${SEVEN:-7}'}\n",
		".env.example":       "ONE=1\n# TWO=\n  export THREE = 3\n#FIVE\n1SIX=6\n",
		".env.cloud.example": "ONE=1\nFOUR=4\nSEVEN=7\n",
		".env.test.example":  "FIVE=5\n",
	})
	var got []string
	for _, u := range p.Unset {
		got = append(got, fmt.Sprintf("%s:%s", u.Name, u.Example))
	}
	if want := "ONE:.env.example TWO:.env.example THREE:.env.example FOUR:.env.cloud.example FIVE: SIX:"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}
