//go:build !unix

package files

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// hold does nothing where files cannot be locked; leftovers then stay.
func hold(*os.File) {}

func abandoned(string) bool { return false }

// A file that somebody else has open just now, such as a virus scanner or
// another run, cannot be replaced on Windows until it is closed.
const (
	renameTries = 50
	renamePause = 10 * time.Millisecond
)

// inPlace closes a temporary file, then gives it its name: Windows renames no
// file that is open.
func inPlace(f *os.File, path string) error {
	if err := f.Close(); err != nil {
		return err
	}
	err := os.Rename(f.Name(), path)
	for i := 0; i < renameTries && errors.Is(err, fs.ErrPermission); i++ {
		time.Sleep(renamePause)
		err = os.Rename(f.Name(), path)
	}
	return err
}
