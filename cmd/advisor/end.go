package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/assess"
	"advisor/internal/output"
	"advisor/internal/report"
	"advisor/internal/terminal"
)

// endLines is how many lines a conversation ends with on a terminal, so that the
// answer stays on a screen of 24 with the prompt of the shell.
const endLines = 22

// end shows the report after a conversation and says how to go on from it. On a
// terminal that is its first screen, and where the whole is.
func (r runConfig) end(rep report.Report, x assess.Assessed) error {
	hints := r.endHints(x)
	shown, err := r.showFirst(rep, x.Dir, hints)
	if err == nil && !shown {
		err = r.out.write(rep, x.Dir)
	}
	if err != nil {
		return err
	}
	for _, h := range hints {
		r.note(r.sentence("advisor: "+h+"\n", !strings.Contains(h, ": advisor "))) // a command is copied
	}
	if r.draft == "" {
		_ = r.drafts().Drop() // the report is there; an old draft does no harm
	}
	return nil
}

// endHints are how to go on, a line each.
func (r runConfig) endHints(x assess.Assessed) []string {
	var kept string
	if r.out.save.Path == "" && r.draft != "" {
		kept = "nothing was saved but the draft " + shellWord(r.draft) + "; advisor offers to go on from it"
	}
	return slices.DeleteFunc([]string{kept, r.checkHint(), r.repeatHint(x.In.Answers), r.ageHint()}, func(s string) bool { return s == "" })
}

// showFirst shows the first screen of the report, keeps the whole and says where;
// false: it is not for a terminal, or cannot be kept.
func (r runConfig) showFirst(rep report.Report, dir string, hints []string) (bool, error) {
	at := slices.IndexFunc(r.out.targets, func(t output.Target) bool { return t.Path == "" })
	if at < 0 || r.Format != "text" || !terminal.Is(r.Stdout) || r.drafts().Report() == "" {
		return false, nil
	}
	body, err := r.out.Render(r.out.targets[at], dir, rendering(rep))
	if err != nil || r.drafts().SaveReport(body) != nil {
		return false, err
	}
	rest := r.out
	if rest.targets = slices.Delete(slices.Clone(rest.targets), at, at+1); len(rest.targets) > 0 {
		if err := rest.write(rep, dir); err != nil {
			return true, err
		}
	}
	whole := "the whole report: less -R " + shellWord(r.drafts().Report())
	width, rows := r.Width(r.Stdout), len(rest.targets)
	if r.out.save.Path != "" { // whose line stands above
		rows++
	}
	for _, h := range append(slices.Clone(hints), whole) {
		rows += (ansi.StringWidth("advisor: "+h) + width - 1) / width
	}
	if err := r.print(firstScreen(string(body), max(endLines-rows-1, endLines/2)) + "\n"); err != nil {
		return true, err
	}
	r.tell(fmt.Sprintf("advisor: %s\n", whole))
	return true, nil
}

// firstScreen is the beginning of a text, at most so many lines, up to the end of
// a paragraph, else of a row of a table, where one ends in the second half of them.
func firstScreen(text string, most int) string {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) <= most {
		return text
	}
	end := most
	for i := most; i > most/2; i-- {
		if strings.TrimSpace(lines[i]) == "" {
			end = i
			break
		}
		if row := !strings.HasPrefix(lines[i], " "); row && end == most {
			end = i
		}
	}
	return strings.Join(lines[:end], "")
}
