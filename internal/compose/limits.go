package compose

// The caps on the files of one project. Each is far above real projects (in
// brackets).
const (
	maxFiles        = 256 // (about 120)
	maxIncludeDepth = 8   // (3)
	maxExtends      = 64  // (2)
)
