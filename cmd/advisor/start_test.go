package main

import (
	"testing"

	"advisor/internal/questions"
	"advisor/internal/score"
)

func BenchmarkQuestions(b *testing.B) {
	for b.Loop() {
		questions.Default()
	}
}

func BenchmarkModel(b *testing.B) {
	for b.Loop() {
		score.Default()
	}
}

// BenchmarkRoot is what every command pays before it does anything.
func BenchmarkRoot(b *testing.B) {
	a := &app{set: questions.Default()}
	for b.Loop() {
		a.root()
	}
}
