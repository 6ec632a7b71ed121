package compose

import "advisor/internal/compose/diagnostics"

// ErrLimit is wrapped by errors that are caps of this program and not mistakes
// of the project.
var ErrLimit = diagnostics.ErrLimit

// Problem is one mistake in the project's files.
type Problem = diagnostics.Problem

// Problems are all mistakes that were found, in file order.
type Problems = diagnostics.Problems

// LimitError reports that a project was not loaded because it goes beyond a
// cap of this program. It wraps ErrLimit.
type LimitError = diagnostics.LimitError
