//go:build !unix

package wizard

import "os"

// arrives reports false: a console gives keys, and no bytes of them.
func arrives(*os.File) bool { return false }
