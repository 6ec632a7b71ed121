package scan

import (
	"testing"

	"advisor/internal/untrusted"
)

func TestTitleSaysSomething(t *testing.T) {
	for _, c := range []struct {
		name    string
		folders []string
		want    untrusted.Text
	}{
		{"shop", []string{"shop"}, ""},
		{"shop", []string{"checkout", "work"}, ""}, // the files say name: shop
		{"docker", []string{"docker", "deploy", "signoz"}, "signoz"},
		{"app", []string{"inventory"}, "inventory"}, // name: app
		{"acmewebshop", []string{"Acme.WebShop"}, "Acme.WebShop"},
		{"acmewebshop", []string{"docker", "acme+webshop"}, "acme+webshop"},
		{"${POSTGRES_PASSWORD}", []string{"ledger"}, "ledger"},
		{"src", []string{"src"}, ""}, // nobody knows more
		{"docker-compose", []string{"docker-compose", "ledger"}, "ledger"},
		{"deploy", []string{"deploy", "日本"}, ""},
		// every letter and every digit counts
		{"shop", []string{"Shop-Z"}, ""},
		{"shop", []string{"Shop 0"}, ""},
		{"shop", []string{"Shop 9"}, ""},
		{"shop", []string{"Shop A"}, ""},
	} {
		if got := title(c.name, c.folders); got != c.want {
			t.Errorf("%s in %v: %q, want %q", c.name, c.folders, got, c.want)
		}
	}
}
