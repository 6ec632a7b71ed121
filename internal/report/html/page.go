package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"strings"
)

//go:embed style.css
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
func (p *page) whole(title string) []byte {
	var b strings.Builder
	b.Grow(p.main.Len() + p.footer.Len() + len(style) + 4096)
	for _, s := range []string{
		"<!DOCTYPE html>\n", `<html lang="en">`, "\n<head>\n", `<meta charset="utf-8">`, "\n",
		`<meta http-equiv="Content-Security-Policy" content="`, policy(), `">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		`<meta name="color-scheme" content="light dark">`, "\n",
		`<link rel="icon" href="data:,">`, "\n",
		"<title>", string(escaped(title)), "</title>\n",
		"<style>", style, "</style>\n</head>\n<body>\n",
		`<a class="skip" href="#main">Skip to the report</a>`, "\n",
		"<header>\n", p.header.String(), "</header>\n",
		string(p.nav()),
		`<main id="main" tabindex="-1">`, "\n",
		p.main.String(), "</main>\n",
		"<footer>\n", p.footer.String(), "</footer>\n</body>\n</html>\n",
	} {
		b.WriteString(s)
	}
	return []byte(b.String())
}

// nav links to the sections; nothing where there are few.
func (p *page) nav() safe {
	const few = 3
	if len(p.contents) < few {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<nav aria-label="Contents"><ul>` + "\n")
	for _, c := range p.contents {
		b.WriteString(`<li><a href="#` + string(c.id) + `">` + string(c.title) + "</a></li>\n")
	}
	b.WriteString("</ul></nav>\n")
	return safe(b.String())
}
