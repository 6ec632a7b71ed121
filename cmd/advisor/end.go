package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/assess"
	"advisor/internal/conversation"
	"advisor/internal/hints"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/save"
	"advisor/internal/terminal"
)

// endLines is how many lines a conversation ends with on a terminal, so that the
// answer stays on a screen of 24 with the prompt of the shell.
const endLines = 22

// end shows the report after a conversation and says how to go on from it. On a
// terminal that is its first screen, and where the whole is.
func (r runConfig) end(rep report.Report, x assess.Assessed) error {
	lines := r.endHints(x)
	shown, err := r.showFirst(rep, x.Dir, lines)
	if err == nil && !shown {
		err = r.out.Report(rep, x.Dir)
	}
	if err != nil {
		return err
	}
	for _, h := range lines {
		r.note(r.sentence("advisor: "+h+"\n", !strings.Contains(h, ": advisor "))) // a command is copied
	}
	if r.draft == "" {
		_ = r.drafts().Drop() // the report is there; an old draft does no harm
	}
	return nil
}

// endHints are how to go on, a line each.
func (r runConfig) endHints(x assess.Assessed) []string {
	h := r.hints()
	var kept, check string
	if r.out.Record.Path != "" && r.decided {
		check = h.Check()
	}
	if r.out.Record.Path == "" && r.draft != "" {
		kept = "nothing was saved but the draft " + hints.ShellWord(r.draft) + "; advisor offers to go on from it"
	}
	return slices.DeleteFunc([]string{kept, check, h.Repeat(x.In.Answers), h.PriceAge()}, func(s string) bool { return s == "" })
}

// hints are those about this run.
func (r runConfig) hints() hints.Run {
	return hints.Run{Run: r.run, Model: r.modelFile, Record: r.out.Record, Format: r.Format, Outputs: r.Outputs, Expect: r.expect, FailOn: r.failOn}
}

// showFirst shows the first screen of the report, keeps the whole and says where;
// false: it is not for a terminal, or cannot be kept.
func (r runConfig) showFirst(rep report.Report, dir string, lines []string) (bool, error) {
	at := slices.IndexFunc(r.out.Targets, func(t output.Target) bool { return t.Path == "" })
	if at < 0 || r.Format != "text" || !terminal.Is(r.Stdout) || r.drafts().Report() == "" {
		return false, nil
	}
	body, err := r.out.Render(r.out.Targets[at], dir, save.Rendering(rep))
	if err != nil || r.drafts().SaveReport(body) != nil {
		return false, err
	}
	rest := r.out
	if rest.Targets = slices.Delete(slices.Clone(rest.Targets), at, at+1); len(rest.Targets) > 0 {
		if err := rest.Report(rep, dir); err != nil {
			return true, err
		}
	}
	width, rows := r.Width(r.Stdout), len(rest.Targets)
	whole := "the whole report: less -R " + hints.ShellWord(r.drafts().Report())
	if ansi.StringWidth("advisor: "+whole) > width { // the terminal would break it inside the name of the file
		whole = strings.Replace(whole, ": ", ":\n  ", 1)
	}
	if r.out.Record.Path != "" { // whose line stands above
		rows++
	}
	for _, h := range append(slices.Clone(lines), whole) {
		rows += (ansi.StringWidth("advisor: "+h) + width - 1) / width
	}
	if most := max(endLines-rows-1, endLines/2); bytes.Count(body, []byte("\n")) > most {
		if body, err = r.out.Render(r.out.Targets[at], dir, save.FirstScreen(rep, most)); err != nil {
			return true, err
		}
	}
	if err := r.print(string(body) + "\n"); err != nil {
		return true, err
	}
	r.tell(fmt.Sprintf("advisor: %s\n", whole))
	return true, nil
}

// tellUnasked says in a line that nothing was asked and why, and which flags answer
// what would change the result most: where the files alone speak, and --ask does
// not say that nobody is to be asked.
func (r runConfig) tellUnasked(x assess.Assessed) {
	why := r.WhyNotInteractive()
	if r.mode != conversation.Never || r.ask != "auto" || why == "" || answered(x.In.Answers) {
		return
	}
	if flags := hints.Telling(x.In.Basis()); flags != "" {
		r.note("advisor: nothing is asked, since " + why + ": the result rests on the files alone; what would change it most: " + flags + "\n")
	}
}

// answered reports whether people have said anything.
func answered(a questions.Answers) bool {
	for _, x := range a {
		if x.ByPerson() {
			return true
		}
	}
	return false
}
