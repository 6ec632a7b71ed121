package text

import (
	"slices"
	"testing"
)

// TestCommandsAreContinued: a command that is too wide is pasted as the one command
// that it is.
func TestCommandsAreContinued(t *testing.T) {
	for _, c := range []struct {
		command string
		width   int
		want    []string
	}{
		{"docker compose up -d", 40, []string{"docker compose up -d"}},
		{"docker compose exec -T db pg_dumpall > db.sql", 30, []string{`docker compose exec -T db \`, `  pg_dumpall > db.sql`}},
		{`docker compose exec -T db sh -c 'pg_dumpall -U "$POSTGRES_USER"' > db.sql`, 50, []string{`docker compose exec -T db sh -c \`, `  'pg_dumpall -U "$POSTGRES_USER"' > db.sql`}},
		{`echo a\ b "c d" e`, 12, []string{`echo a\ b \`, `  "c d" e`}},
		{`echo 'it is' "it's" fine`, 14, []string{`echo 'it is' \`, `  "it's" fine`}},
		{"", 40, []string{""}},
	} {
		if got := continued(c.command, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.command, got, c.want)
		}
	}
}
