package formats

import (
	"io"

	"advisor/internal/report"
)

// scanned makes a writer of scans from a writer of reports.
func scanned(write func(io.Writer, report.Report, report.Options) error) func(io.Writer, report.Scan, report.Options) error {
	return func(w io.Writer, s report.Scan, o report.Options) error { return write(w, s.Report(), o) }
}
