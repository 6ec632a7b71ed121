package fleet

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"advisor/internal/exit"
	"advisor/internal/report"
	"advisor/internal/scan"
)

// TestPartsAreTheWhole: however many parts, they are contiguous, none is lost,
// and their sizes differ by one at most.
func TestPartsAreTheWhole(t *testing.T) {
	for n := range 40 {
		list := make([]int, n)
		for i := range list {
			list[i] = i
		}
		for count := 1; count <= 45; count++ {
			var all []int
			least, most := n, 0
			for i := 1; i <= count; i++ {
				p := Of(Part{i, count}, list)
				all = append(all, p...)
				least, most = min(least, len(p)), max(most, len(p))
			}
			if !slices.Equal(all, list) || most-least > 1 {
				t.Fatalf("%d in %d parts: %v, sizes %d to %d", n, count, all, least, most)
			}
		}
	}
	if got := Of(Part{}, []int{1, 2}); len(got) != 2 {
		t.Errorf("no part is %v, not all", got)
	}
}

// TestInOrder: results come in their order whatever takes how long, few of them
// wait, and an error of the one who takes them ends it.
func TestInOrder(t *testing.T) {
	const n = 500
	var begun, taken atomic.Int64
	most := int64(0)
	var got []int
	compute := func(i int) int {
		begun.Add(1)
		for range i % 7 {
			runtime.Gosched()
		}
		return i
	}
	emit := func(i, v int) error {
		got = append(got, v)
		most = max(most, begun.Load()-taken.Add(1))
		if i != v {
			return fmt.Errorf("%d comes as number %d", v, i)
		}
		return nil
	}
	if err := inOrder(n, compute, emit); err != nil || len(got) != n {
		t.Fatalf("%d of %d, %v", len(got), n, err)
	}
	if limit := int64(runtime.GOMAXPROCS(0) * (ahead + 2)); most > limit {
		t.Errorf("%d results waited at once, more than %d", most, limit)
	}
	stop := errors.New("stop")
	calls := 0
	err := inOrder(n, func(i int) int { return i }, func(int, int) error { calls++; return stop })
	if !errors.Is(err, stop) || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
	if err := inOrder(0, compute, emit); err != nil {
		t.Error(err)
	}
}

// TestBadProjectsCostNobodyElse: neither a fault of ours nor a reader that
// never ends; but too many of those end the run.
func TestBadProjectsCostNobodyElse(t *testing.T) {
	never := make(chan struct{})
	defer close(never)
	for _, c := range []struct {
		name string
		make func()
		says string
	}{
		{"a fault", func() { panic("index out of range") }, "internal error, please report it: index out of range"},
		{"no end", func() { <-never }, "stopped, it takes more than 1ms"},
	} {
		r := &reader{limit: time.Millisecond}
		if c.name == "a fault" {
			r.limit = time.Minute
		}
		r.make = func(context.Context, scan.Found) (report.FleetLine, error) {
			c.make()
			return report.FleetLine{}, nil
		}
		for i := range mostLeftOver + 1 {
			if err := r.givenUp(); err != nil {
				t.Errorf("%s: %v after %d projects", c.name, err, i)
			}
			l, err := r.line(context.Background(), scan.Found{Path: "shop"})
			if err != nil || l.Path != "shop" || string(l.Error) != c.says {
				t.Errorf("%s: %+v, %v", c.name, l, err)
			}
		}
		if err := r.givenUp(); (err != nil) != (c.name == "no end") || err != nil && exit.Status(err) != exit.Limit {
			t.Errorf("%s: at the end %v", c.name, err)
		}
	}
}

// TestProgressCounts: what the line of progress says, by hand.
func TestProgressCounts(t *testing.T) {
	for want, got := range map[string]string{
		"looking for projects: 12,345":                 foundWords(12_345),
		"scanned 2,001 of 10,000":                      doneWords(2001, 10_000, 0),
		"scanned 9,801 of 10,000, 2 could not be read": doneWords(9801, 10_000, 2),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
