package suggest_test

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/questions"
	"advisor/internal/score"
	"advisor/internal/suggest"
)

// ownQuestion is a model that asks for tills and hints at an answer.
func ownQuestion(hints string) string {
	return `version: ours-1
extends: built-in
questions:
  - id: tills
    section: scale
    ask: How many tills depend on it?
    short: tills
    why: Each till that stands still costs sales.
    numeric: true
    options:
      - {id: 1-2, label: one or two, from: 1, to: 2}
      - {id: 3+, label: three or more, from: 3}
    hints:
` + hints + `
factors:
  - id: tills
    axis: scale
    order: need
    weight: 2
    exception: Our own experience.
    why: Each till that stands still costs sales.
    sources: [our sales]
    shares: We counted our branches.
    options:
      - {id: 1-2, points: -2, share: 70, if: there are few tills, why: A few tills can wait for a person.}
      - {id: 3+, points: 4, share: 30, if: there are many tills, why: Many tills cannot wait for a person.}
`
}

func ownSet(t *testing.T, hints string) questions.Questionnaire {
	t.Helper()
	m, err := score.ReadModel("own.yaml", []byte(ownQuestion(hints)), questions.Default(), suggest.CheckHints)
	if err != nil {
		t.Fatal(err)
	}
	return m.Set(questions.Default())
}

// TestHintsOfAnOwnModel: the services that have all that a hint names answer, with
// where it stands, and no value of a label or a variable is shown.
func TestHintsOfAnOwnModel(t *testing.T) {
	p := load(t, tree{"compose.yaml": `services:
  till-a:
    image: registry.acme.example/edge/till:1.2
    labels: {com.acme.tier: gold-label-value}
  till-b:
    image: registry.acme.example/edge/till@sha256:1111111111111111111111111111111111111111111111111111111111111111
    environment: [KAFKA_BROKERS=secret-host:9092]
  worker:
    build: .
    environment: {KAFKA_BROKERS: b, KAFKA_TOPIC: t}
    deploy: {placement: {constraints: [node.role == worker]}}
  db:
    image: postgres:17
  idle:
    image: registry.acme.example/edge/till:1.2
    profiles: [debug]
`})
	for _, c := range []struct{ hints, want string }{
		{
			"      - images: [registry.acme.example/edge/*]",
			"1-2 2: till-a and till-b have an image like registry.acme.example/edge/* [compose.yaml:3 compose.yaml:6]",
		},
		{
			"      - images: [edge/till]",
			"1-2 2: till-a and till-b have an image like edge/till [compose.yaml:3 compose.yaml:6]",
		},
		{
			"      - images: [postgres, till]",
			"1-2 1: db has an image like postgres or till [compose.yaml:13]",
		},
		{
			"      - {answer: 3+, products: [postgres]}",
			"3+ 0: db has an image of postgres [compose.yaml:13]",
		},
		{
			"      - {answer: 3+, roles: [database, queue]}",
			"3+ 0: db has the role database or queue [compose.yaml:12]",
		},
		{
			"      - {answer: 3+, attributes: [deploy.placement]}",
			"3+ 0: worker has the attribute deploy.placement [compose.yaml:11]",
		},
		{
			"      - {answer: 3+, variables: [KAFKA_*], at-least: 2}",
			"3+ 0: till-b and worker have the variable KAFKA_* [compose.yaml:7 compose.yaml:10]",
		},
		{
			"      - {answer: 3+, labels: [com.acme.tier]}",
			"3+ 0: till-a has the label com.acme.tier [compose.yaml:4]",
		},
		{
			"      - {answer: 3+, labels: [com.acme.tier], images: [x]}",
			"",
		},
		{
			"      - {answer: 3+, variables: [KAFKA_*], at-least: 3}",
			"",
		},
		{
			"      - {answer: 3+, images: [nginx]}\n      - {answer: 1-2, images: [postgres], says: the till keeps its own books}",
			"1-2 0: the till keeps its own books [compose.yaml:13]",
		},
	} {
		a, ok := suggest.Answers(p, ownSet(t, c.hints))["tills"]
		got := ""
		if ok {
			got = fmt.Sprintf("%s %d: %s %v", a.Option, a.Number, a.Because, a.Evidence)
		}
		if got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.hints, got, c.want)
		}
	}
}

// TestHintsThatNeverHold: a role, a product or an attribute that there is not is
// refused with its line and the nearest right word.
func TestHintsThatNeverHold(t *testing.T) {
	text := ownQuestion("      - {answer: 3+, roles: [databse], products: [postgress], attributes: [deploi.placement, x-tier]}")
	_, err := score.ReadModel("own.yaml", []byte(text), questions.Default(), suggest.CheckHints)
	for _, want := range []string{
		`own.yaml:14: question "tills": there is no role "databse"; did you mean "database"?`,
		`own.yaml:14: question "tills": there is no product "postgress"; did you mean "postgres"?`,
		`own.yaml:14: question "tills": there is no attribute of a service "deploi"; did you mean "deploy"?`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error does not say %q: %v", want, err)
		}
	}
}

// TestOwnHintsComeFirst: a hint for a built-in question takes the place of what is
// known of it; where none holds that stays.
func TestOwnHintsComeFirst(t *testing.T) {
	p := load(t, tree{"compose.yaml": "services:\n  a: {image: acme/a, labels: [tier]}\n  b: {image: acme/b}\n"})
	with := func(hints []questions.Hint) questions.Questionnaire {
		set := questions.Default()
		for i := range set.Questions {
			if set.Questions[i].ID == "services" {
				set.Questions[i].Hints = hints
			}
		}
		return set
	}
	if a := suggest.Answers(p, with([]questions.Hint{{Answer: "5-9", Labels: []string{"tier"}}}))["services"]; a.Option != "5-9" {
		t.Errorf("own hint: %+v", a)
	}
	if a := suggest.Answers(p, with([]questions.Hint{{Answer: "5-9", Labels: []string{"none"}}}))["services"]; a.Number != 2 {
		t.Errorf("no own hint holds: %+v", a)
	}
}

// TestAnswersAgainstHints: an answer that is not what a hint says is contradicted by
// the files; the same answer, an unknown one and one of several that fit are not.
func TestAnswersAgainstHints(t *testing.T) {
	p := load(t, tree{"compose.yaml": "services:\n  a: {image: acme/till}\n  b: {image: acme/till}\n"})
	set := ownSet(t, "      - images: [acme/till]")
	for want, a := range map[string]questions.Answer{
		`By the model, the files show "one or two" for tills: a and b have an image like acme/till. [compose.yaml:2 compose.yaml:3]`: {Option: "3+", Source: questions.FromFlag},
		"agrees":   {Option: "1-2", Source: questions.FromFile},
		"unknown":  {Source: questions.FromFile},
		"nobody":   {Option: "3+", Source: questions.FromScan},
		"disputed": {AnyOf: []questions.OptionID{"1-2", "3+"}, Source: questions.FromFile},
	} {
		got := suggest.Contradictions(p, set, questions.Answers{"tills": a})
		switch {
		case a.Option != "3+" || a.Source == questions.FromScan:
			if len(got) != 0 {
				t.Errorf("%s: %v", want, got)
			}
		case len(got) != 1 || fmt.Sprintf("%s %v", got[0].Message, got[0].Evidence) != want:
			t.Errorf("got %v\nwant %s", got, want)
		}
	}
}

// TestPatternsOfHints: * is any text, none too; all else is what it is.
func TestPatternsOfHints(t *testing.T) {
	p := load(t, tree{"compose.yaml": "services:\n  a: {image: acme/edge/till}\n"})
	for pattern, want := range map[string]bool{
		"acme/edge/till": true, "*": true, "**": true, "acme/*": true, "*till": true, "a*e*ll": true, "acme/edge/till*": true, "*acme/edge/till": true,
		"acme": false, "acme/edge/till*l": false, "till*": false, "acme/e.ge/till": false, "*x*": false, "a*till*l": false, "*edge/till*till": false,
	} {
		_, got := suggest.Answers(p, ownSet(t, "      - {answer: 3+, images: ['"+pattern+"']}"))["tills"]
		if got != want {
			t.Errorf("%s is found: %v", pattern, got)
		}
	}
}
