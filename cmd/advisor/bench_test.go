package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
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
	"advisor/internal/score"
	"advisor/internal/suggest"
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

// BenchmarkManyQuestions is a model of one's own with 300 questions: read and checked,
// weighed, and its report written. A whole run takes what a small one takes on top.
func BenchmarkManyQuestions(b *testing.B) {
	data := manyQuestions(300)
	for b.Loop() {
		m, err := score.ReadModel("own.yaml", data, questions.Default(), suggest.CheckHints)
		if err != nil {
			b.Fatal(err)
		}
		set := m.Set(questions.Default())
		in := advise.Input{Set: set, Model: m, Answers: questions.Answers{"hosts": {Option: "1", Source: questions.FromFlag}}}
		rep := advise.Report(in, advise.Judge(nil, set, nil))
		if err := formats.Formats()[0].Write(io.Discard, rep, report.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// manyQuestions is a model that adds n questions of three options.
func manyQuestions(n int) []byte {
	var asked, weighed strings.Builder
	for i := range n {
		fmt.Fprintf(&asked, "  - {id: own-%d, section: scale, ask: 'Question %d?', short: own %d, why: It matters., options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}\n", i, i, i)
		fmt.Fprintf(&weighed, "  - id: own-%d\n    axis: scale\n    order: need\n    weight: 1\n    exception: Ours.\n    why: It matters.\n    sources: [ours]\n    shares: Ours.\n    options:\n"+
			"      - {id: a, points: -1, share: 50, if: it is a, why: A is small.}\n      - {id: b, points: 1, share: 30, if: it is b, why: B is large.}\n      - {id: c, points: 2, share: 20, if: it is c, why: C is larger.}\n", i)
	}
	return []byte("version: many\nextends: built-in\nthresholds:\n  divisor: {value: 50, why: Many questions., source: ours}\nquestions:\n" + asked.String() + "factors:\n" + weighed.String())
}
