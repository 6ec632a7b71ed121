//go:build fromyaml

package model

import "advisor/internal/questions"

// wholeModel is the model of model.yaml, read anew: for the program that writes
// the table of it.
func wholeModel() Model {
	m, err := Read("model.yaml", embedded, questions.Default())
	if err != nil {
		panic(err)
	}
	return m
}
