package decode

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"advisor/internal/compose/canonical"
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// setScalar sets a text, number or truth value.
func (d *decoder) setScalar(n *tree.Node, to reflect.Value, where *diagnostics.Path) error {
	if n.Kind == tree.Null {
		return nil
	}
	if n.Kind != tree.Scalar {
		return fmt.Errorf("must be a single value, not %s", n.Describe())
	}
	if d.hides(n, to.Type()) {
		return nil
	}
	switch {
	case to.Kind() == reflect.String:
		if n.Type == tree.Float {
			return errors.New("must be text, not a fraction")
		}
		to.SetString(d.text(n, where))
	case to.Kind() == reflect.Bool:
		b, ok := tree.Truth(n.Text)
		if !ok {
			return errors.New("must be true or false")
		}
		to.SetBool(b)
	case to.CanInt():
		return setInteger(n, to)
	case to.CanUint():
		return setUnsigned(n, to)
	case to.CanFloat():
		return setFraction(n, to)
	}
	return nil
}

// hides reports whether a value is a number that comes from a secret. A number
// would be its value, so that what is shown has none.
func (d *decoder) hides(n *tree.Node, to reflect.Type) bool {
	if d.shown == nil || n.Kind != tree.Scalar || !n.Taint.Secret() {
		return false
	}
	switch to.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		_, ofCompose := reflect.New(to).Interface().(custom)
		return !ofCompose
	}
	return false
}

// mostCut is up to where a fraction is cut off, as Compose does.
const mostCut = 1e18

func setInteger(n *tree.Node, to reflect.Value) error {
	if f, err := strconv.ParseFloat(n.Text, 64); n.Type == tree.Float && err == nil && f > -mostCut && f < mostCut {
		to.SetInt(int64(f))
		return nil
	}
	i, err := strconv.ParseInt(n.Text, 10, to.Type().Bits())
	if err != nil {
		return errors.New("must be a whole number")
	}
	to.SetInt(i)
	return nil
}

func setUnsigned(n *tree.Node, to reflect.Value) error {
	if f, err := strconv.ParseFloat(n.Text, 64); n.Type == tree.Float && err == nil && f > -1 && f < mostCut {
		to.SetUint(uint64(f))
		return nil
	}
	u, err := strconv.ParseUint(n.Text, 0, to.Type().Bits())
	if err != nil {
		return errors.New("must be a whole number that is not negative")
	}
	to.SetUint(u)
	return nil
}

func setFraction(n *tree.Node, to reflect.Value) error {
	f, err := strconv.ParseFloat(n.Text, to.Type().Bits())
	if err != nil {
		f, err = strconv.ParseFloat(strings.TrimPrefix(n.Text, "."), to.Type().Bits())
	}
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return errors.New("must be a number")
	}
	to.SetFloat(f)
	return nil
}

// text is the text of a value.
func (d *decoder) text(n *tree.Node, where *diagnostics.Path) string {
	if d.shown != nil && n.Kind == tree.Scalar {
		return d.shown(n, where)
	}
	return n.Text
}

// key is a key of a mapping.
func (d *decoder) key(e tree.Entry) string {
	if d.shown != nil {
		return e.Shown()
	}
	return e.Key
}

func (d *decoder) pairsOf(n *tree.Node, where *diagnostics.Path) types.MappingWithEquals {
	if n.Kind != tree.Mapping {
		return nil
	}
	m := make(types.MappingWithEquals, len(n.Entries))
	for _, e := range n.Entries {
		if e.Val.Kind == tree.Null {
			m[d.key(e)] = nil
			continue
		}
		text := d.text(e.Val, where)
		m[d.key(e)] = &text
	}
	return m
}

func (d *decoder) textsOf(n *tree.Node, where *diagnostics.Path) map[string]string {
	if n.Kind != tree.Mapping {
		return nil
	}
	m := make(map[string]string, len(n.Entries))
	for _, e := range n.Entries {
		m[d.key(e)] = d.text(e.Val, where)
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
func (d *decoder) port(n *tree.Node, to *types.ServicePortConfig, where *diagnostics.Path) {
	text := func(key string) string {
		v := n.Get(key)
		if v == nil {
			return ""
		}
		return d.text(v, &diagnostics.Path{Up: where, Key: key})
	}
	first, _, _ := canonical.PortRange(n.Get("target"))
	*to = types.ServicePortConfig{
		Name: text("name"), Mode: text("mode"), HostIP: text("host_ip"), Target: uint32(first),
		Published: text("published"), Protocol: text("protocol"), AppProtocol: text("app_protocol"),
	}
}

// plainValue is the value as YAML would give it to Go. Sizes and the like are
// never texts.
func (d *decoder) plainValue(n *tree.Node, to custom, where *diagnostics.Path) any {
	switch n.Kind {
	case tree.Null:
		return nil
	case tree.List:
		l := make([]any, len(n.Items))
		for i, v := range n.Items {
			l[i] = d.plainValue(v, to, &diagnostics.Path{Up: where, Key: strconv.Itoa(i)})
		}
		return l
	case tree.Mapping:
		m := make(map[string]any, len(n.Entries))
		for _, e := range n.Entries {
			m[d.key(e)] = d.plainValue(e.Val, to, &diagnostics.Path{Up: where, Key: e.Key})
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
	if k := reflect.TypeOf(to).Elem().Kind(); d.shown != nil && k != reflect.String && k != reflect.Slice && k != reflect.Map && k != reflect.Struct {
		return n.Text
	}
	return d.text(n, where)
}
