package dockerfile

import (
	"path"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/facts"
)

// passing are the directives of web servers that hand a request to another
// server: nginx, caddy, httpd.
var passing = []string{"proxy_pass", "fastcgi_pass", "uwsgi_pass", "grpc_pass", "scgi_pass", "reverse_proxy", "php_fastcgi", "proxypass", "proxypassmatch"}

// PassesOn reports whether the configuration of a web server hands requests to
// other servers. A comment hands on nothing.
func PassesOn(config string) bool {
	for _, line := range strings.Split(strings.ToLower(config), "\n") {
		line, _, _ = strings.Cut(line, "#")
		words := strings.FieldsFunc(line, func(r rune) bool {
			return r == ' ' || r == '\t' || r == '{' || r == ';' || r == '\'' || r == '"' || r == '\r'
		})
		for i, w := range words {
			if i+1 < len(words) && (slices.Contains(passing, w) || w == "include" && slices.Contains(passing, path.Base(words[i+1]))) {
				return true // also what a start script writes into a file of that name
			}
		}
	}
	return false
}

// serverFiles are the files of the context that the image has in the folders of a web
// server, and whether the Dockerfile writes there itself that requests are handed
// on.
func (f *file) serverFiles(final int) (copied []facts.Hidden, passesOn bool) {
	for _, i := range f.stageChain(final) {
		for _, st := range f.stages[i].steps {
			c, ok := st.cmd.(*instructions.CopyCommand)
			switch {
			case !ok:
				passesOn = passesOn || slices.ContainsFunc(runCommands(st), func(words []string) bool { return PassesOn(strings.Join(words, " ")) })
			case serverFolder(c.DestPath):
				for _, source := range c.SourcePaths {
					copied = append(copied, facts.Hide(strings.TrimPrefix(path.Clean(source), "/")))
				}
				for _, text := range c.SourceContents {
					passesOn = passesOn || PassesOn(text.Data)
				}
			}
		}
	}
	return copied, passesOn
}

// serverFolder tells the folders in which web servers look for their settings.
func serverFolder(dest string) bool {
	dest = path.Clean(dest)
	return slices.ContainsFunc([]string{"/etc/nginx", "/opt/bitnami/nginx/conf", "/etc/caddy", "/etc/apache2", "/etc/httpd", "/usr/local/apache2/conf", "/usr/local/openresty/nginx/conf", "/opt/app-root/etc/nginx.d"}, func(root string) bool {
		return dest == root || strings.HasPrefix(dest, root+"/")
	})
}
