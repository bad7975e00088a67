package sharing

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/folders"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"
)

const (
	noSession = "This session is not there any more."
	noPair    = "This person's own copy of Alongside is not paired with yours yet."
	noShare   = "This share is not there any more."
	changed   = "Something changed since you looked. Look once more, then share."
)

// Packs shares sessions with the other side's own copy, and takes what comes back.
type Packs struct {
	db     *db.Database
	pairs  *pairing.Pairs
	files  *folders.Files
	app    string // version of the program
	blobs  string // folder of sealed attachments that are to be put out
	out    string // where packs are saved that are handed over in another way
	now    func() time.Time
	emit   events.Emit
	sealed map[string]pack.Blob // attachments that were sealed for the share that is under way, by file
	taking sync.Mutex           // one batch at a time: what is read outside a transaction must still hold inside
	count  *counted
	ahead  sync.Map // people whose newest pack was written by a clock that is more than a day ahead, by id
	hints  chan struct{}
	asked  atomic.Int64           // how often all was to be put out anew: into another folder, or into one that lost it
	fault  atomic.Pointer[error]  // what is wrong with the exchange folder
	folder atomic.Pointer[string] // the exchange folder, once it was read
}

// Parts are what Packs stands on.
type Parts struct {
	Database  *db.Database
	Pairs     *pairing.Pairs
	Files     *folders.Files
	Version   string
	Blobs     string
	Counted   string // file that says how far packs were counted
	Documents string
	Now       func() time.Time
	Emit      events.Emit
}

// Open hands the service what it stands on.
func Open(p *Packs, parts Parts) {
	p.db, p.pairs, p.files, p.app, p.blobs, p.out = parts.Database, parts.Pairs, parts.Files, parts.Version, parts.Blobs, parts.Documents
	p.now, p.emit, p.hints = parts.Now, parts.Emit, make(chan struct{}, 1)
	p.count = &counted{path: parts.Counted}
	p.folder.Store(nil)
}

// work is one transaction that is under way: its queries, when it is, and what to tell afterwards.
type work struct {
	*db.Queries
	ctx  context.Context
	now  time.Time
	told touched
}

// inTx runs do in one transaction, and tells what it touched once that is on disk.
func (p *Packs) inTx(do func(w *work) error) error {
	w := &work{ctx: background(), now: p.now(), told: touched{}}
	err := p.db.InBatch(w.ctx, w.now, func(q *db.Queries) error {
		w.Queries = q
		return do(w)
	})
	if err != nil {
		return err
	}
	p.tell(w.told)
	return nil
}

// background is the context of work that nobody waits for longer than it takes.
func background() context.Context { return context.Background() }

func (p *Packs) tell(told touched) {
	for topic, ids := range told {
		all := make([]string, 0, len(ids))
		for id := range ids {
			all = append(all, id)
		}
		p.emit(topic, all...)
	}
}

// errLooked ends a transaction that was only for looking.
var errLooked = errors.New("looked")

// deskOf opens the desk of the pair that a session belongs to.
func (p *Packs) deskOf(w *work, sessionID string) (*desk, error) {
	session, err := w.SessionState(w.ctx, sessionID)
	if db.Missing(err) {
		return nil, problem.NotFound(noSession)
	}
	if err != nil {
		return nil, fmt.Errorf("find session: %w", err)
	}
	return p.deskWith(w, session.PersonID)
}

func (p *Packs) deskWith(w *work, personID string) (*desk, error) {
	joined, err := pairing.With(w.ctx, w.Queries, personID)
	if db.Missing(err) {
		return nil, problem.NotFound(noPair)
	}
	if err != nil {
		return nil, err
	}
	return p.open(w, joined)
}

func (p *Packs) open(w *work, joined pairing.Joined) (*desk, error) {
	identity, err := pairing.Identity(p.pairs)
	if err != nil {
		return nil, err
	}
	d, err := openDesk(w, joined, identity.Device())
	if err != nil {
		return nil, err
	}
	given, err := p.count.of(joined.Row.ID, d.core.Device)
	d.core.Counter, d.count = max(d.core.Counter, given), p.count
	return d, err
}

// explain gives what the core refuses to send its sentence.
func explain(err error) error {
	switch pack.ReasonOf(err) {
	case "":
		return err
	case pack.TooLarge:
		return problem.Because(problem.CodeInvalid, "This is more than one pack can hold. Share it in parts, or send long texts as files.", err)
	}
	return problem.Because(problem.CodeInternal, "This could not be made into a pack.", err)
}

// checkPurpose refuses what is no way to share a session.
func checkPurpose(purpose string) (pack.Purpose, error) {
	switch p := pack.Purpose(purpose); p {
	case pack.PurposeAgenda, pack.PurposeRecap, pack.PurposeUpdate:
		return p, nil
	}
	return "", problem.Invalid("purpose", "Share the agenda, the recap, or what changed.")
}
