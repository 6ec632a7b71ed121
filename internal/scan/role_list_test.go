package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What services are taken for stands below each in testdata/roles.txt, as
// somebody read it.
func TestRolesAreAsRead(t *testing.T) {
	path := filepath.Join("testdata", "roles.txt")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var services []string
	for _, line := range strings.Split(string(data), "\n") {
		if strings.HasPrefix(line, "{") {
			services = append(services, line)
		}
	}
	var got strings.Builder
	n := 0
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			got.WriteString(line + "\n")
		case strings.HasPrefix(line, "{"):
			p, _ := load(t, tree{"compose.yaml": "services:\n  x: " + line + "\n  o: {image: example/o}\nvolumes: {vol: {}}\n"})
			s := serviceOf(t, p, "x")
			sure := "perhaps"
			if s.RoleSure {
				sure = "surely"
			}
			fmt.Fprintf(&got, "%s\n    %s %s: %s\n", line, sure, s.Role, s.RoleWhy)
			n++
		}
	}
	if n != len(services) || n < 100 {
		t.Errorf("%d services", n)
	}
	golden(t, path, got.String())
}
