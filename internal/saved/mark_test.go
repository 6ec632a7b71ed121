package saved

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// TestTextWithAMarkIsRead: editors and shells put a byte order mark before what they
// save, and PowerShell redirects in UTF-16.
func TestTextWithAMarkIsRead(t *testing.T) {
	var b bytes.Buffer
	if err := report.WriteJSON(&b, fixture.Shop(), report.Options{}); err != nil {
		t.Fatal(err)
	}
	for name, order := range map[string]binary.AppendByteOrder{"utf-16le": binary.LittleEndian, "utf-16be": binary.BigEndian} {
		var wide []byte
		for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(b.String()))...) {
			wide = order.AppendUint16(wide, u)
		}
		read(t, name, wide)
	}
	read(t, "utf-8", append([]byte("\ufeff"), b.Bytes()...))
	read(t, "none", b.Bytes())
}

func read(t *testing.T, name string, data []byte) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "report.json"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	r := Reader{Cwd: dir}
	if base, err := r.ReadBaseline("report.json"); err != nil || base.Report == nil || base.Report.Recommendation != fixture.Shop().Recommendation {
		t.Errorf("%s as a baseline: %v", name, err)
	}
	all, err := r.Open([]string{"report.json"})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer all.Close()
	if _, err := all[0].Renderer(); err != nil {
		t.Errorf("%s to be rendered: %v", name, err)
	}
	if got := string(WithoutMark(data)); !strings.HasPrefix(got, "{") {
		t.Errorf("%s begins with %q", name, got[:4])
	}
}
