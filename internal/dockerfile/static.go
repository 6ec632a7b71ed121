package dockerfile

import (
	"path"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"advisor/internal/facts"
	"advisor/internal/imageref"
	"advisor/internal/untrusted"
)

// webServers are images that serve files, by the last part of the repository.
var webServers = []string{
	"nginx", "nginx-unprivileged", "httpd", "caddy", "lighttpd", "static-web-server", "static-file-server",
	"gostatic", "darkhttpd", "thttpd", "angie", "openresty", "freenginx", "apache", "busybox",
}

// fileServers are programs that only serve a folder.
var fileServers = []string{
	"serve", "http-server", "sirv", "sirv-cli", "static-web-server", "local-web-server", "http.server", "superstatic", "serve-handler", "spa-http-server",
}

// siteBuilders are programs whose output is a folder of static files, with the
// words that make them build.
var siteBuilders = map[string][]string{
	"vite": {"build"}, "ng": {"build"}, "react-scripts": {"build"}, "vue-cli-service": {"build"}, "gatsby": {"build"},
	"webpack": nil, "parcel": {"build"}, "astro": {"build"}, "hugo": nil, "jekyll": {"build", "b"}, "mkdocs": {"build"},
	"eleventy": nil, "rollup": nil, "esbuild": nil, "docusaurus": {"build"}, "vitepress": {"build"}, "vuepress": {"build"},
	"flutter": {"build"}, "trunk": {"build"}, "elm": {"make"}, "sass": nil, "tailwindcss": nil, "gulp": nil, "grunt": nil,
	"turbo": {"build", "run"}, "nx": {"build", "run"}, "next": {"build", "export"}, "nuxt": {"build", "generate"}, "nuxi": {"build", "generate"},
}

// StaticCommand says what shows that a command line only builds or serves
// static files; empty: nothing shows it.
func StaticCommand(argv []string) string {
	commands := Commands(argv)
	if len(commands) == 0 {
		return ""
	}
	last := commands[len(commands)-1]
	switch {
	case slices.Contains(fileServers, last[0]):
		return "the container only runs " + last[0]
	case last[0] == "caddy" && firstWord(last[1:]) == "file-server":
		return "the container only runs caddy file-server"
	case last[0] == "vite" && firstWord(last[1:]) == "preview":
		return "the container only runs vite preview"
	case slices.Contains(packageManagers, last[0]) && packageScript(last, "preview", "serve:static"):
		return "the container only previews built files"
	case buildsSite(last):
		return "the container only builds files"
	}
	return ""
}

// buildsSite tells a front-end build: npm run build, vite build and their like.
func buildsSite(c []string) bool {
	if slices.Contains(packageManagers, c[0]) && packageScript(c, "build", "generate", "export") {
		return true
	}
	c = binary(c)
	verbs, ok := siteBuilders[c[0]]
	if !ok || c[0] == "webpack" && (firstWord(c[1:]) == "serve" || firstWord(c[1:]) == "server") || c[0] == "hugo" && strings.HasPrefix(firstWord(c[1:]), "serve") {
		return false
	}
	return verbs == nil || slices.Contains(verbs, firstWord(c[1:]))
}

// packageScript tells "npm run build", "yarn build:prod" and their like.
func packageScript(c []string, names ...string) bool {
	words := packageWords(c)
	if len(words) > 1 && (words[0] == "run" || words[0] == "run-script" || words[0] == "task") {
		words = words[1:]
	} else if c[0] == "npm" {
		return false
	}
	if len(words) == 0 {
		return false
	}
	first, _, _ := strings.Cut(words[0], ":")
	return slices.Contains(names, first) || slices.Contains(names, words[0])
}

// servesStatic reports whether the stage only builds or serves static files, and what
// shows it.
func (f *file) servesStatic(final int, argv []string) (bool, untrusted.Text) {
	if why := StaticCommand(argv); why != "" {
		return true, untrusted.Text(why)
	}
	img, scratch := f.baseImage(final)
	builder, ok := f.siteStage(final)
	switch {
	case scratch && ok && len(argv) == 0:
		return true, untrusted.Text("the final stage only holds the files built in stage " + f.stages[builder].displayName())
	case img != nil && slices.Contains(webServers, imageref.Short(*img)) && ok:
		return true, untrusted.Text(imageref.Short(*img) + " serves the files built in stage " + f.stages[builder].displayName())
	case img != nil && slices.Contains(webServers, imageref.Short(*img)) && f.fillsWebRoot(final):
		return true, untrusted.Text(imageref.Short(*img) + " serves files copied into its web root")
	}
	return false, ""
}

// siteStage is the stage that the final chain copies built front-end files of.
func (f *file) siteStage(final int) (int, bool) {
	for _, i := range f.stageChain(final) {
		for _, from := range f.stages[i].copies {
			if from != i && f.buildsFrontend(from) {
				return from, true
			}
		}
	}
	return 0, false
}

// buildsFrontend reports whether a stage stands on a JavaScript image or runs a
// front-end build.
func (f *file) buildsFrontend(i int) bool {
	for _, j := range f.reachable(i) {
		if len(f.siteBuilds(j)) > 0 {
			return true
		}
	}
	img, _ := f.baseImage(i)
	return img != nil && nodeImage(*img)
}

// siteBuilds are the steps of a stage that run a front-end build.
func (f *file) siteBuilds(i int) []step {
	var out []step
	for _, st := range f.stages[i].steps {
		if slices.ContainsFunc(runCommands(st), buildsSite) {
			out = append(out, st)
		}
	}
	return out
}

// runCommands are the simple commands of a RUN, those of here-documents too.
func runCommands(st step) [][]string {
	run, ok := st.cmd.(*instructions.RunCommand)
	if !ok {
		return nil
	}
	out := Commands(run.CmdLine)
	for _, file := range run.Files {
		out = append(out, Commands([]string{file.Data})...)
	}
	return out
}

// nodeImage tells images whose program is a JavaScript runtime.
func nodeImage(img facts.Image) bool {
	switch imageref.Short(img) {
	case "node", "bun", "deno", "node-lts", "nodejs", "nodejs-20-debian12", "nodejs22-debian12":
		return true
	}
	return strings.HasPrefix(imageref.Short(img), "nodejs")
}

// fillsWebRoot reports whether the last chain copies something of the context
// into the folder that a web server serves.
func (f *file) fillsWebRoot(final int) bool {
	for _, i := range f.stageChain(final) {
		for _, st := range f.stages[i].steps {
			if c, ok := st.cmd.(*instructions.CopyCommand); ok && webRoot(c.DestPath) {
				return true
			}
		}
	}
	return false
}

func webRoot(dest string) bool {
	dest = path.Clean(dest)
	for _, root := range []string{"/usr/share/nginx/html", "/usr/local/apache2/htdocs", "/usr/share/caddy", "/srv/www", "/public"} {
		if dest == root || strings.HasPrefix(dest, root+"/") {
			return true
		}
	}
	return false
}

// builtOnNode is a front-end build of the image's stages while the container
// itself still is a JavaScript image.
func (f *file) builtOnNode(reach []int, base *facts.Image) untrusted.Place {
	if base == nil || !nodeImage(*base) {
		return untrusted.Place{}
	}
	for _, i := range reach {
		for _, st := range f.siteBuilds(i) {
			return f.in.place(st.start)
		}
	}
	return untrusted.Place{}
}
