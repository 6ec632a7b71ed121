package main

// askMode is how missing answers are asked for.
type askMode int

const (
	neverAsk askMode = iota
	askLines         // plain lines
	askTUI           // the wizard
)

// mode decides on asking: never without a terminal, plain lines where the
// terminal is dumb or was asked for by ACCESSIBLE or --accessible.
func (a *app) mode(o *options) (askMode, error) {
	switch o.ask {
	case "never":
		return neverAsk, nil
	case "lines":
		return askLines, nil
	case "tui":
		if !isTerminal(a.stdin) || !isTerminal(a.stderr) {
			return neverAsk, inputErrorf("--ask tui needs a terminal on standard input and standard error; use --ask lines, or flags and --answers")
		}
		if a.dumb() {
			return neverAsk, inputErrorf("--ask tui needs a terminal that can move the cursor (TERM is %q); use --ask lines", a.getenv("TERM"))
		}
		return askTUI, nil
	}
	switch {
	case !a.interactive():
		return neverAsk, nil
	case a.accessible(o.accessible):
		return askLines, nil
	}
	return askTUI, nil
}
