package db

import (
	"errors"
	"io/fs"
	"syscall"

	"alongside/backend/problem"

	"github.com/mattn/go-sqlite3"
)

var explanations = map[sqlite3.ErrNo]struct {
	code    problem.Code
	message string
}{
	sqlite3.ErrFull:     {problem.CodeDiskFull, "Not saved: the disk is full. Free some space; your text stays here and is saved as soon as there is room."},
	sqlite3.ErrReadonly: {problem.CodeReadOnly, "Not saved: the data folder cannot be written. Make it writable; your text stays here until then."},
	sqlite3.ErrCantOpen: {problem.CodeReadOnly, "The data folder cannot be opened. See that it exists and that you may write to it, and try again."},
	sqlite3.ErrPerm:     {problem.CodeReadOnly, "The data folder may not be opened by you. Change its permissions, and try again."},
	sqlite3.ErrBusy:     {problem.CodeBusy, "Not saved yet: another program holds the database. Your text stays here; please try again."},
	sqlite3.ErrLocked:   {problem.CodeBusy, "Not saved yet: another program holds the database. Your text stays here; please try again."},
	sqlite3.ErrCorrupt:  {problem.CodeDamaged, "The database is damaged and cannot be read. Nothing has been changed in it. Put a copy of it in its place, and start again."},
	sqlite3.ErrNotADB:   {problem.CodeDamaged, "The database file holds something else. Nothing has been changed in it. Put a copy of the database in its place, and start again."},
	sqlite3.ErrIoErr:    {problem.CodeReadOnly, "The disk does not answer as it should. Your text stays here; see that the disk is connected, and try again."},
}

// Explain gives the faults of the disk and of SQLite a sentence. A problem that has one already stays as it is.
func Explain(err error) error {
	var told *problem.Error
	if err == nil || errors.As(err, &told) {
		return err
	}
	var fault sqlite3.Error
	if errors.As(err, &fault) {
		if fault.SystemErrno == syscall.ENOSPC {
			fault.Code = sqlite3.ErrFull // SQLite calls it an I/O error where its journal finds no room
		}
		if is, known := explanations[fault.Code]; known {
			return problem.Because(is.code, is.message, err)
		}
		return err
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		is := explanations[sqlite3.ErrFull]
		return problem.Because(is.code, is.message, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EROFS):
		is := explanations[sqlite3.ErrCantOpen]
		return problem.Because(is.code, is.message, err)
	}
	return err
}

// Taken reports whether a row could not be written because another one holds its place.
func Taken(err error) bool {
	var fault sqlite3.Error
	return errors.As(err, &fault) && fault.ExtendedCode == sqlite3.ErrConstraintUnique
}
