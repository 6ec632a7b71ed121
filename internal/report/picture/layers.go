package picture

import (
	"cmp"
	"math"
	"slices"
)

// A layered drawing of a sketch, as in Sugiyama's method: layers from left to
// right so that arrows lead to the right, an order within each layer with few
// crossings, then places.

// node is a box in a layer, or the bend of an arrow that passes it.
type node struct {
	box   int // -1 for a bend
	layer int
	y     float64 // of its middle
	left  []int   // nodes in the layer before, by arrows
	right []int
}

// layering is a sketch in layers.
type layering struct {
	nodes  []node
	layers [][]int // nodes of each layer, from top to bottom
	routes []route
	alone  []int // boxes that no arrow touches
}

// route is an arrow with the nodes that it leads through, from left to right.
type route struct {
	through []int
	back    bool // the arrow points to the left, since there is a cycle
}

// layered puts the boxes into layers and orders them.
func layered(s sketch) layering {
	forward, back := withoutCycles(s)
	layer := layersOf(len(s.boxes), forward)
	var l layering
	at := make([]int, len(s.boxes))
	for i := range s.boxes {
		at[i] = -1
		if layer[i] < 0 {
			l.alone = append(l.alone, i)
			continue
		}
		at[i] = l.add(i, layer[i])
	}
	for i, a := range forward {
		l.lead(at[a[0]], at[a[1]], back[i])
	}
	l.minimizeCrossings()
	return l
}

func (l *layering) add(box, layer int) int {
	for len(l.layers) <= layer {
		l.layers = append(l.layers, nil)
	}
	i := len(l.nodes)
	l.nodes = append(l.nodes, node{box: box, layer: layer})
	l.layers[layer] = append(l.layers[layer], i)
	return i
}

// lead connects two nodes, with a bend in each layer between them.
func (l *layering) lead(from, to int, back bool) {
	r := route{through: []int{from}, back: back}
	for at := from; at != to; {
		next := to
		if l.nodes[at].layer+1 < l.nodes[to].layer {
			next = l.add(-1, l.nodes[at].layer+1)
		}
		l.nodes[at].right = append(l.nodes[at].right, next)
		l.nodes[next].left = append(l.nodes[next].left, at)
		r.through = append(r.through, next)
		at = next
	}
	l.routes = append(l.routes, r)
}

// withoutCycles turns the arrows around that would close a cycle.
func withoutCycles(s sketch) (forward [][2]int, back []bool) {
	next := make([][]int, len(s.boxes))
	for i, a := range s.arrows {
		next[a[0]] = append(next[a[0]], i)
	}
	forward, back = slices.Clone(s.arrows), make([]bool, len(s.arrows))
	state := make([]int, len(s.boxes)) // 0 not seen, 1 on the way, 2 done
	var visit func(int)
	visit = func(box int) {
		state[box] = 1
		for _, i := range next[box] {
			to := s.arrows[i][1]
			switch state[to] {
			case 0:
				visit(to)
			case 1:
				forward[i], back[i] = [2]int{to, box}, true
			}
		}
		state[box] = 2
	}
	for i := range s.boxes {
		if state[i] == 0 {
			visit(i)
		}
	}
	return forward, back
}

// layersOf gives each box the layer after the last of those that lead to it;
// one that nothing leads to stands just before what it leads to. -1: no arrow.
func layersOf(n int, arrows [][2]int) []int {
	layer := make([]int, n)
	for i := range layer {
		layer[i] = -1
	}
	for _, a := range arrows {
		layer[a[0]], layer[a[1]] = max(layer[a[0]], 0), max(layer[a[1]], 0)
	}
	for range n { // a path has n boxes at most
		moved := false
		for _, a := range arrows {
			if layer[a[1]] <= layer[a[0]] {
				layer[a[1]], moved = layer[a[0]]+1, true
			}
		}
		if !moved {
			break
		}
	}
	led, nearest := make([]bool, n), make([]int, n)
	for i := range nearest {
		nearest[i] = math.MaxInt
	}
	for _, a := range arrows {
		led[a[1]] = true
		nearest[a[0]] = min(nearest[a[0]], layer[a[1]]-1)
	}
	for i := range n {
		if !led[i] && nearest[i] != math.MaxInt {
			layer[i] = nearest[i]
		}
	}
	return layer
}

// minimizeCrossings orders each layer by the middle of its neighbours, to and fro, and
// keeps the order with the fewest crossings.
func (l *layering) minimizeCrossings() {
	const rounds = 12
	best, fewest := cloned(l.layers), l.crossings()
	for i := range rounds {
		if i%2 == 0 {
			for k := 1; k < len(l.layers); k++ {
				l.order(k, l.layers[k-1], func(s node) []int { return s.left })
			}
		} else {
			for k := len(l.layers) - 2; k >= 0; k-- {
				l.order(k, l.layers[k+1], func(s node) []int { return s.right })
			}
		}
		if n := l.crossings(); n < fewest {
			best, fewest = cloned(l.layers), n
		}
	}
	l.layers = best
}

func cloned(in [][]int) [][]int {
	out := make([][]int, len(in))
	for i := range in {
		out[i] = slices.Clone(in[i])
	}
	return out
}

func (l *layering) order(k int, beside []int, neighbours func(node) []int) {
	place := make(map[int]int, len(beside))
	for i, s := range beside {
		place[s] = i
	}
	middle := make(map[int]float64, len(l.layers[k]))
	for i, s := range l.layers[k] {
		middle[s] = float64(i)
		if ns := neighbours(l.nodes[s]); len(ns) > 0 {
			sum := 0
			for _, x := range ns {
				sum += place[x]
			}
			middle[s] = float64(sum) / float64(len(ns))
		}
	}
	slices.SortStableFunc(l.layers[k], func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
}

// crossings counts the pairs of arrows between two layers that cross.
func (l *layering) crossings() int {
	n := 0
	for k := 0; k+1 < len(l.layers); k++ {
		place := make(map[int]int, len(l.layers[k+1]))
		for i, s := range l.layers[k+1] {
			place[s] = i
		}
		var ends []int
		for _, s := range l.layers[k] {
			var own []int
			for _, x := range l.nodes[s].right {
				own = append(own, place[x])
			}
			slices.Sort(own)
			for _, end := range own {
				for _, other := range ends {
					if other > end {
						n++
					}
				}
			}
			ends = append(ends, own...)
		}
	}
	return n
}

// settle gives each node its place from top to bottom: near its neighbours,
// apart from those beside it by at least their heights and a gap.
func (l *layering) settle(height func(node) float64) {
	for k := range l.layers {
		for i, s := range l.layers[k] {
			l.nodes[s].y = float64(i) * height(node{})
		}
	}
	const rounds = 8
	for i := range rounds {
		for k := range l.layers {
			if i%2 == 1 {
				k = len(l.layers) - 1 - k
			}
			l.spread(l.layers[k], height)
		}
	}
	top := math.Inf(1)
	for _, s := range l.nodes {
		top = min(top, s.y-height(s)/2)
	}
	for i := range l.nodes {
		l.nodes[i].y -= top
	}
}

// spread moves the nodes of a layer to the middle of their neighbours, as far
// as their order and distance allow; nodes that push each other move together.
func (l *layering) spread(layer []int, height func(node) float64) {
	type group struct {
		sum float64
		n   int
	}
	var groups []group
	offset := make([]float64, len(layer))
	for i, s := range layer {
		if i > 0 {
			offset[i] = offset[i-1] + (height(l.nodes[layer[i-1]])+height(l.nodes[s]))/2
		}
		groups = append(groups, group{l.barycenter(s) - offset[i], 1})
		for len(groups) > 1 {
			a, b := groups[len(groups)-2], groups[len(groups)-1]
			if a.sum/float64(a.n) <= b.sum/float64(b.n) {
				break
			}
			groups = append(groups[:len(groups)-2], group{a.sum + b.sum, a.n + b.n})
		}
	}
	i := 0
	for _, g := range groups {
		for range g.n {
			l.nodes[layer[i]].y = g.sum/float64(g.n) + offset[i]
			i++
		}
	}
}

// barycenter is where a node would stand if it were alone.
func (l *layering) barycenter(i int) float64 {
	s := l.nodes[i]
	sum, n := 0.0, 0
	for _, side := range [][]int{s.left, s.right} {
		for _, x := range side {
			sum += l.nodes[x].y
			n++
		}
	}
	if n == 0 {
		return s.y
	}
	return sum / float64(n)
}
