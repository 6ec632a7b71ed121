package picture

import "testing"

func TestScale(t *testing.T) {
	g := ASCIILines()
	for _, c := range []struct {
		score float64
		in    [2]float64
		band  *[2]float64
		want  string
	}{
		{20, [2]float64{20, 20}, &[2]float64{40, 60}, "|--O-!+!----|"},
		{50, [2]float64{0, 100}, &[2]float64{40, 60}, "|====!O!====|"},
		{50, [2]float64{50, 50}, nil, "|-----O-----|"},
		{0, [2]float64{0, 0}, nil, "|O----+-----|"},
		{100, [2]float64{0, 100}, nil, "|==========O|"},
		{20, [2]float64{10, 40}, nil, "|-=O==+-----|"},
		{20, [2]float64{20, 80}, nil, "|--O======--|"},
		{-500, [2]float64{-1e9, 1e9}, nil, "|O==========|"},
	} {
		before, span, after := g.Scale(11, c.score, c.in, c.band)
		if got := before + span + after; got != c.want {
			t.Errorf("scale(%v, %v) = %s, want %s", c.score, c.in, got, c.want)
		}
	}
}

func TestSwing(t *testing.T) {
	g := ASCIILines()
	for _, c := range []struct {
		x, most float64
		want    string
	}{
		{0, 4, "    |    "},
		{4, 4, "    |####"},
		{-2, 4, "  ##|    "},
		{0.1, 4, "    |#   "},
		{0, 0, "    |    "},
		{9, 4, "    |####"},
	} {
		if got := g.Swing(4, c.x, c.most); got != c.want {
			t.Errorf("swing(%v, %v) = %q, want %q", c.x, c.most, got, c.want)
		}
	}
}
