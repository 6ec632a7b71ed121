package dockerfile

import (
	"slices"
	"strings"
	"testing"
)

// words splits a test's command line at spaces, so that the table reads like a
// Dockerfile's list form.
func words(s string) []string { return strings.Fields(s) }

func TestDevServer(t *testing.T) {
	for _, c := range []struct {
		argv []string
		want string
	}{
		{words("nodemon index.js"), "nodemon"},
		{words("npx nodemon --inspect app.js"), "nodemon"},
		{words("npm run dev"), "npm run dev"},
		{words("npm run dev -- --host"), "npm run dev"},
		{words("npm --prefix web run start:dev"), "npm run start:dev"},
		{words("npm start"), ""},
		{words("npm run deploy"), ""},
		{[]string{"npm", "run", "dev:\x1b[31m"}, "npm run dev"},
		{words("npm run build"), ""},
		{words("yarn dev"), "yarn dev"},
		{words("yarn workspace web dev"), "yarn dev"},
		{words("pnpm --filter web dev"), "pnpm dev"},
		{words("pnpm vite"), "vite"},
		{words("bun --hot src/index.ts"), "bun --hot"},
		{words("vite --host 0.0.0.0"), "vite"},
		{words("vite build"), ""},
		{words("vite preview"), ""},
		{words("webpack serve --mode development"), "webpack serve"},
		{words("webpack --mode production"), ""},
		{words("next dev"), "next dev"},
		{words("next start"), ""},
		{words("ng serve --host 0.0.0.0"), "ng serve"},
		{words("flask --debug run"), "flask run"},
		{words("python -m flask run --host=0.0.0.0"), "flask run"},
		{words("flask db upgrade"), ""},
		{words("uvicorn app:app --reload"), "uvicorn --reload"},
		{words("uvicorn app:app"), ""},
		{words("python3.12 -m uvicorn app:app --reload"), "uvicorn --reload"},
		{words("python manage.py runserver 0.0.0.0:8000"), "manage.py runserver"},
		{words("poetry run python manage.py runserver"), "manage.py runserver"},
		{words("uv run manage.py runserver"), "manage.py runserver"},
		{words("python manage.py migrate"), ""},
		{words("fastapi run app.py"), ""},
		{words("fastapi dev app.py"), "fastapi dev"},
		{words("air -c .air.toml"), "air"},
		{words("go run ./cmd/app"), "go run"},
		{words("dotnet watch run"), "dotnet watch"},
		{words("dotnet app.dll"), ""},
		{words("bundle exec rails s -b 0.0.0.0"), "rails server"},
		{words("bin/rails server -e production"), ""},
		{words("php artisan serve --host=0.0.0.0"), "artisan serve"},
		{words("php -S 0.0.0.0:80"), "php -S"},
		{words("node --watch server.js"), "node --watch"},
		{words("node node_modules/.bin/nodemon"), "nodemon"},
		{words("./mvnw spring-boot:run"), "mvnw spring-boot:run"},
		{[]string{"sh", "-c", "python manage.py migrate && python manage.py runserver"}, "manage.py runserver"},
		{[]string{"/bin/bash", "-lc", "exec gunicorn app --reload"}, "gunicorn --reload"},
		{[]string{"tini", "--", "sh", "-c", "rm -f tmp/pids/server.pid && bundle exec rails server"}, "rails server"},
		{[]string{"python manage.py runserver 0.0.0.0:8000"}, "manage.py runserver"},
		{[]string{"FLASK_DEBUG=1 flask run"}, "flask run"},
		{[]string{"gosu app env A=b nodemon ."}, "nodemon"},
		{words("node A=b"), ""},
		{words("python A=b sudo"), ""},
		{words("node A=b nodemon"), "nodemon"},
		{words("php sudo env"), ""},
		{nil, ""},
	} {
		if got := DevServer(c.argv, nil); got != c.want {
			t.Errorf("%q: %q, want %q", c.argv, got, c.want)
		}
	}
}

func TestDevServerInProduction(t *testing.T) {
	for value, want := range map[string]string{"production": "", "staging": "", "development": "rails server", "": "rails server"} {
		got := DevServer(words("bin/rails s"), func(name string) string {
			if name != "RAILS_ENV" {
				t.Errorf("asked for %s", name)
			}
			return value
		})
		if got != want {
			t.Errorf("RAILS_ENV=%s: %q", value, got)
		}
	}
}

func TestStaticCommand(t *testing.T) {
	for argv, want := range map[string]string{
		"npx serve -s build":              "the container only runs serve",
		"http-server dist":                "the container only runs http-server",
		"python3 -m http.server 80":       "the container only runs http.server",
		"npm run preview":                 "the container only previews built files",
		"vite preview --host":             "the container only runs vite preview",
		"npm run build":                   "the container only builds files",
		"yarn build:prod":                 "the container only builds files",
		"caddy file-server --root /srv":   "the container only runs caddy file-server",
		"webpack --watch":                 "the container only builds files",
		"npm run build && node server.js": "",
		"npm start":                       "",
		"node server.js":                  "",
		"nginx -g daemon off;":            "",
		"next start":                      "",
	} {
		if got := StaticCommand([]string{argv}); got != want {
			t.Errorf("%s: %q, want %q", argv, got, want)
		}
	}
}

func TestLogsToFile(t *testing.T) {
	for argv, want := range map[string]bool{
		"app > /var/log/app.log 2>&1":               true,
		"app >> app.log":                            true,
		"app &> out.log":                            true,
		"gunicorn --access-logfile /logs/a app":     true,
		"gunicorn --access-logfile - app":           false,
		"celery worker --logfile=/var/log/c.log":    true,
		"app 2>&1":                                  false,
		"app > /dev/stdout":                         false,
		"service x start && tail -f /var/log/x.log": true,
		"app > /proc/1/fd/1":                        false,
		"mongod --logpath /data/log":                true,
		"echo a > /etc/config && app":               false,
	} {
		if got := LogsToFile([]string{argv}); got != want {
			t.Errorf("%s: %v", argv, got)
		}
	}
}

func TestTokens(t *testing.T) {
	for in, want := range map[string][]string{
		`a 'b c' "d e" f\ g`:       {"a", "b c", "d e", "f g"},
		`a&&b||c;d|e&`:             {"a", "&&", "b", "||", "c", ";", "d", "|", "e", "&"},
		`a 2>&1 >f >>g &>h`:        {"a", ">&", "1", ">", "f", ">>", "g", ">", "h"},
		"a\\\nb\nc":                {"ab", ";", "c"},
		`'' x`:                     {"", "x"},
		`unclosed "quote and more`: {"unclosed", "quote and more"},
	} {
		if got := tokens(in); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
