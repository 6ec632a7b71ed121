package canonical

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/compose/tree"
)

// ports gives published ports their long form, and leaves out those that are
// none. A range stays one entry: it may stand for 65,535 ports.
func (c *Canonicalizer) ports(n *tree.Node) *tree.Node {
	i := -1
	return tree.EachItem(n, func(v *tree.Node) *tree.Node {
		i++
		long, hint, wrong := v, "", ""
		if v.Kind == tree.Scalar {
			long = shortPort(v)
			hint, wrong = wrongShortPort(long)
		} else {
			hint, wrong = c.wrongLongPort(v)
		}
		if target := long.Get("target"); wrong == "" && !target.IsUnset() && strings.Trim(target.Str(), "0") == "" {
			hint, wrong = "", "the container port is missing"
		}
		if wrong != "" {
			c.Log.LeaveOut(v.At, c.at+".ports."+strconv.Itoa(i), hint, "%s.ports: %s", c.at, wrong)
			return nil
		}
		return long
	})
}

// shortPort parses ADDRESS:PUBLISHED:TARGET/PROTOCOL.
func shortPort(v *tree.Node) *tree.Node {
	parts := splitOutside(v.Text)
	target, proto, hasProto := strings.Cut(parts[len(parts)-1], "/")
	var published, ip string
	if len(parts) > 1 {
		published = parts[len(parts)-2]
		ip = strings.Join(parts[:max(0, len(parts)-2)], ":")
	}
	ip = strings.TrimSuffix(strings.TrimPrefix(ip, "["), "]")
	if proto == "" {
		proto = "tcp"
	}
	b := tree.NewBuilder(5)
	put := func(key, value string, written bool) {
		if value != "" {
			t := tree.NewText(v, value)
			t.Implied = !written
			b.Add(tree.Entry{Key: key, At: v.At, Val: t})
		}
	}
	put("mode", "ingress", false)
	put("host_ip", ip, true)
	put("target", target, true)
	put("published", published, true)
	put("protocol", strings.ToLower(proto), hasProto)
	return tree.NewMapping(v.At, b.List)
}

// wrongLongPort says what Compose itself does not accept of the long form; what
// is published, and by which protocol, is left to the engine.
func (c *Canonicalizer) wrongLongPort(n *tree.Node) (hint, wrong string) {
	if _, _, ok := PortRange(n.Get("target")); !ok {
		return "write 1 to 65535", "invalid container port"
	}
	if ip := n.Get("host_ip"); ip != nil && !ip.Unset && !c.repeated {
		if _, err := netip.ParseAddr(ip.Text); err != nil {
			return "", "invalid IP address of the host"
		}
	}
	return "", ""
}

// wrongShortPort says what makes a port impossible that was written in short;
// docker compose checks the parts of the long form no further.
func wrongShortPort(n *tree.Node) (hint, wrong string) {
	const numbers = "write 1 to 65535, or a range such as 8000-8010"
	target, published, ip, proto := n.Get("target"), n.Get("published"), n.Get("host_ip"), n.Get("protocol")
	first, last, ok := PortRange(target)
	from, to, okPublished := PortRange(published)
	if address := ip.Str(); address != "" && !ip.IsUnset() {
		if _, err := netip.ParseAddr(address); err != nil {
			return "", "invalid IP address of the host"
		}
	}
	switch {
	case !ok:
		return numbers, "invalid container port"
	case !okPublished:
		return numbers, "invalid published port"
	case !target.IsUnset() && published.Str() != "" && !published.IsUnset() && last != first && last-first != to-from:
		return "", "the two ranges differ in length"
	case !proto.IsUnset() && proto.Str() != "" && !slices.Contains([]string{"tcp", "udp", "sctp"}, proto.Str()):
		return "use tcp, udp or sctp", "unknown protocol"
	}
	return "", ""
}

// PortRange reads a port or a range; a port that is not there, or depends on
// an unset variable, is fine.
func PortRange(n *tree.Node) (first, last int, ok bool) {
	if n == nil || n.Unset || n.Text == "" {
		return 0, 0, true
	}
	from, to, isRange := strings.Cut(n.Text, "-")
	if !isRange {
		to = from
	}
	a, err := strconv.ParseUint(from, 10, 16)
	b, err2 := strconv.ParseUint(to, 10, 16)
	return int(a), int(b), err == nil && err2 == nil && a <= b
}
