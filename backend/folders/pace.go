package folders

import (
	"context"
	"time"
)

// Pace is how quickly a watcher reacts.
type Pace struct {
	Quiet   time.Duration // without an event, before something is hinted
	Longest time.Duration // that events may go on before it is hinted all the same
	Poll    time.Duration // between two looks where events cannot be had
}

// Usual is the pace of the app.
var Usual = Pace{Quiet: time.Second, Longest: 10 * time.Second, Poll: 15 * time.Second}

// settle waits until nothing has happened for a while, or for as long as it may take. It says false where ctx ended.
func (p Pace) settle(ctx context.Context, dirty <-chan struct{}) bool {
	longest := time.NewTimer(p.Longest)
	defer longest.Stop()
	quiet := time.NewTimer(p.Quiet)
	defer quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-longest.C:
			return true
		case <-quiet.C:
			return true
		case <-dirty:
			quiet.Reset(p.Quiet)
		}
	}
}

// rest waits for one look, and says false where ctx ended.
func (p Pace) rest(ctx context.Context) bool {
	timer := time.NewTimer(p.Poll)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}
