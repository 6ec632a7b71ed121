package schema

import (
	"reflect"
	"runtime"
	"strings"
	"testing"
	_ "unsafe" // for the list of compose-go

	"github.com/compose-spec/compose-go/v2/interpolation"
	_ "github.com/compose-spec/compose-go/v2/loader"
	comp "github.com/compose-spec/compose-go/v2/tree"

	"advisor/internal/compose/diagnostics"
)

// The list of compose-go, which it does not export. If it is renamed, this
// does not link.
//
//go:linkname theirCasts github.com/compose-spec/compose-go/v2/loader.interpolateTypeCastMapping
var theirCasts map[comp.Path]interpolation.Cast

// The texts of which docker compose makes numbers and truth values are those
// of compose-go.
func TestCastsAreThoseOfComposeGo(t *testing.T) {
	kinds := map[string]Kinds{
		"toInt": Integer, "toInt64": Integer, "toUmask": Integer, "toFloat": Number, "toFloat32": Number, "toBoolean": Boolean,
	}
	theirs := map[string]bool{}
	for p, f := range theirCasts {
		name := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
		want, known := kinds[name[strings.LastIndexByte(name, '.')+1:]]
		if !known {
			t.Errorf("%s: an unknown cast %s", p, name)
		}
		path := strings.ReplaceAll(string(p), "[]", "*")
		theirs[path] = true
		if got := Cast(placeOf(path)); got != want {
			t.Errorf("%s: %s, want %s", p, got.describe(), want.describe())
		}
	}
	for _, patterns := range casts {
		for _, p := range patterns {
			if !theirs["services.*."+p] {
				t.Errorf("%s: compose-go casts it no more", p)
			}
		}
	}
	for _, p := range resourceCasts {
		if !theirs[p] {
			t.Errorf("%s: compose-go casts it no more", p)
		}
	}
}

// placeOf is the place of a path, its stars taken for names.
func placeOf(path string) *diagnostics.Path {
	var at *diagnostics.Path
	for _, k := range strings.Split(strings.ReplaceAll(path, "*", "x"), ".") {
		at = &diagnostics.Path{Up: at, Key: k}
	}
	return at
}
