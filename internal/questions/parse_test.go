package questions

import (
	"strconv"
	"strings"
	"testing"

	"advisor/internal/diag"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		id   ID
		in   string
		want Answer
		err  string
	}{
		{"hosts", "3", Answer{Option: "2-3", Number: 3, Plain: true}, ""},
		{"hosts", "1", Answer{Option: "1"}, ""},
		{"hosts", "11+", Answer{Option: "11+"}, ""},
		{"hosts", "unknown", Answer{}, ""},
		{"platform-engineers", "0", Answer{Option: "none"}, ""},
		{"platform-engineers", "part-time", Answer{Option: "part-time"}, ""},
		{"availability", "99.9", Answer{Option: "99.9"}, ""},
		{"hosts", "", Answer{}, `"" is not an answer; use one of 1, 2-3, 4-10, 11+, unknown, or a plain number from 1 to 100000`},
		{"hosts", "0", Answer{}, `"0" is out of range; use a number from 1 to 100000`},
		{"hosts", "unknow", Answer{}, `"unknow" is not an answer; use one of 1, 2-3, 4-10, 11+, unknown, or a plain number from 1 to 100000; did you mean unknown?`},
		{"hosts", "2–3", Answer{}, `"2–3" is not an answer; …`},
		{"hosts", "+3", Answer{}, `"+3" is not an answer; …`},
		{"hosts", "3 ", Answer{}, `"3 " is not an answer; …`},
		{"hosts", "３", Answer{}, `"３" is not an answer; …`},
		{"hosts", "0x3", Answer{}, `"0x3" is not an answer; …`},
		{"hosts", "00", Answer{}, `"00" is not an answer; …`},
		{"availability", "99", Answer{}, `"99" is not an answer; use one of best-effort, 99.5, 99.9, 99.95, 99.99, unknown`},
		{"stage", "5", Answer{}, `"5" is not an answer; use one of development-only, …`},
		{"stage", "customer", Answer{}, `"customer" is not an answer; use one of development-only, prototype, internal, customer-facing, business-critical, unknown; did you mean customer-facing?`},
	} {
		q, _ := Default().Question(c.id)
		got, err := q.Parse(c.in)
		switch begin, open := strings.CutSuffix(c.err, "…"); {
		case c.err == "" && err != nil, c.err != "" && err == nil:
			t.Errorf("%s %q: error %v", c.id, c.in, err)
		case err != nil && err.Error() != c.err && (!open || !strings.HasPrefix(err.Error(), begin)):
			t.Errorf("%s %q:\n got %v\nwant %s", c.id, c.in, err, c.err)
		case !got.Equal(c.want):
			t.Errorf("%s %q: %+v, want %+v", c.id, c.in, got, c.want)
		}
	}
}

// Every option of every question, and both ends of every range.
func TestB19EveryOptionIsAccepted(t *testing.T) {
	for _, q := range Default().Questions {
		for _, o := range q.Options {
			if a, err := q.Parse(string(o.ID)); err != nil || a.Option != o.ID {
				t.Errorf("%s %s: %+v, %v", q.ID, o.ID, a, err)
			}
		}
		for n := range 200 {
			a, err := q.Parse(strconv.Itoa(n))
			if _, isID := q.Option(OptionID(strconv.Itoa(n))); isID {
				continue
			}
			if low, _ := q.Limits(); (err == nil) != (q.Numeric && n >= low) {
				t.Errorf("%s %d: %+v, %v", q.ID, n, a, err)
			}
		}
	}
}

func TestNearest(t *testing.T) {
	ids := Default().IDStrings()
	for in, want := range map[string]string{
		"hosts": "hosts", "hsots": "hosts", "host": "hosts", "HOSTS": "hosts", "Host_Failure": "host-failure", "hostfailure": "host-failure",
		"avail": "availability", "downtime": "deploy-downtime", "budgte": "budget", "servces": "services", "on call": "on-call",
		"oncall": "on-call", "region": "regions", "kubernetes-acess": "kubernetes-access", "k8s": "", "x": "", "": "", "colour": "",
		strings.Repeat("hosts", 1000): "", "\xff\xfe": "",
	} {
		if got := diag.Nearest(in, ids); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

// The ends of what is accepted, and what lies just beyond.
func TestParseAtTheEnds(t *testing.T) {
	for _, q := range Default().Questions {
		if !q.Numeric {
			continue
		}
		low, high := q.Limits()
		if high != MaxNumber || low < 0 {
			t.Errorf("%s takes %d to %d", q.ID, low, high)
		}
		for _, o := range q.Options {
			if !o.Counts {
				continue
			}
			for _, n := range []int{o.Low, o.High} {
				a, err := q.Parse(strconv.Itoa(n))
				if want := (Answer{Option: o.ID, Number: n, Plain: true}); o.Low < o.High && (err != nil || !a.Equal(want)) {
					t.Errorf("%s %d: %+v, %v", q.ID, n, a, err)
				}
				if o.Low == o.High && (err != nil || !a.Equal(Answer{Option: o.ID})) {
					t.Errorf("%s %d: %+v, %v", q.ID, n, a, err)
				}
			}
		}
		for _, n := range []int{low - 1, high + 1} {
			if a, err := q.Parse(strconv.Itoa(n)); err == nil {
				t.Errorf("%s takes %d: %+v", q.ID, n, a)
			}
		}
	}
}
