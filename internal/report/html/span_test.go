package html

import (
	"regexp"
	"strings"
	"testing"
)

// TestLongWordsBreakAtJoints: an address is broken behind its slashes and dots, and
// inside a word only where nothing else is left.
func TestLongWordsBreakAtJoints(t *testing.T) {
	for word, want := range map[string]string{
		"docker.io/netboxcommunity/netbox:v4.1-3.0.2":            "docker.io/ netboxcommunity/ netbox :v4.1-3.0.2",
		"registry.example.com/company/orders-scheduler:latest":   "registry. example.com/ company/ orders-scheduler :latest",
		"https://docs.docker.com/engine/swarm/":                  "https:// docs.docker.com/ engine/ swarm/",
		"netbox-housekeeping-of-last-year":                       "netbox-housekeeping-of-last-year",
		"compose_v3_alpine_mysql_latest.yaml":                    "compose_ v3_ alpine_ mysql_ latest.yaml",
		"POSTGRES_PASSWORD=${POSTGRES_PASSWORD}":                 "POSTGRES_ PASSWORD =${POSTGRES_ PASSWORD}",
		"b49d57279c33a23520301cd8879b8a63a81c" + "/compose.yaml": "[b49d57279c33a23520301cd8879b8a63a81c/] compose.yaml",
	} {
		got := string(pieces(word))
		got = regexp.MustCompile(`<span class="long">(.*?)</span>`).ReplaceAllString(got, "[$1]")
		if got = strings.ReplaceAll(got, "<wbr>", " "); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

// TestCodeIsBrokenByItsLength: short code stays whole, longer code may be broken at
// hyphens and joints in a table.
func TestCodeIsBrokenByItsLength(t *testing.T) {
	for text, want := range map[string]string{
		"--hosts 2":                 "<code>--hosts 2</code>",
		"--environment development": `<code class="long"><span class="whole">--environment</span> development</code>`,
		"docker-compose.yml:34":     `<code class="mid">docker-compose.yml<wbr>:34</code>`,
	} {
		if got := string(code(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
