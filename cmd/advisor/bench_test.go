package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"advisor/internal/advise"
	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/input"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/scan"
)

func BenchmarkQuestions(b *testing.B) {
	for b.Loop() {
		questions.Default()
	}
}

func BenchmarkModel(b *testing.B) {
	for b.Loop() {
		model.Default()
	}
}

// BenchmarkRoot is what every command pays before it does anything.
func BenchmarkRoot(b *testing.B) {
	for b.Loop() {
		allCommands()
	}
}

// largest is the largest project of the corpus, beside the repository; the
// largest example project where there is none.
func largest(b *testing.B) (name, dir string) {
	b.Helper()
	corpus, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "corpus", "projects", "appwrite+appwrite"))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := os.Stat(corpus); err == nil {
		return "appwrite", corpus
	}
	platform, _ := filepath.Abs(filepath.Join("..", "..", "testdata", "platform"))
	return "platform", platform
}

func load(b *testing.B, dir string) (facts.Project, []facts.Gap) {
	b.Helper()
	p, gaps, err := scan.Load(context.Background(), scan.Input{Input: compose.Input{Dir: dir}})
	if err != nil {
		b.Fatal(err)
	}
	return p, gaps
}

// BenchmarkScan is reading the project, BenchmarkJudge what follows from it,
// on a small project and on the largest.
func BenchmarkScan(b *testing.B) {
	each(b, func(b *testing.B, dir string) {
		for b.Loop() {
			load(b, dir)
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	each(b, func(b *testing.B, dir string) {
		p, _ := load(b, dir)
		for b.Loop() {
			advise.Judge(&p, questions.Default(), nil)
		}
	})
}

func each(b *testing.B, f func(*testing.B, string)) {
	b.Helper()
	shop, _ := filepath.Abs(filepath.Join("..", "..", "testdata", "shop"))
	b.Run("shop", func(b *testing.B) { f(b, shop) })
	name, dir := largest(b)
	b.Run(name, func(b *testing.B) { f(b, dir) })
}

// BenchmarkAdvise fills the report of the largest project, BenchmarkRender
// writes it in each format.
func BenchmarkAdvise(b *testing.B) {
	in, judged := whole(b)
	for b.Loop() {
		advise.Report(in, judged)
	}
}

func BenchmarkRender(b *testing.B) {
	rep := advise.Report(whole(b))
	for _, f := range formats.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if err := f.Write(io.Discard, rep, report.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func whole(b *testing.B) (advise.Input, advise.Judgement) {
	b.Helper()
	_, dir := largest(b)
	p, gaps := load(b, dir)
	set := questions.Default()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "platform", "advisor.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	rec, err := input.Form(set).Read("advisor.yaml", data)
	if err != nil {
		b.Fatal(err)
	}
	return advise.Input{Set: set, Model: model.Default(), Answers: rec.Answers, Project: &p, Gaps: gaps}, advise.Judge(&p, questions.Default(), nil)
}
