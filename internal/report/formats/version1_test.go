package formats

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/report"
)

// A report of version 1 is read and rendered: it has no confidence, which is
// null, and everything else stays.
func TestReportsOfVersion1AreRead(t *testing.T) {
	f, err := os.Open(filepath.Join("testdata", "version1", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := report.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	if r.Confidence != nil || r.SchemaVersion != report.SchemaVersion || r.Recommendation != "compose" || r.Strength != "strong" || !r.Firm {
		t.Errorf("confidence %v, version %d, %s %s, firm %v", r.Confidence, r.SchemaVersion, r.Strength, r.Recommendation, r.Firm)
	}
	for _, name := range []string{"text", "markdown", "html"} {
		if out := write(t, format(t, name), r, report.Options{}); !bytes.Contains(out, []byte("Compose")) {
			t.Errorf("%s:\n%s", name, out)
		}
	}
	if out := string(write(t, format(t, "json"), r, report.Options{})); !strings.Contains(out, `"confidence": null`) || strings.Contains(out, "stability") {
		t.Error("as JSON the confidence is not null")
	}
}

func TestFleetLinesOfVersion1AreRead(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "version1", "line.json"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := report.ReadFleetLine(bytes.TrimSpace(data), true)
	if err != nil {
		t.Fatal(err)
	}
	if l.Assessed == nil || l.Confidence != nil || l.SchemaVersion != report.SchemaVersion {
		t.Errorf("%+v", l)
	}
	table := string(fleetBytes(t, "csv", report.Fleet{l}, report.Options{}))
	if row := strings.Split(strings.TrimSpace(table), "\r\n")[1]; !strings.Contains(row, ",false,,") && !strings.Contains(row, ",true,,") {
		t.Errorf("the cell of the confidence is not empty: %s", row)
	}
}
