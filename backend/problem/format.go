package problem

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// sorry is shown for every fault that has no sentence of its own.
const sorry = "Something went wrong inside Alongside. What you typed is still here; please try again."

// Format turns any error into the JSON text that the frontend reads, and logs what is not the reader's to mend. It is
// the only place that logs an error. The text is a string because the bridge would show an object as "[object Object]".
func Format(err error) any {
	var p *Error
	if !errors.As(err, &p) {
		p = &Error{Code: CodeInternal, Message: sorry, Cause: err}
	}
	if p.Code == CodeInternal || p.Cause != nil {
		slog.Error("call failed", "code", string(p.Code), "error", err)
	}
	text, marshalErr := json.Marshal(p)
	if marshalErr != nil {
		return `{"code":"internal","message":"` + sorry + `"}`
	}
	return string(text)
}

// Catch turns a panic of a bound method into an error. Every bound method defers it first: without it the promise in
// the frontend would stay pending for ever.
func Catch(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
	}
}
