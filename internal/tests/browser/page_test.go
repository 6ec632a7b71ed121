package browser

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "write the picture of the README")

// look is the window that a page is looked at in.
type look struct {
	name   string
	width  int64
	scheme string
}

// looks are a phone and a desk, and widths between where tables are tight.
func looks() []look {
	return []look{
		{"360-light", 360, "light"},
		{"360-dark", 360, "dark"},
		{"1080-light", 1080, "light"},
		{"1280-light", 1280, "light"},
		{"1280-dark", 1280, "dark"},
	}
}

func (l look) show() chromedp.Tasks {
	return chromedp.Tasks{
		chromedp.EmulateViewport(l.width, 800),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}}),
	}
}

const unfold = `document.querySelectorAll("details").forEach(d => { d.open = true }); null`

// TestPages opens every report: nothing is requested, nothing is said on the
// console, and nothing scrolls sideways in any window, folded or not. What was
// seen is kept in the folder shots, with the print on A4.
func TestPages(t *testing.T) {
	for name, file := range pages(t) {
		t.Run(name, func(t *testing.T) {
			ctx := tab(t)
			url := "file://" + file
			w := watch(ctx, url)
			run(t, ctx, opened(url))
			for _, l := range looks() {
				var shot []byte
				run(t, ctx, l.show(), chromedp.FullScreenshot(&shot, 100))
				keep(t, name+"-"+l.name+".png", shot)
				fits(t, ctx, l.name)
				laidOut(t, ctx, l)
			}
			var paper []byte
			run(t, ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
				paper, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).Do(ctx)
				return err
			}), chromedp.Evaluate(unfold, nil))
			keep(t, name+".pdf", paper)
			for _, l := range looks() {
				run(t, ctx, l.show())
				fits(t, ctx, l.name+" unfolded")
			}
			for _, s := range w.all() {
				t.Errorf("the page %s", s)
			}
		})
	}
}

// tooWide names the innermost elements that reach over the window.
const tooWide = `[...document.querySelectorAll("body *")].
	filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth && !e.closest("svg")).
	filter((e, i, all) => !all.some(x => x != e && e.contains(x))).slice(0, 8).
	map(e => e.parentElement.parentElement.tagName + " " + e.parentElement.outerHTML.slice(0, 160)).join("\n")`

// fits reports whether the page scrolls sideways.
func fits(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	var scroll, inner int64
	run(t, ctx,
		chromedp.Evaluate("document.documentElement.scrollWidth", &scroll),
		chromedp.Evaluate("document.documentElement.clientWidth", &inner))
	if scroll > inner {
		var wide string
		run(t, ctx, chromedp.Evaluate(tooWide, &wide))
		t.Errorf("%s: %d wide in a window of %d:\n%s", name, scroll, inner, wide)
	}
}

// badly names what lies over something else or leaves most of the window empty: a
// cell over its label in a narrow window, a part of the page that is squeezed beside
// contents that it does not have.
const badly = `[
	...[...document.querySelectorAll("td[data-label]")].
		filter(e => innerWidth < 1152 && e.textContent && parseFloat(getComputedStyle(e).paddingLeft) < 112).
		map(e => "over its label: " + e.outerHTML.slice(0, 120)),
	...[document.querySelector("main")].
		filter(e => e.getBoundingClientRect().width < 0.7 * innerWidth).map(e => "squeezed: main"),
].slice(0, 5)`

// firstScreens are pages whose reasons and what would change them fit on the first
// screen of a desk.
var firstScreens = []string{"example-shop", "example-platform", "golden-problems", "golden-conflict"}

const endOfChanges = `[...document.querySelectorAll(".terms dt")].
	filter(e => e.textContent == "Changes if").map(e => e.parentElement.getBoundingClientRect().bottom + scrollY)`

// laidOut reports what is laid out badly in a window.
func laidOut(t *testing.T, ctx context.Context, l look) {
	t.Helper()
	var found []string
	var ends []float64
	run(t, ctx, chromedp.Evaluate(badly, &found), chromedp.Evaluate(endOfChanges, &ends))
	for _, s := range found {
		t.Errorf("%s: %s", l.name, s)
	}
	name := strings.TrimPrefix(t.Name(), "TestPages/")
	if l.width == 1280 && slices.Contains(firstScreens, name) && (len(ends) != 1 || ends[0] > 800) {
		t.Errorf("%s: what would change it ends at %.0f, not within the first 800", l.name, ends)
	}
}

// violation is one of axe-core's findings.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML           string `json:"html"`
		FailureSummary string `json:"failureSummary"`
	} `json:"nodes"`
}

// TestAccessible lets axe-core look at every report with everything unfolded.
func TestAccessible(t *testing.T) {
	axe := npm(t, "axe-core", "axe.min.js")
	for name, file := range pages(t) {
		t.Run(name, func(t *testing.T) {
			ctx := tab(t)
			run(t, ctx, opened("file://"+file), chromedp.Evaluate(unfold, nil), chromedp.Evaluate(axe+"; null", nil))
			for _, l := range looks() {
				var result string
				run(t, ctx, l.show(), chromedp.Evaluate(`axe.run({preload: false}).then(r => JSON.stringify(r.violations))`, &result, awaited))
				var found []violation
				if err := json.Unmarshal([]byte(result), &found); err != nil {
					t.Fatal(err)
				}
				for _, v := range found {
					for _, n := range v.Nodes[:min(len(v.Nodes), 3)] {
						t.Errorf("%s: %s: %s\n%.300s\n%s", l.name, v.ID, v.Help, n.HTML, n.FailureSummary)
					}
				}
			}
		})
	}
}

// TestKeyboard: the first stop of the Tab key leads past the head of the page,
// and every part that is folded can be opened.
func TestKeyboard(t *testing.T) {
	ctx := tab(t)
	var first, focus string
	var open bool
	run(t, ctx, opened("file://"+filepath.Join(root(t), "docs", "examples", "shop.html")),
		chromedp.KeyEvent("\t"), chromedp.Evaluate(`document.activeElement.textContent`, &first),
		chromedp.KeyEvent("\r"), chromedp.Evaluate(`document.activeElement.localName`, &focus),
		chromedp.Evaluate(`document.querySelector("summary").focus(); null`, nil),
		chromedp.KeyEvent("\r"), chromedp.Evaluate(`document.querySelector("details").open`, &open))
	if first != "Skip to the report" || focus != "main" || !open {
		t.Errorf("Tab reaches %q, Enter leads to %q, the folded part is open: %v", first, focus, open)
	}
}

// TestReadmePicture is the first screen of the shop's report; -update writes
// it.
func TestReadmePicture(t *testing.T) {
	const largest = 300 << 10
	path := filepath.Join(root(t), "docs", "examples", "shop.png")
	if !*update {
		if info, err := os.Stat(path); err != nil || info.Size() > largest {
			t.Errorf("docs/examples/shop.png is missing or larger than %d KiB (%v); -update writes it", largest>>10, err)
		}
		return
	}
	var shot []byte
	url := "file://" + filepath.Join(root(t), "docs", "examples", "shop.html")
	run(t, tab(t), opened(url), chromedp.EmulateViewport(1280, 800), chromedp.ActionFunc(func(ctx context.Context) (err error) {
		shot, err = page.CaptureScreenshot().WithClip(&page.Viewport{Width: 1265, Height: 745, Scale: 1}).Do(ctx)
		return err
	}))
	if err := os.WriteFile(path, shot, 0o644); err != nil {
		t.Fatal(err)
	}
}
