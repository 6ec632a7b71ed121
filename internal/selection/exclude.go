package selection

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"advisor/internal/config"
	"advisor/internal/diag"
	"advisor/internal/exit"
	"advisor/internal/gitignore"
	"advisor/internal/scan"
)

// leaveOut gives the scan the patterns of files that are not looked at.
func (s Selection) leaveOut(in *scan.Input, dir string) error {
	lists := []config.Excluded{s.Settings.Excluded()}
	if s.Below != "" {
		lists = append(lists, config.Excluded{Dir: s.Below, Patterns: s.Exclude})
	}
	for _, rec := range s.choosing(dir) {
		lists = append(lists, s.Places.RecordExcluded(rec))
	}
	lists = slices.DeleteFunc(lists, func(x config.Excluded) bool { return len(x.Patterns) == 0 })
	type rules struct {
		dir string
		gitignore.Rules
	}
	var all []rules
	for _, x := range lists {
		compiled, err := Excluded(cmp.Or(x.By, "--exclude"), x.Patterns)
		if err != nil {
			return err
		}
		all = append(all, rules{x.Dir, compiled})
	}
	in.Excluded = func(path string) bool {
		return slices.ContainsFunc(all, func(x rules) bool {
			rel, err := filepath.Rel(x.dir, path)
			if err != nil {
				return false
			}
			ignored, _ := x.Match(filepath.ToSlash(rel), false)
			return ignored
		})
	}
	return nil
}

// Excluded are patterns of what is not looked at; by is what names them.
func Excluded(by string, patterns []string) (gitignore.Rules, error) {
	rules, err := gitignore.Patterns(patterns)
	if err != nil {
		return rules, exit.InputErrorf("%s: %w", by, inWords(err))
	}
	return rules, nil
}

// CheckPattern is what is wrong with one pattern.
func CheckPattern(pattern string) error {
	_, err := gitignore.Patterns([]string{pattern})
	return inWords(err)
}

// inWords names the pattern that an error is about.
func inWords(err error) error {
	var wrong *gitignore.PatternError
	if errors.As(err, &wrong) {
		return fmt.Errorf("%s %w", diag.Quoted(wrong.Pattern), err)
	}
	return err
}
