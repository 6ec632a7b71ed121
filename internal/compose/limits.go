package compose

// The caps on the files of one project. Each is far above real projects (in
// brackets).
const (
	maxFiles        = 64 // (about 20)
	maxIncludeDepth = 8  // (3)
	maxExtends      = 64 // (2)
)
