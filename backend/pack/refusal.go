package pack

import (
	"errors"
	"fmt"
)

// Reason says why a pack or an invite was not taken.
type Reason string

// The reasons. Only what is incomplete is worth trying again by itself; what is newer is kept for the next version.
const (
	Incomplete    Reason = "incomplete"     // not all of it has arrived
	NotForMe      Reason = "not_for_me"     // sealed to somebody else, or about another pair
	UnknownSender Reason = "unknown_sender" // signed by a device that is not pinned
	Revoked       Reason = "revoked"        // signed by a device that was revoked
	Newer         Reason = "newer"          // of a format that this version does not read
	Damaged       Reason = "damaged"        // changed on the way, or never a pack
	TooLarge      Reason = "too_large"      // over a limit
	Forbidden     Reason = "forbidden"      // its writer wrote what it may not write
)

// Refusal is the error of everything from outside that is not taken. Err is for the log and holds no personal text.
type Refusal struct {
	Reason Reason
	Err    error
}

// Error returns the reason and the detail.
func (r *Refusal) Error() string { return fmt.Sprintf("%s: %v", r.Reason, r.Err) }

// Unwrap returns the detail.
func (r *Refusal) Unwrap() error { return r.Err }

// ReasonOf returns the reason of a refusal, and nothing for any other error.
func ReasonOf(err error) Reason {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Reason
	}
	return ""
}

func refuse(reason Reason, format string, args ...any) error {
	return &Refusal{Reason: reason, Err: fmt.Errorf(format, args...)}
}

func tooMuch(what string) error { return refuse(TooLarge, "more %s than a pack may hold", what) }

// damaged gives a fault without a reason its own.
func damaged(err error, where string) error {
	if err == nil || ReasonOf(err) != "" {
		return err
	}
	return refuse(Damaged, "%s: %w", where, err)
}
