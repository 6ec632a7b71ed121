package score_test

import (
	"testing"

	"advisor/internal/model"
)

func TestDefaultIsWhole(t *testing.T) {
	m := model.Default()
	if len(m.Factors) != 28 || len(m.SHA256) != 64 {
		t.Errorf("%d factors, hash %q", len(m.Factors), m.SHA256)
	}
}
