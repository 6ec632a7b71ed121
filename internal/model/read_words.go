package model

import (
	"advisor/internal/strictyaml"
	"advisor/internal/untrusted"
)

// located takes in what the YAML reader says, in words of our own.
func (c *checker) located(err error) {
	strictyaml.Messages(err, func(line int, message string) {
		words, hint := strictyaml.Words(message, keys)
		switch {
		case strictyaml.NoDocument(message):
			words, hint = "is empty", "advisor schema model describes a model"
		case strictyaml.Tab(message, c.data, line):
			words, hint = "is not valid YAML: "+strictyaml.TabWords, strictyaml.TabHint
		}
		c.Add(c.place(line), hint, "%s", untrusted.Text(words).Clean())
	})
}
