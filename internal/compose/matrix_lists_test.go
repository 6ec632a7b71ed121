package compose

import (
	"strings"
	"testing"
	_ "unsafe" // for the lists of compose-go

	"github.com/compose-spec/compose-go/v2/transform"
	comp "github.com/compose-spec/compose-go/v2/tree"
)

// The list of compose-go, which it does not export. If it is renamed, this
// does not link.
//
//go:linkname theirTransformers github.com/compose-spec/compose-go/v2/transform.transformers
var theirTransformers map[comp.Path]transform.Func

// Every attribute that compose-go rewrites or gives a default has samples in
// the matrix, so that both loaders are seen to do the same.
func TestTransformersHaveSamples(t *testing.T) {
	elsewhere := map[string]string{
		"services.*": "the matrix as a whole", "jobs.*": "the matrix as a whole",
		"networks.*": "external, which the schema gives in each form", "volumes.*": "the same",
		"secrets.*": "the same", "configs.*": "the same",
		"include.*": "testdata/projects",
	}
	known := func(p string) bool {
		section, path, _ := strings.Cut(p, ".*.")
		for path != "" {
			if _, ok := matrixBeside[path]; ok || sampled(section, path) {
				return true
			}
			cut := strings.LastIndexByte(path, '.')
			if cut < 0 || !strings.HasSuffix(path, ".*") {
				return false
			}
			path = path[:cut] // an item of a list that has samples
		}
		return false
	}
	for _, list := range []map[comp.Path]transform.Func{theirTransformers, transform.DefaultValues} {
		for p := range list {
			if elsewhere[string(p)] == "" && !known(string(p)) {
				t.Errorf("%s: compose-go rewrites it: give its forms in matrixSamples", p)
			}
		}
	}
}
