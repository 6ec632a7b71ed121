package merge

import (
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	_ "unsafe" // for the lists of compose-go

	_ "github.com/compose-spec/compose-go/v2/override"
	comp "github.com/compose-spec/compose-go/v2/tree"
)

// The lists of compose-go, which it does not export. A list that is renamed
// does not link.

//go:linkname theirMerges github.com/compose-spec/compose-go/v2/override.mergeSpecials
var theirMerges map[comp.Path]func(any, any, comp.Path) (any, error)

//go:linkname theirUnique github.com/compose-spec/compose-go/v2/override.unique
var theirUnique map[comp.Path]func(any, comp.Path) (string, error)

// ourStyles are what Rules must say where compose-go merges by a function.
// What is made a mapping or a list before it is merged needs no style.
var ourStyles = map[string]style{
	"mergeKeyValueSequence": pairwise,
	"override":              over,
	"mergeUlimit":           either,
	"mergeLogging":          logging,
	"mergeIPAMConfig":       pools,
	"mergeBuild":            deep,
	"mergeDependsOn":        deep,
	"mergeModels":           deep,
	"mergeNetworks":         deep,
	"mergeToSequence":       deep,
}

// Every rule of merging of compose-go is one of ours, and the other way round.
func TestRulesAreThoseOfComposeGo(t *testing.T) {
	dead := "*.volumes.*.volume.labels" // mounts are items of a list, which are not merged
	ours := map[string]style{}
	styles(Rules(), "", ours)
	for p, f := range theirMerges {
		want, known := ourStyles[functionName(f)]
		switch {
		case strings.HasSuffix(string(p), dead):
		case !known:
			t.Errorf("%s is merged by %s: give it a style and a row in ourStyles", p, functionName(f))
		case ours[string(p)] != want:
			t.Errorf("%s: our style is %d, want %d for %s", p, ours[string(p)], want, functionName(f))
		}
		delete(ours, string(p))
	}
	for p, s := range ours {
		if s != deep {
			t.Errorf("%s: compose-go has no rule for it", p)
		}
	}
}

// Every list that compose-go rids of what is repeated has a key in ours.
func TestUniqueListsAreThoseOfComposeGo(t *testing.T) {
	ours := map[string]bool{}
	keyed(Rules(), "", ours)
	styled := map[string]style{}
	styles(Rules(), "", styled)
	for p := range theirUnique {
		switch path := string(p); {
		case ours[path], styled[path] == pairwise: // a mapping, which has every key once
		case path == "services.*.build.platform", path == "networks.*.ipam.options": // not in the schema; a mapping
		default:
			t.Errorf("%s: compose-go drops what is repeated there", p)
		}
		delete(ours, string(p))
	}
	for _, p := range slices.Sorted(maps.Keys(ours)) {
		t.Errorf("%s: compose-go does not drop what is repeated there", p)
	}
}

// styles collects the styles of a rule and all below it by path.
func styles(r *Rule, path string, into map[string]style) {
	if r == nil {
		return
	}
	into[strings.TrimPrefix(path, ".")] = r.style
	for k, below := range r.keys {
		styles(below, path+"."+k, into)
	}
	styles(r.each, path+".*", into)
}

// keyed collects the lists in which an item is known by a key.
func keyed(r *Rule, path string, into map[string]bool) {
	if r == nil {
		return
	}
	if r.same != nil {
		into[strings.TrimPrefix(path, ".")] = true
	}
	for k, below := range r.keys {
		keyed(below, path+"."+k, into)
	}
	keyed(r.each, path+".*", into)
}

func functionName(f any) string {
	name := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
	return name[strings.LastIndexByte(name, '.')+1:]
}
