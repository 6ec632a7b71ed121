package compose

import "advisor/internal/compose/diagnostics"

// Problem is one mistake in the project's files.
type Problem = diagnostics.Problem

// Problems are all mistakes that were found, in file order. They are an error
// where nothing of a project could be read.
type Problems = diagnostics.Problems
