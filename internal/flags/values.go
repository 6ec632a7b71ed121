// Package flags has the kinds of flags that commands take, in the words that
// help, mistakes and the shell's completion say of them. It knows none of the
// commands.
package flags

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/diag"
	"advisor/internal/english"
)

// Text is a string flag that may be given one time.
type Text struct {
	to      *string
	was     bool
	lenient bool // see LetRepeat
}

// Once is a flag that puts its text there.
func Once(to *string) *Text { return &Text{to: to} }

func (v *Text) String() string {
	if v.to == nil {
		return ""
	}
	return *v.to
}

// Given reports whether the flag was set.
func (v *Text) Given() bool { return v.was }

// supposed: what it has was said elsewhere.
func (v *Text) supposed() { v.was = false }

// Type is what help calls the value.
func (v *Text) Type() string { return "string" }

// repeatable lets the flag be given again.
func (v *Text) repeatable() { v.lenient = true }

// Set takes the value; a second one is refused, and so is none.
func (v *Text) Set(s string) error {
	switch {
	case v.was && !v.lenient:
		return errors.New("given twice")
	case s == "":
		return errors.New("needs a value")
	}
	*v.to, v.was = s, true
	return nil
}

// Answer is the flag of a question; its value is judged later, with all
// others.
type Answer struct {
	text *Text
	set  func(*string)
	kind string
}

// OfQuestion is a flag that hands its text to set. kind is what help calls the
// value.
func OfQuestion(kind string, set func(*string)) *Answer {
	return &Answer{Once(new(string)), set, kind}
}

func (v *Answer) String() string { return "" }

// Type is what help calls the value.
func (v *Answer) Type() string { return v.kind }

func (v *Answer) repeatable() { v.text.repeatable() }

// Set takes the value, as that of a Text.
func (v *Answer) Set(s string) error {
	v.set(v.text.to)
	return v.text.Set(s)
}

// Choice is a flag with a fixed list of values.
type Choice struct {
	*Text
	values []string
}

// OneOf is a flag that puts one of some values there.
func OneOf(to *string, values []string) *Choice { return &Choice{Once(to), values} }

// Values are those that it takes.
func (v *Choice) Values() []string { return v.values }

// Type is what help calls the value.
func (v *Choice) Type() string { return "NAME" }

// Set takes one of the values, once.
func (v *Choice) Set(s string) error {
	if err := v.Text.Set(s); err != nil {
		return err
	}
	if slices.Contains(v.values, s) {
		return nil
	}
	return notOneOf(s, v.values)
}

// List is a flag that takes some words of a fixed list, with commas between
// them; spaces around a comma do not count.
type List struct {
	*Text
	words []string
}

// ListOf is a flag that puts a list of some words there, without spaces.
func ListOf(to *string, words []string) *List { return &List{Once(to), words} }

// Set takes the list, once; every wrong word is reported.
func (v *List) Set(s string) error {
	given := strings.Split(s, ",")
	var wrong []string
	for i, word := range given {
		if given[i] = strings.TrimSpace(word); s != "" && !slices.Contains(v.words, given[i]) {
			wrong = append(wrong, given[i])
		}
	}
	switch named := slices.DeleteFunc(slices.Clone(wrong), func(word string) bool { return word == "" }); {
	case len(named) > 0:
		return v.mistake(named)
	case len(wrong) > 0:
		return fmt.Errorf("%s has an empty entry; give one word or more with commas between them, such as %s", diag.Quoted(s), strings.Join(v.words[:min(2, len(v.words))], ","))
	}
	return v.Text.Set(strings.Join(given, ","))
}

// Checked is a flag whose values are looked at before they are taken.
type Checked struct {
	pflag.Value
	check func(string) error
}

// Check is a flag of the library without a default that refuses what check does.
func Check(f *pflag.Flag, check func(string) error) {
	f.Value, f.DefValue = Checked{f.Value, check}, ""
}

// Set takes the value where nothing is wrong with it.
func (v Checked) Set(s string) error {
	if err := v.check(s); err != nil {
		return err
	}
	return v.Value.Set(s)
}

// mistake is one line for all words that are not in the list.
func (v *List) mistake(wrong []string) error {
	if len(wrong) == 1 {
		return notOneOf(wrong[0], v.words)
	}
	for i, word := range wrong {
		wrong[i] = diag.Quoted(word)
		if near := diag.Nearest(word, v.words); near != "" {
			wrong[i] += fmt.Sprintf(" (did you mean %q?)", near)
		}
	}
	return fmt.Errorf("%s are not among %s", english.And(wrong), strings.Join(v.words, ", "))
}

// notOneOf is the mistake of a word that is not in a list.
func notOneOf(word string, list []string) error {
	return fmt.Errorf("%s is not one of %s%s", diag.Quoted(word), strings.Join(list, ", "), diag.DidYouMean(word, list))
}

// supposedBy is the annotation of a flag with what set it elsewhere.
const supposedBy = "supposed-by"

// SetBy names what gave a flag its value, for mistakes: what Suppose was told, else
// the flag.
func SetBy(f *pflag.Flag) string {
	if by := f.Annotations[supposedBy]; len(by) > 0 && !f.Changed {
		return by[0]
	}
	return "--" + f.Name
}

// Suppose gives a flag that was not given some values that are set elsewhere, in
// the order of several; by names what sets them. A flag that tells whether it was
// given does not say so.
func Suppose(f *pflag.Flag, values []string, by string) error {
	if f.Annotations == nil {
		f.Annotations = map[string][]string{}
	}
	f.Annotations[supposedBy] = []string{by}
	if _, list := f.Value.(*List); list {
		values = []string{strings.Join(values, ",")}
	}
	for _, v := range values {
		if err := f.Value.Set(v); err != nil {
			return errors.New(plain(f, v, err))
		}
	}
	if v, ok := f.Value.(interface{ supposed() }); ok {
		v.supposed()
	}
	return nil
}

// plain is the mistake of a value in plain words: those of the library are for
// who writes programs.
func plain(f *pflag.Flag, value string, err error) string {
	if f.Value.Type() == "bool" {
		return fmt.Sprintf("%s is not true or false", diag.Quoted(value))
	}
	return err.Error()
}

// LetRepeat prepares a command and those below it for the shell's completion,
// where cobra parses the same arguments two times: no flag may mind.
func LetRepeat(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if v, ok := f.Value.(interface{ repeatable() }); ok {
			v.repeatable()
		}
	})
	for _, sub := range c.Commands() {
		LetRepeat(sub)
	}
}

// ValueIn is the value of the first flag of a name among arguments that nobody has
// parsed; empty where there is none. What is wrong with the flag itself, such as a
// second one, is said when the arguments are parsed.
func ValueIn(args []string, name string) string {
	for i, arg := range args {
		value, joined := strings.CutPrefix(arg, "--"+name+"=")
		switch {
		case arg == "--":
			return ""
		case joined:
			return value
		case arg == "--"+name && i+1 < len(args):
			return args[i+1]
		}
	}
	return ""
}
