package canonical

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/compose/tree"
)

// ports gives published ports their long form. A range stays one entry: it
// may stand for 65,535 ports.
func (c *Canonicalizer) ports(n *tree.Node) *tree.Node {
	return tree.EachItem(n, func(v *tree.Node) *tree.Node {
		switch v.Kind {
		case tree.Scalar:
			return c.shortPort(v)
		case tree.Mapping:
			c.checkLongPort(v)
		}
		return v
	})
}

// shortPort parses ADDRESS:PUBLISHED:TARGET/PROTOCOL.
func (c *Canonicalizer) shortPort(v *tree.Node) *tree.Node {
	text, proto, _ := strings.Cut(v.Text, "/")
	parts := splitOutside(text)
	target := parts[len(parts)-1]
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
	put("protocol", strings.ToLower(proto), strings.Contains(v.Text, "/"))
	n := tree.NewMapping(v.At, b.List)
	c.checkPort(n)
	return n
}

// checkLongPort reports what Compose itself does not accept of the long form;
// what is published, and by which protocol, is left to the engine.
func (c *Canonicalizer) checkLongPort(n *tree.Node) {
	target, ip := n.Get("target"), n.Get("host_ip")
	if target == nil || target.Text == "" {
		c.Log.Problem(n.At, "", "%s.ports: the port of the container is missing", c.at)
		return
	}
	if _, _, ok := PortRange(target); !ok {
		c.Log.Problem(n.At, "write 1 to 65535", "%s.ports: there is no such port of a container", c.at)
	}
	if ip == nil || ip.Unset || c.repeated {
		return
	}
	if _, err := netip.ParseAddr(ip.Text); err != nil {
		c.Log.Problem(n.At, "", "%s.ports: the host address is not an IP address", c.at)
	}
}

// checkPort reports what makes a short port impossible.
func (c *Canonicalizer) checkPort(n *tree.Node) {
	target, published, ip, proto := n.Get("target"), n.Get("published"), n.Get("host_ip"), n.Get("protocol")
	problem := func(hint, message string) { c.Log.Problem(n.At, hint, "%s.ports: %s", c.at, message) }
	first, last, ok := PortRange(target)
	if target == nil || target.Text == "" {
		problem("", "the port of the container is missing")
		return
	}
	from, to, okPublished := PortRange(published)
	switch {
	case !ok:
		problem("write 1 to 65535, or a range such as 8000-8010", "there is no such port of a container")
	case !okPublished:
		problem("write 1 to 65535, or a range such as 8000-8010", "there is no such port to publish")
	case !target.Unset && published != nil && published.Text != "" && !published.Unset && last != first && last-first != to-from:
		problem("", "the two ranges differ in length")
	}
	if ip != nil && !ip.Unset && ip.Text != "" {
		if _, err := netip.ParseAddr(ip.Text); err != nil {
			problem("", "the host address is not an IP address")
		}
	}
	if proto != nil && !proto.Unset && !slices.Contains([]string{"tcp", "udp", "sctp"}, strings.ToLower(proto.Text)) && proto.Text != "" {
		problem("use tcp, udp or sctp", "unknown protocol")
	}
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
