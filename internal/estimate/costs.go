// Package estimate says what each option costs in money and hours, whether the
// application fits on one host, and how long one dead host is felt. It gives
// ranges, from the answers, the facts of a project and a list of figures with
// sources, costs.yaml. It decides nothing: no score, gate or exit status hangs
// on it. It knows no clock and no files.
package estimate

import _ "embed"

//go:embed costs.yaml
var embedded []byte

// Unit is what a figure counts.
type Unit string

// The units. A month has 730 hours, a GB 2^30 bytes.
const (
	MoneyMonth   Unit = "money/month"
	MoneyGBMonth Unit = "money/gb/month"
	Hours        Unit = "hours"
	HoursMonth   Unit = "hours/month"
	Minutes      Unit = "minutes"
	Seconds      Unit = "seconds"
	GB           Unit = "gb"
	Factor       Unit = "factor"
	Number       Unit = "count"
)

// Money reports whether a figure is in the currency.
func (u Unit) Money() bool { return u == MoneyMonth || u == MoneyGBMonth }

// Costs are all figures that an estimate is made from: costs.yaml, or a file of
// the same form.
type Costs struct {
	Version string `yaml:"version"`
	About   string `yaml:"about"`
	// AsOf is the day on which the figures were looked through, YYYY-MM-DD; in a file
	// that extends the built-in one and does not say it, that of the oldest figure
	// of its own.
	AsOf     string `yaml:"as-of"`
	Currency string `yaml:"currency"`
	// Exchange is what one US dollar is in the currency; the figures of the
	// built-in file are multiplied by it.
	Exchange float64 `yaml:"exchange"`
	// Extends is "built-in" where the file only states what differs from the
	// built-in one, else empty.
	Extends string `yaml:"extends"`
	// Provider is the preset whose items replace others; empty: none.
	Provider string `yaml:"provider"`
	// Hour is what an hour of work costs in the currency; 0: hours stay hours.
	Hour float64 `yaml:"hour"`
	// NotCounted is what no estimate has in it, in a few words each.
	NotCounted []string  `yaml:"not-counted"`
	Sizes      []float64 `yaml:"sizes"` // of hosts on sale, in GB of memory, ascending
	Items      []Item    `yaml:"items"`
	Presets    []Preset  `yaml:"presets"`
	Counts     []Count   `yaml:"counts"`
	// SHA256 is the hash, in lower case hex, of the bytes that the figures were
	// read from, followed by those of the built-in file where it extends it.
	SHA256 string `yaml:"-"`
	// Own are the items that an extending file replaces, those of a preset as
	// "preset/item". A preset does not replace them, and they are in the currency.
	Own []string `yaml:"-"`
}

// Item is one figure.
type Item struct {
	ID      string  `yaml:"id"`
	Unit    Unit    `yaml:"unit"` // empty within a preset: that of the item it replaces
	Low     float64 `yaml:"low"`
	Typical float64 `yaml:"typical"`
	High    float64 `yaml:"high"`
	AsOf    string  `yaml:"as-of"` // YYYY-MM-DD
	Sure    string  `yaml:"sure"`
	Source  string  `yaml:"source"`
	Why     string  `yaml:"why"`
	// Products, Roles and Languages say for which services an item of memory
	// holds; Taker: it fills the memory that it gets.
	Products  []string `yaml:"products"`
	Roles     []string `yaml:"roles"`
	Languages []string `yaml:"languages"`
	Taker     bool     `yaml:"taker"`
}

// Preset are items for one kind of provider.
type Preset struct {
	ID    string `yaml:"id"`
	About string `yaml:"about"`
	// NotFor are options for which the preset does not hold.
	NotFor []string `yaml:"not-for"`
	Items  []Item   `yaml:"items"`
}

// Count is how many an answer to a question about a number means.
type Count struct {
	Question string  `yaml:"question"`
	Option   string  `yaml:"option"`
	Low      float64 `yaml:"low"`
	Typical  float64 `yaml:"typical"`
	High     float64 `yaml:"high"`
}

// Item returns the item with that id, without a preset; false where there is
// none.
func (c Costs) Item(id string) (Item, bool) { return find(c.Items, id) }

func find(items []Item, id string) (Item, bool) {
	for _, i := range items {
		if i.ID == id {
			return i, true
		}
	}
	return Item{}, false
}

// Default are the figures that are built in: those of costs.yaml, which the
// tests of this package read and check.
func Default() Costs { return builtIn() }
