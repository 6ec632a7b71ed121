package formats

import (
	"bytes"
	"testing"

	"advisor/internal/report"
	"advisor/internal/report/fixture"
)

// FuzzRead: whatever is read is refused, or every format can write it; a byte
// of the input chooses the format.
func FuzzRead(f *testing.F) {
	formats := Formats()
	for i := range formats {
		f.Add([]byte("{}"), uint8(i))
		f.Add([]byte(`{"schema_version": 1, "recommendation": "compose", "strength": "lean"}`), uint8(i))
		f.Add(write(f, format(f, "json"), small(fixture.Shop()), report.Options{}), uint8(i))
		f.Add(write(f, format(f, "json"), small(fixture.CheckStands()), report.Options{}), uint8(i))
		f.Add([]byte(`{"schema_version": 1, "recommendation": "compose", "strength": "lean", "check": {"decision": "compose", "reasons": [{}], "remarks": [{}]},
			"since": {"gone": [{}]}, "findings": [{"accepted": [{}, {}]}]}`), uint8(i))
	}
	f.Fuzz(func(t *testing.T, b []byte, choice uint8) {
		r, err := report.Read(bytes.NewReader(b))
		if err != nil {
			return
		}
		format := formats[int(choice)%len(formats)]
		checkWritten(t, format.Name, write(t, format, r, report.Options{Width: 40}))
	})
}
