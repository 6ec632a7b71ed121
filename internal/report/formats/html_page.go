package formats

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"strings"
)

//go:embed html_style.css
var style string

// policy forbids everything but our own style sheet, named by its hash: should
// an element ever slip through, the browser neither runs nor fetches it.
func policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'"
}

// whole puts the page together. The empty icon keeps a browser from asking
// for one.
func (h *webpage) whole() []byte {
	h.blank()
	var b strings.Builder
	b.Grow(h.main.Len() + h.footer.Len() + len(style) + 4096)
	for _, s := range []string{
		"<!DOCTYPE html>\n", `<html lang="en">`, "\n<head>\n", `<meta charset="utf-8">`, "\n",
		`<meta http-equiv="Content-Security-Policy" content="`, policy(), `">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		`<meta name="color-scheme" content="light dark">`, "\n",
		`<link rel="icon" href="data:,">`, "\n",
		"<title>", string(escaped(h.title)), "</title>\n",
		"<style>", style, "</style>\n</head>\n<body>\n",
		`<a class="skip" href="#main">Skip to the report</a>`, "\n",
		"<header>\n", h.header.String(), "</header>\n",
		`<main id="main" tabindex="-1">`, "\n",
		h.main.String()[:h.decided], string(h.nav()), h.main.String()[h.decided:], "</main>\n",
		"<footer>\n", h.footer.String(), "</footer>\n</body>\n</html>\n",
	} {
		b.WriteString(s)
	}
	return []byte(b.String())
}

// nav links to the sections; it stands after the first of them, which decides.
func (h *webpage) nav() safe {
	var b strings.Builder
	b.WriteString(`<nav aria-label="Sections"><ul>` + "\n")
	for _, c := range h.contents {
		b.WriteString(`<li><a href="#` + c.id + `">` + string(c.title) + "</a></li>\n")
	}
	b.WriteString("</ul></nav>\n")
	return safe(b.String())
}
