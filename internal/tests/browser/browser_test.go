// Package browser opens the reports in a real Chromium. It is a module of its
// own, so that the program does not carry its dependencies; scripts/browser
// installs what it needs. Without a Chromium or without the npm packages the
// tests say so and pass.
package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// root is the repository.
func root(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// reports are the examples, and the golden files of the report package, one of
// which has hostile names everywhere, by name.
func reports(t *testing.T, ending string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for prefix, folder := range map[string]string{
		"example-": filepath.Join("docs", "examples"),
		"golden-":  filepath.Join("internal", "report", "testdata"),
	} {
		files, err := filepath.Glob(filepath.Join(root(t), folder, "*"+ending))
		if err != nil || len(files) == 0 {
			t.Fatalf("no reports %s in %s (%v)", ending, folder, err)
		}
		for _, f := range files {
			out[prefix+strings.TrimSuffix(filepath.Base(f), ending)] = f
		}
	}
	return out
}

func pages(t *testing.T) map[string]string {
	t.Helper()
	return reports(t, ".html")
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// npm is the text of a file of an npm package that scripts/browser installs.
func npm(t *testing.T, path ...string) string {
	t.Helper()
	file := filepath.Join(append([]string{root(t), ".tools", "npm", "node_modules"}, path...)...)
	text, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		t.Skipf("%s is not installed; scripts/browser installs it", path[0])
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var chromium struct {
	once  sync.Once
	ctx   context.Context
	close func()
	err   error
}

// TestMain ends the browser after the tests, and removes its profile.
func TestMain(m *testing.M) {
	code := m.Run()
	if chromium.close != nil {
		chromium.close()
	}
	os.Exit(code)
}

// tab opens a tab; the browser is started with the first one.
func tab(t *testing.T) context.Context {
	t.Helper()
	chromium.once.Do(start)
	if chromium.err != nil {
		t.Skip(chromium.err)
	}
	ctx, cancel := chromedp.NewContext(chromium.ctx)
	t.Cleanup(cancel)
	ctx, cancelTime := context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancelTime)
	return ctx
}

func start() {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		chromium.err = fmt.Errorf("there is no Chromium; scripts/browser installs Debian's")
		return
	}
	profile, err := os.MkdirTemp("", "advisor-browser-")
	if err != nil {
		chromium.err = err
		return
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", false), chromedp.WSURLReadTimeout(time.Minute))
	allocator, closeAllocator := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, closeBrowser := chromedp.NewContext(allocator)
	chromium.close = func() {
		closeBrowser()
		closeAllocator()
		os.RemoveAll(profile)
	}
	chromium.ctx = ctx
	if err := chromedp.Run(ctx); err != nil {
		chromium.err = fmt.Errorf("starting %s: %w", path, err)
	}
}

// watched is what a page did that no report may do.
type watched struct {
	mu  sync.Mutex
	did []string
}

func (w *watched) add(format string, a ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.did = append(w.did, fmt.Sprintf(format, a...))
}

// watch listens for messages of the console, errors and requests other than
// for the page itself.
func watch(ctx context.Context, url string) *watched {
	w := &watched{}
	chromedp.ListenTarget(ctx, func(ev any) {
		switch e := ev.(type) {
		case *network.EventRequestWillBeSent:
			if e.Request.URL != url && !strings.HasPrefix(e.Request.URL, url+"#") && e.Request.URL != "data:," {
				w.add("requested %.200s", e.Request.URL)
			}
		case *runtime.EventConsoleAPICalled:
			w.add("console.%s", e.Type)
		case *runtime.EventExceptionThrown:
			w.add("threw %s", e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			w.add("%s: %s", e.Entry.Level, e.Entry.Text)
		}
	})
	return w
}

func (w *watched) all() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.did
}

// opened shows a page whose network, console and errors are watched.
func opened(url string) chromedp.Tasks {
	return chromedp.Tasks{network.Enable(), log.Enable(), runtime.Enable(), chromedp.Navigate(url)}
}

// run does it or ends the test.
func run(t *testing.T, ctx context.Context, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// awaited waits for the promise that an expression gives.
func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// keep writes a file for people to look at.
func keep(t *testing.T, name string, body []byte) {
	t.Helper()
	if err := os.MkdirAll("shots", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("shots", name), body, 0o644); err != nil {
		t.Fatal(err)
	}
}
