package compose

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// ports gives published ports their long form. A range stays one entry: it
// may stand for 65,535 ports.
func (c *canon) ports(n *node) *node {
	return eachItem(n, func(v *node) *node {
		switch v.kind {
		case scalar:
			return c.shortPort(v)
		case mapping:
			c.checkPort(v)
		}
		return v
	})
}

// shortPort parses ADDRESS:PUBLISHED:TARGET/PROTOCOL.
func (c *canon) shortPort(v *node) *node {
	text, proto, _ := strings.Cut(v.text, "/")
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
	b := newEntries(5)
	put := func(key, value string, written bool) {
		if value != "" {
			t := newText(v, value)
			t.implied = !written
			b.add(entry{key, v.at, t})
		}
	}
	put("mode", "ingress", false)
	put("host_ip", ip, true)
	put("target", target, true)
	put("published", published, true)
	put("protocol", strings.ToLower(proto), strings.Contains(v.text, "/"))
	n := newMapping(v.at, b.list)
	c.checkPort(n)
	return n
}

// checkPort reports what makes a port impossible.
func (c *canon) checkPort(n *node) {
	target, published, ip, proto := n.get("target"), n.get("published"), n.get("host_ip"), n.get("protocol")
	problem := func(hint, message string) { c.log.problem(n.at, hint, "%s.ports: %s", c.at, message) }
	first, last, ok := portRange(target)
	if target == nil || target.text == "" {
		problem("", "the port of the container is missing")
		return
	}
	from, to, okPublished := portRange(published)
	switch {
	case !ok:
		problem("write 1 to 65535, or a range such as 8000-8010", "there is no such port of a container")
	case !okPublished:
		problem("write 1 to 65535, or a range such as 8000-8010", "there is no such port to publish")
	case !target.unset && published != nil && published.text != "" && !published.unset && last != first && last-first != to-from:
		problem("", "the two ranges differ in length")
	}
	if ip != nil && !ip.unset && ip.text != "" {
		if _, err := netip.ParseAddr(ip.text); err != nil {
			problem("", "the host address is not an IP address")
		}
	}
	if proto != nil && !proto.unset && !slices.Contains([]string{"tcp", "udp", "sctp"}, strings.ToLower(proto.text)) && proto.text != "" {
		problem("use tcp, udp or sctp", "unknown protocol")
	}
}

// portRange reads a port or a range; a port that is not there, or depends on
// an unset variable, is fine.
func portRange(n *node) (first, last int, ok bool) {
	if n == nil || n.unset || n.text == "" {
		return 0, 0, true
	}
	from, to, isRange := strings.Cut(n.text, "-")
	if !isRange {
		to = from
	}
	a, err := strconv.ParseUint(from, 10, 16)
	b, err2 := strconv.ParseUint(to, 10, 16)
	return int(a), int(b), err == nil && err2 == nil && a <= b
}
