package tree

// The caps on one file. Real files stay far below: 2,168 values, 8 levels,
// about 700 entries, keys of 77 and scalars of 10,000 bytes, 2 documents.
const (
	MaxDocuments = 16
	MaxDepth     = 64
	MaxEntries   = 4_000
	MaxKey       = 256
)
