package estimate

import (
	"testing"

	"advisor/internal/questions"
)

// The whole estimate: under 20 ms with nothing known, under 1 ms with all known.
func BenchmarkNothingKnown(b *testing.B) {
	in := Input{Questions: questions.Default(), Costs: Default(), Project: limited(9, 0.5)} // without files there is nothing to say
	for b.Loop() {
		if len(Of(in).Options) == 0 {
			b.Fatal("nothing was estimated")
		}
	}
}

func BenchmarkServicesKnown(b *testing.B) {
	in := Input{Questions: questions.Default(), Costs: Default(), Answers: given("services=12")}
	for b.Loop() {
		Of(in)
	}
}

func BenchmarkAllKnown(b *testing.B) {
	in := Input{Questions: questions.Default(), Costs: Default(), Answers: given(saas)}
	for b.Loop() {
		Of(in)
	}
}

func BenchmarkAllKnownOfFiles(b *testing.B) {
	in := Input{Questions: questions.Default(), Costs: Default(), Answers: given(regulated), Project: limited(40, 3.2)}
	for b.Loop() {
		Of(in)
	}
}
