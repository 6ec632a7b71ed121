package estimate

import (
	"strings"
	"testing"
)

const own = `version: acme-3
extends: built-in
as-of: 2026-11-01
provider: hyperscaler
hour: 80
items:
  - {id: host-memory, low: 5, typical: 6, high: 7, as-of: 2026-10-01, source: our invoices}
`

func TestReadOwnFigures(t *testing.T) {
	c, err := Read("prices.yaml", []byte(own))
	if err != nil {
		t.Fatal(err)
	}
	item, _ := c.Item("host-memory")
	if item.Typical != 6 || item.Unit != MoneyGBMonth || item.Sure != "own" || item.Source != "our invoices" || item.Why == "" {
		t.Errorf("%+v", item)
	}
	if c.Hour != 80 || c.Version != "acme-3" || c.AsOf != "2026-11-01" || c.Currency != "USD" || len(c.Items) != len(Default().Items) || len(c.SHA256) != 64 || c.SHA256 == Default().SHA256 {
		t.Errorf("%+v", c)
	}
	f := c.figuresFor(Managed)
	if f["host-memory"].Typical != 6 {
		t.Error("a preset came before what the file itself says")
	}
	if f["control-plane"].Low != 73 {
		t.Error("the preset was not applied")
	}
	if c.itemFor("control-plane", Managed).Low != 73 || c.itemFor("host-memory", Managed).Source != "our invoices" {
		t.Error("the lines name another source than the figures have")
	}
}

func TestReadOwnMachines(t *testing.T) {
	c := Default()
	c.Provider = "own"
	if c.figuresFor(K3s)["host-memory"].Typical != 0.5 || c.figuresFor(Managed)["host-memory"].Typical != 6.5 {
		t.Error("a managed cluster is rented, whatever machines there are")
	}
}

// A file in another currency says what a dollar is; its own figures are in that
// currency already.
func TestReadExchange(t *testing.T) {
	c, err := Read("prices.yaml", []byte(strings.Replace(own, "hour: 80", "currency: EUR\nexchange: 0.5", 1)))
	if err != nil {
		t.Fatal(err)
	}
	f := c.figuresFor(Managed)
	if f["host-memory"].Typical != 6 || f["control-plane"].Low != 36.5 || f["budget.tight"].High != 50 || f["memory-host"].Typical != 0.7 {
		t.Errorf("%v %v %v", f["host-memory"], f["control-plane"], f["budget.tight"])
	}
}

// TestReadMistakes: all mistakes at once, with file, line, and the nearest word.
func TestReadMistakes(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"empty":            {"", "prices.yaml: is empty; advisor schema costs describes such a file"},
		"an unknown key":   {"version: 1\nextends: built-in\nprovidr: budget\n", `prices.yaml:3: there is no key "providr" here; did you mean "provider"?`},
		"another kind":     {"version: 1\nextends: built-in\nhour: [80]\n", "prices.yaml:3: a list is found where a number is expected"},
		"another base":     {"version: 1\nextends: standard\n", `prices.yaml:2: extends is "standard"; the only figures to extend are built-in`},
		"no version":       {"extends: built-in\n", "prices.yaml:1: version is missing: give the figures a version of their own"},
		"unknown preset":   {"version: 1\nextends: built-in\nprovider: budgt\n", `prices.yaml:3: there is no preset "budgt"; did you mean "budget"?`},
		"unknown item":     {"version: 1\nextends: built-in\nitems:\n  - {id: host-memry, low: 1, typical: 1, high: 1, as-of: 2026-01-01, source: x, why: y}\n", `prices.yaml:4: there is no item "host-memry"; did you mean "host-memory"?`},
		"no source":        {"version: 1\nextends: built-in\nitems:\n  - id: nat\n    low: 1\n    typical: 1\n    high: 1\n", "prices.yaml:4: nat: as-of is missing\nprices.yaml:4: nat: source is missing"},
		"an unknown price": {"version: 1\nextends: built-in\nitems:\n  - {id: nat, low: 1, as-of: 2026-01-01, source: x}\n", "prices.yaml:4: nat: typical is missing\nprices.yaml:4: nat: high is missing"},
		"not ascending":    {"version: 1\nextends: built-in\nitems:\n  - {id: nat, low: 3, typical: 2, high: 1, as-of: 2026-01-01, source: x}\n", "prices.yaml:4: nat: low, typical and high are 3, 2 and 1, not ascending"},
		"below 0":          {"version: 1\nextends: built-in\nitems:\n  - {id: nat, low: -3, typical: 2, high: 2, as-of: 2026-01-01, source: x}\n", "prices.yaml:4: nat: low is -3, not from 0 to 1000000000"},
		"not a number":     {"version: 1\nextends: built-in\nitems:\n  - {id: nat, low: .nan, typical: .inf, high: .inf, as-of: 2026-01-01, source: x}\n", "prices.yaml:4: nat: low is NaN, not from 0 to 1000000000\nprices.yaml:4: nat: typical is +Inf, not from 0 to 1000000000\nprices.yaml:4: nat: high is +Inf, not from 0 to 1000000000"},
		"no day":           {"version: 1\nextends: built-in\nas-of: yesterday\nitems:\n  - {id: nat, low: 1, typical: 1, high: 1, as-of: 2026-13-01, source: x}\n", `prices.yaml:3: as-of is "yesterday", not a day; write it as 2026-11-29` + "\n" + `prices.yaml:5: nat: as-of is "2026-13-01", not a day; write it as 2026-11-29`},
		"another unit":     {"version: 1\nextends: built-in\nitems:\n  - {id: nat, unit: hours, low: 1, typical: 1, high: 1, as-of: 2026-01-01, source: x}\n", `prices.yaml:4: nat: the unit is money/month, not "hours"`},
		"an hourly price":  {"version: 1\nextends: built-in\nitems:\n  - {id: control-plane, low: 0.1, typical: 0.1, high: 0.1, as-of: 2026-01-01, source: x}\n", "prices.yaml:4: control-plane: 0.1 looks like a price for an hour; the unit is money/month; multiply it by 730"},
		"an odd word":      {"version: 1\nextends: built-in\nitems:\n  - {id: nat, low: 1, typical: 1, high: 1, as-of: 2026-01-01, source: x, sure: surveys}\n", `prices.yaml:4: nat: sure is "surveys"; did you mean "survey"?`},
		"an odd count":     {"version: 1\nextends: built-in\ncounts:\n  - {question: hosts, option: 12+, low: 12, typical: 13, high: 14}\n", `prices.yaml:4: counts: the question "hosts" has no answer "12+" that is counted`},
		"counted twice":    {"version: 1\nextends: built-in\ncounts:\n  - {question: hosts, option: 11+, low: 12, typical: 13, high: 14}\n  - {question: hosts, option: 11+, low: 12, typical: 13, high: 14}\n", `prices.yaml:5: counts: hosts "11+" stands twice`},
		"no rate":          {"version: 1\nextends: built-in\ncurrency: EUR\n", "prices.yaml:3: exchange is missing: what is one US dollar in EUR?"},
		"an odd currency":  {"version: 1\nextends: built-in\ncurrency: Euro\nexchange: 0.9\n", `prices.yaml:3: currency is "Euro", not three capital letters; write it as USD`},
		"a bad preset":     {"version: 1\nextends: built-in\npresets:\n  - {id: mine, about: ours, not-for: [k3], items: []}\n", `prices.yaml:4: there is no option "k3"`},
		"sizes":            {"version: 1\nextends: built-in\nsizes: [4, 2]\n", "prices.yaml:3: sizes: 2 is no size above 4"},
		"a whole file":     {"version: 1\nas-of: 2026-01-01\ncurrency: USD\nexchange: 1\nsizes: [1]\nitems: []\n", `prices.yaml:6: there is no item "host-memory"; extends: built-in takes it from there`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("prices.yaml", []byte(c.data))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\nwant %s", err, c.want)
			}
		})
	}
}

// TestReadAllMistakes: one run names everything that is wrong, and nothing that only
// follows from something else.
func TestReadAllMistakes(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"typed wrong all over": {`version: a
extends: built-in
providr: budget
hour: many
items:
  - {id: host-memroy, lo: 1, typical: 2, high: 3, as-of: 2026-10-01, source: x}
  - id: backups
    low: 1
    typical: two
    high: 3
    as-of: 2026-10-01
    source: x
  - {id: nat, low: 3, typical: 2, high: 3, as-of: 2026-10-01, source: x}
presets:
  - {id: mine, about: ours, not-for: [k3ss], items: []}
`, `prices.yaml:3: there is no key "providr" here; did you mean "provider"?
prices.yaml:4: "many" is found where a number is expected
prices.yaml:6: there is no key "lo" here; did you mean "low"?
prices.yaml:6: there is no item "host-memroy"; did you mean "host-memory"?
prices.yaml:9: "two" is found where a number is expected
prices.yaml:13: nat: low, typical and high are 3, 2 and 3, not ascending
prices.yaml:15: there is no option "k3ss"; did you mean "k3s"?`},
		"an item twice":       {"version: a\nextends: built-in\nitems:\n  - {id: nat, low: 1, typical: 1, high: 1, as-of: 2026-01-01, source: x}\n  - {id: nat, low: 2, typical: 2, high: 2, as-of: 2026-01-01, source: x}\n", "prices.yaml:5: nat stands twice"},
		"without an id":       {"version: a\nextends: built-in\nitems:\n  - {low: 1, typical: 1, high: 1, as-of: 2026-01-01, source: x}\n", "prices.yaml:4: an item without an id: id is missing"},
		"keys from elsewhere": {"version: a\nextends: built-in\nitems:\n  - &a {id: nat, low: 1, typical: 1, high: 1, as-of: 2026-01-01, source: x}\n  - {<<: *a, id: backups}\n", "prices.yaml:5: *a stands for keys that are written elsewhere: write them out"},
		"nothing":             {"null\n", "prices.yaml: is empty; advisor schema costs describes such a file"},
		"a comment":           {"# later\n", "prices.yaml: is empty; advisor schema costs describes such a file"},
		"two documents":       {"version: a\nextends: built-in\n---\nversion: b\n", "prices.yaml: has more than one document"},
		"lines of Windows":    {"version: a\r\nextends: built-in\r\nprovidr: own\r\n", `prices.yaml:3: there is no key "providr" here; did you mean "provider"?`},
		"another base":        {"version: a\nextends: [built-in]\nhour: -1\n", "prices.yaml:2: a list is found where a word is expected"},
		"itself":              {"version: a\nextends: prices.yaml\n", `prices.yaml:2: extends is "prices.yaml"; the only figures to extend are built-in`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("prices.yaml", []byte(c.data))
			if err == nil || err.Error() != c.want {
				t.Errorf("got\n%v\nwant\n%s", err, c.want)
			}
		})
	}
}

// TestReadOddButRight: what other tools write is no mistake, and lists that state
// nothing replace nothing.
func TestReadOddButRight(t *testing.T) {
	for name, data := range map[string]string{
		"a mark of bytes":  "\ufeffversion: a\nextends: built-in\n",
		"lines of Windows": "version: a\r\nextends: built-in\r\nhour: 80\r\n",
		"empty lists":      "version: a\nextends: built-in\nitems: []\npresets: []\nsizes: []\ncounts: []\nnot-counted: []\n",
		"a number twice":   "version: a\nextends: built-in\nitems:\n  - {id: nat, low: &n 1, typical: *n, high: *n, as-of: 2026-01-01, source: x}\n",
	} {
		c, err := Read("prices.yaml", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := Default(); len(c.Items) != len(d.Items) || len(c.Presets) != len(d.Presets) || len(c.Sizes) != len(d.Sizes) || len(c.NotCounted) != len(d.NotCounted) {
			t.Errorf("%s: what the built-in file has is lost", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(own))
	f.Add([]byte("version: 1\nextends: built-in\nitems: [{id: nat, low: 1e308}]\npresets: [{id: budget, items: [{}]}]\n"))
	f.Add(embedded)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Read("x.yaml", data)
		if err != nil {
			return
		}
		for name, r := range Of(inputOf(saas, c)).ranges() {
			if !ordered(r) {
				t.Errorf("%s: %v", name, r)
			}
		}
	})
}
