package score_test

import (
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
)

func TestDefaultIsWhole(t *testing.T) {
	m := model.Default()
	if len(m.Factors) != len(questions.Default().Questions) || len(m.SHA256) != 64 {
		t.Errorf("%d factors, hash %q", len(m.Factors), m.SHA256)
	}
}
