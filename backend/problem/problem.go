// Package problem holds what people are told when something cannot be done: a code for the program, a sentence for the
// reader, and the field that it is about. What went wrong inside is wrapped by ordinary errors and only logged.
package problem

import (
	"errors"
	"fmt"
)

// Code says which kind of problem it is, for the frontend to act on.
type Code string

// The codes that the frontend knows.
const (
	CodeInvalid  Code = "invalid"   // what was entered cannot be taken
	CodeNotFound Code = "not_found" // it is not there, or not any more
	CodeConflict Code = "conflict"  // it was changed elsewhere meanwhile
	CodeSealed   Code = "sealed"    // the session has ended and keeps its content
	CodeDiskFull Code = "disk_full" // nothing more can be written until space is freed
	CodeReadOnly Code = "read_only" // the data folder cannot be written
	CodeBusy     Code = "busy"      // another program holds the database
	CodeDamaged  Code = "damaged"   // the database cannot be read
	CodeNewer    Code = "newer"     // the database was written by a newer version
	CodeOpen     Code = "open"      // another Alongside uses the same data
	CodeLocked   Code = "locked"    // the keys for sharing are not open
	CodeInternal Code = "internal"  // a fault of the program
)

// Codes lists every code for the generated TypeScript enum.
var Codes = []struct {
	Value  Code
	TSName string
}{
	{CodeInvalid, "Invalid"},
	{CodeNotFound, "NotFound"},
	{CodeConflict, "Conflict"},
	{CodeSealed, "Sealed"},
	{CodeDiskFull, "DiskFull"},
	{CodeReadOnly, "ReadOnly"},
	{CodeBusy, "Busy"},
	{CodeDamaged, "Damaged"},
	{CodeNewer, "Newer"},
	{CodeOpen, "Open"},
	{CodeLocked, "Locked"},
	{CodeInternal, "Internal"},
}

// Error is a problem as the reader sees it. Cause is for the log only.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
	Field   string `json:"field,omitempty"`
	Cause   error  `json:"-"`
}

// Error returns the sentence and, for the log, the cause.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Message
	}
	return fmt.Sprintf("%s: %v", e.Message, e.Cause)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Invalid says that what was entered in a field cannot be taken, and what to do.
func Invalid(field, message string) error {
	return &Error{Code: CodeInvalid, Field: field, Message: message}
}

// NotFound says that something is not there, or not any more.
func NotFound(message string) error { return &Error{Code: CodeNotFound, Message: message} }

// Conflict says that something was changed elsewhere meanwhile.
func Conflict(message string) error { return &Error{Code: CodeConflict, Message: message} }

// Sealed says that an ended session keeps its content, and what may be done instead.
func Sealed(message string) error { return &Error{Code: CodeSealed, Message: message} }

// Because gives a cause a code and a sentence.
func Because(code Code, message string, cause error) error {
	return &Error{Code: code, Message: message, Cause: cause}
}

// CodeOf returns the code of the problem inside err, or CodeInternal where there is none.
func CodeOf(err error) Code {
	var p *Error
	if errors.As(err, &p) {
		return p.Code
	}
	return CodeInternal
}
