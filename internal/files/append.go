package files

import (
	"errors"
	"os"
)

// Append adds to the end of a regular file, an absolute path that somebody
// else will read, such as the summary of a CI step; a file that is not there
// is made. more gets the size of the file and gives what to add.
func Append(path string, more func(size int64) []byte) error {
	if _, err := target(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, writeMode)
	if err != nil {
		return reason(err)
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(reason(err), f.Close())
	}
	_, err = f.Write(more(info.Size()))
	return errors.Join(reason(err), reason(f.Close()))
}
