package decode

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/canonical"
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// setScalar sets a text, number or truth value.
func setScalar(n *tree.Node, to reflect.Value) error {
	if n.Kind == tree.Null {
		return nil
	}
	if n.Kind != tree.Scalar {
		return fmt.Errorf("must be a single value, not %s", n.Describe())
	}
	text := n.Text
	switch to.Kind() {
	case reflect.String:
		if n.Type == tree.Float {
			return fmt.Errorf("must be text, not a fraction")
		}
		to.SetString(text)
	case reflect.Bool:
		b, ok := tree.Truth(text)
		if !ok {
			return fmt.Errorf("must be true or false")
		}
		to.SetBool(b)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		i, err := strconv.ParseInt(text, 10, to.Type().Bits())
		if f, ferr := strconv.ParseFloat(text, 64); n.Type == tree.Float && ferr == nil && f > -1e18 && f < 1e18 {
			i, err = int64(f), nil // Compose cuts fractions off
		}
		if err != nil {
			return fmt.Errorf("must be a whole number")
		}
		to.SetInt(i)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		u, err := strconv.ParseUint(text, 0, to.Type().Bits())
		if f, ferr := strconv.ParseFloat(text, 64); n.Type == tree.Float && ferr == nil && f > -1 && f < 1e18 {
			u, err = uint64(f), nil // Compose cuts fractions off
		}
		if err != nil {
			return fmt.Errorf("must be a whole number that is not negative")
		}
		to.SetUint(u)
	case reflect.Float32, reflect.Float64:
		f, err := strconv.ParseFloat(strings.TrimPrefix(text, "."), to.Type().Bits())
		if g, gerr := strconv.ParseFloat(text, to.Type().Bits()); gerr == nil {
			f, err = g, nil
		}
		if err != nil || f != f || f-f != 0 {
			return fmt.Errorf("must be a number")
		}
		to.SetFloat(f)
	}
	return nil
}

func pairsOf(n *tree.Node) types.MappingWithEquals {
	if n.Kind != tree.Mapping {
		return nil
	}
	m := make(types.MappingWithEquals, len(n.Entries))
	for _, e := range n.Entries {
		if e.Val.Kind == tree.Null {
			m[e.Key] = nil
			continue
		}
		text := e.Val.Text
		m[e.Key] = &text
	}
	return m
}

func textsOf(n *tree.Node) map[string]string {
	if n.Kind != tree.Mapping {
		return nil
	}
	m := make(map[string]string, len(n.Entries))
	for _, e := range n.Entries {
		m[e.Key] = e.Val.Text
	}
	return m
}

// ulimit is a number, or a mapping of two; either may be written as text.
func (d *decoder) ulimit(n *tree.Node, to *types.UlimitsConfig, at tree.Pos, where *diagnostics.Path) {
	number := func(v *tree.Node) int {
		i, err := strconv.Atoi(v.Str())
		if err != nil && v != nil && !v.Unset {
			d.log.LeaveOut(at, where.String(), "", "%s must be a whole number", where)
		}
		return i
	}
	if n.Kind == tree.Scalar {
		to.Single = number(n)
		return
	}
	to.Soft, to.Hard = number(n.Get("soft")), number(n.Get("hard"))
}

// port keeps a range as it is written; Target is its first port.
func (d *decoder) port(n *tree.Node, to *types.ServicePortConfig) {
	first, _, _ := canonical.PortRange(n.Get("target"))
	*to = types.ServicePortConfig{
		Name: n.Get("name").Str(), Mode: n.Get("mode").Str(), HostIP: n.Get("host_ip").Str(), Target: uint32(first),
		Published: n.Get("published").Str(), Protocol: n.Get("protocol").Str(), AppProtocol: n.Get("app_protocol").Str(),
	}
}

// plainValue is the value as YAML would give it to Go.
func plainValue(n *tree.Node) any {
	switch n.Kind {
	case tree.Null:
		return nil
	case tree.List:
		l := make([]any, len(n.Items))
		for i, v := range n.Items {
			l[i] = plainValue(v)
		}
		return l
	case tree.Mapping:
		m := make(map[string]any, len(n.Entries))
		for _, e := range n.Entries {
			m[e.Key] = plainValue(e.Val)
		}
		return m
	}
	switch n.Type {
	case tree.Integer:
		if i, err := strconv.Atoi(n.Text); err == nil {
			return i
		}
	case tree.Float:
		if f, err := strconv.ParseFloat(n.Text, 64); err == nil {
			return f
		}
	case tree.Boolean:
		return n.Text == "true"
	}
	return n.Text
}
