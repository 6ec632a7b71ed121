package compose

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
)

// setScalar sets a text, number or truth value.
func setScalar(n *node, to reflect.Value) error {
	if n.kind == null {
		return nil
	}
	if n.kind != scalar {
		return fmt.Errorf("must be a single value, not %s", n.words())
	}
	text := n.text
	switch to.Kind() {
	case reflect.String:
		to.SetString(text)
	case reflect.Bool:
		b, ok := truth(text)
		if !ok {
			return fmt.Errorf("must be true or false")
		}
		to.SetBool(b)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		i, err := strconv.ParseInt(text, 10, to.Type().Bits())
		if f, ferr := strconv.ParseFloat(text, 64); n.typ == float && ferr == nil && f > -1e18 && f < 1e18 {
			i, err = int64(f), nil // Compose cuts fractions off
		}
		if err != nil {
			return fmt.Errorf("must be a whole number")
		}
		to.SetInt(i)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		u, err := strconv.ParseUint(text, 0, to.Type().Bits())
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

func pairsOf(n *node) types.MappingWithEquals {
	if n.kind != mapping {
		return nil
	}
	m := make(types.MappingWithEquals, len(n.entries))
	for _, e := range n.entries {
		if e.val.kind == null {
			m[e.key] = nil
			continue
		}
		text := e.val.text
		m[e.key] = &text
	}
	return m
}

func textsOf(n *node) map[string]string {
	if n.kind != mapping {
		return nil
	}
	m := make(map[string]string, len(n.entries))
	for _, e := range n.entries {
		m[e.key] = e.val.text
	}
	return m
}

// ulimit is a number, or a mapping of two; either may be written as text.
func (d *decoder) ulimit(n *node, to *types.UlimitsConfig, at pos, where *trail) {
	number := func(v *node) int {
		i, err := strconv.Atoi(v.str())
		if err != nil && v != nil && !v.unset {
			d.log.problem(at, "", "%s must be a whole number", where)
		}
		return i
	}
	if n.kind == scalar {
		to.Single = number(n)
		return
	}
	to.Soft, to.Hard = number(n.get("soft")), number(n.get("hard"))
}

// port keeps a range as it is written; Target is its first port.
func (d *decoder) port(n *node, to *types.ServicePortConfig) {
	first, _, _ := portRange(n.get("target"))
	*to = types.ServicePortConfig{
		Name: n.get("name").str(), Mode: n.get("mode").str(), HostIP: n.get("host_ip").str(), Target: uint32(first),
		Published: n.get("published").str(), Protocol: n.get("protocol").str(), AppProtocol: n.get("app_protocol").str(),
	}
}

// plainValue is the value as YAML would give it to Go.
func plainValue(n *node) any {
	switch n.kind {
	case null:
		return nil
	case list:
		l := make([]any, len(n.items))
		for i, v := range n.items {
			l[i] = plainValue(v)
		}
		return l
	case mapping:
		m := make(map[string]any, len(n.entries))
		for _, e := range n.entries {
			m[e.key] = plainValue(e.val)
		}
		return m
	}
	switch n.typ {
	case integer:
		if i, err := strconv.Atoi(n.text); err == nil {
			return i
		}
	case float:
		if f, err := strconv.ParseFloat(n.text, 64); err == nil {
			return f
		}
	case boolean:
		return n.text == "true"
	}
	return n.text
}
