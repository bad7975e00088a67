package recap

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"

	"alongside/backend/coaching"
	"alongside/backend/problem"
)

// leaving is what is about to leave: in records, in words, and as the page that is looked at.
type leaving struct {
	*shown
	recap *Recap
	html  []byte
}

// look gathers what an order asks for and puts it into words.
func (d *desk) look(order Order) (l leaving, err error) {
	if order.Purpose != coaching.PurposeAgenda && order.Purpose != coaching.PurposeRecap && order.Purpose != coaching.PurposeUpdate {
		return l, problem.Invalid("purpose", "Choose the agenda or the recap.")
	}
	if l.recap, err = d.gather(order.SessionID, order.Purpose); err != nil {
		return l, err
	}
	for i, file := range l.recap.Files {
		l.recap.Files[i].Enclosed = slices.Contains(order.Enclosed, file.File.ID) && file.File.State == coaching.FilePresent
	}
	if l.shown, err = show(l.recap, wordsIn(order.Language)); err != nil {
		return l, err
	}
	l.html, err = l.page()
	return l, err
}

// seen is look for what leaves now. It must be what was looked at: something of the other side may have arrived meanwhile.
func (d *desk) seen(order Order) (leaving, error) {
	l, err := d.look(order)
	if err == nil && l.digest() != order.Seen {
		err = problem.Conflict("This session changed since you looked. Here is what would leave now: look at it, and choose again.")
	}
	return l, err
}

// digest stands for all that is looked at, and for whom it is.
func (l leaving) digest() string {
	sum := sha256.New()
	_, _ = io.WriteString(sum, l.to.Email+"\n") // no hash fails
	_, _ = sum.Write(l.html)
	return hex.EncodeToString(sum.Sum(nil))
}
