package browser

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// printed is a page on A4, as its own style wants it.
func printed(t *testing.T, ctx context.Context) []byte {
	t.Helper()
	var paper []byte
	run(t, ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		paper, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).Do(ctx)
		return err
	}))
	return paper
}

func sheets(paper []byte) int { return bytes.Count(paper, []byte("/Type /Page\n")) }

// smallest is the smallest letter of a chart in points, as it is printed: what the
// style says, by how much the picture is scaled; a wide one has a page across.
const smallest = `Math.min(...[...document.querySelectorAll("figure svg text")].
	map(e => parseFloat(getComputedStyle(e).fontSize) * Math.hypot(e.getScreenCTM().a, e.getScreenCTM().b) * 0.75 * (e.closest(".across") ? 1017 / 688 : 1)))`

// TestPaper: what a meeting decides on is on four pages, the appendix begins on one
// of its own, and letters of charts can be read.
func TestPaper(t *testing.T) {
	const a4 = 688 // pixels between the margins
	for _, name := range []string{"shop", "platform"} {
		t.Run(name, func(t *testing.T) {
			ctx := tab(t)
			run(t, ctx, opened("file://"+filepath.Join(root(t), "docs", "examples", name+".html")))
			all := sheets(printed(t, ctx))
			var points float64
			run(t, ctx, chromedp.EmulateViewport(a4, 1000), emulation.SetEmulatedMedia().WithMedia("print"), chromedp.Evaluate(smallest, &points))
			if points < 8 {
				t.Errorf("the smallest letter of a chart has %.1f points", points)
			}
			var pages []string
			run(t, ctx, chromedp.Evaluate(`["#appendix", "footer"].map(s => getComputedStyle(document.querySelector(s)).page)`, &pages))
			if pages[0] == "auto" || pages[0] != pages[1] {
				t.Errorf("the footer has a sheet of its own: pages are %q", pages)
			}
			run(t, ctx, chromedp.Evaluate(`document.querySelector("#appendix").remove(); document.querySelector("footer").remove(); null`, nil))
			if n := sheets(printed(t, ctx)); n < 2 || n > 4 || all <= n {
				t.Errorf("the summary has %d of %d pages, at most 4 are wanted", n, all)
			}
		})
	}
}
