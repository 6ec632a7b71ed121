// Command mutants runs gremlins, which changes one operator of the product at
// a time and looks whether a test notices, over the packages that judge, in
// parts that each end within ten minutes on two processors.
//
//	mutants             lists the parts, and what was measured of each
//	mutants PART...     runs parts ("suggest" stands for all of suggest/1, suggest/2, ...)
//
// Changes that no test could notice are listed in equivalent.yaml, each with
// the reason; an entry that fits nothing, or that a test does notice, is a
// mistake. A part fails where less than 90 % of the others are noticed.
//
// AGAIN=1 tries only what the last run did not notice, once tests were added;
// SAMPLE=4 each fourth change; LONG=1 with the tests that take long; PLAIN=1
// builds each change for itself.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// judging are the packages that are looked at, below internal, with those below
// each. One that is not there is left out.
var judging = []string{"score", "model", "suggest", "rules", "scan", "advise", "compare", "outcome", "check", "record", "questions", "compose"}

// usual is how many changes fit into a part.
const usual = 350

// wanted is the share of changes that tests have to notice.
const wanted = 0.9

func main() {
	work := run
	if filepath.Base(os.Args[0]) == "go" {
		work = asGo
	}
	if err := work(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	root, err := filepath.Abs("../..")
	if err != nil {
		return err
	}
	parts, err := allParts(root)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return list(root, parts)
	}
	chosen, err := choose(parts, args)
	if err != nil {
		return err
	}
	equivalent, err := readEquivalent("equivalent.yaml")
	if err != nil {
		return err
	}
	var failed []string
	for _, p := range chosen {
		r, err := p.run(root, equivalent)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		if r.print(os.Stdout); !r.passes() {
			failed = append(failed, p.name)
		}
		if err := r.save(root); err != nil {
			return err
		}
	}
	if len(failed) > 0 {
		return fmt.Errorf("too little is noticed, or equivalent.yaml is not current, in %s", strings.Join(failed, ", "))
	}
	return nil
}

// choose are the parts of these names, each once.
func choose(parts []part, names []string) ([]part, error) {
	var out []part
	for _, name := range names {
		n := len(out)
		for _, p := range parts {
			if p.name == name || strings.HasPrefix(p.name, name+"/") {
				out = append(out, p)
			}
		}
		if len(out) == n {
			return nil, fmt.Errorf("there is no part %q", name)
		}
	}
	slices.SortFunc(out, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return slices.CompactFunc(out, func(a, b part) bool { return a.name == b.name }), nil
}

// list prints the parts with the changes in them, and the last result of each
// that was run here.
func list(root string, parts []part) error {
	fmt.Printf("%-28s %7s  %s\n", "part", "changes", "noticed, when last run")
	sums := map[string]result{}
	for _, p := range parts {
		r, err := load(root, p.name)
		if err != nil {
			return err
		}
		says := ""
		if r != nil {
			says = r.says()
			sum := sums[p.pkg()]
			sum.add(*r)
			sums[p.pkg()] = sum
		}
		fmt.Printf("%-28s %7d  %s\n", p.name, p.changes, says)
	}
	var all result
	for _, pkg := range judging {
		if sum, ok := sums[pkg]; ok {
			all.add(sum)
			fmt.Printf("%-28s %7s  %s\n", "all that was run of "+pkg, "", sum.says())
		}
	}
	if len(sums) > 0 {
		fmt.Printf("%-28s %7s  %s\n", "all that was run", "", all.says())
	}
	return nil
}
