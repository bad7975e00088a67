package sharing

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/exchange"
	"alongside/backend/pack"
	"alongside/backend/pairing"
	"alongside/backend/problem"
)

const (
	mostInBatch = 64                  // packs that are merged in one transaction
	largeBatch  = 32 << 20            // bytes of packs that are in memory together, besides one that is larger by itself
	keptFor     = 30 * 24 * time.Hour // how long my packs lie in the exchange folder after they were confirmed
	again       = 2 * time.Second     // after a pack was found that had not arrived wholly
)

// Run keeps the exchange folder in step until the context ends.
func Run(ctx context.Context, p *Packs) {
	_, _ = pairing.Identity(p.pairs) // made at the first start, where there is a keychain for them
	if err := p.inTx(func(w *work) error { return w.ReadNewerAgain(w.ctx) }); err != nil {
		slog.Warn("newer packs not read again", "error", err)
	}
	p.run(ctx)
}

// hint says that there may be something to put out or to fetch.
func (p *Packs) hint() {
	select {
	case p.hints <- struct{}{}:
	default: // one is waiting already
	}
}

// Visit looks at the exchange folder now: it may have been chosen just now, or unlocked.
func (p *Packs) Visit() (err error) {
	defer problem.Catch(&err)
	p.hint()
	return nil
}

// run visits the folder at every hint. The folder may be another one each time, or not be there.
func (p *Packs) run(ctx context.Context) {
	for ctx.Err() == nil {
		root := p.where()
		watching, stop := context.WithCancel(ctx)
		folder, changes := p.enter(watching, root)
		p.stay(watching, folder, changes, root)
		stop()
		if folder != nil {
			_ = folder.Close()
		}
	}
}

// enter opens the folder and watches it. Where it is not there it is tried again by and by.
func (p *Packs) enter(ctx context.Context, root string) (*exchange.Folder, <-chan struct{}) {
	if root == "" {
		return nil, nil
	}
	folder, err := exchange.Open(root)
	if err != nil {
		p.setTrouble(err)
		return nil, nil
	}
	changes, err := folder.Watch(ctx)
	p.setTrouble(err)
	return folder, changes
}

// away is how long a folder that is not there is left alone.
const away = 15 * time.Second

// stay visits as long as the folder is the chosen one and there.
func (p *Packs) stay(ctx context.Context, folder *exchange.Folder, changes <-chan struct{}, root string) {
	soon := time.NewTimer(0)
	defer soon.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case _, open := <-changes:
			if !open {
				changes = nil
			}
		case <-p.hints:
		case <-soon.C:
		}
		asked := p.asked.Load() // before the folder is looked up: what is asked for from here on is not done by this visit
		if p.where() != root {
			return
		}
		if folder == nil {
			if root == "" {
				continue // none was chosen: a hint says when one is
			}
			wait(ctx, p.hints, away)
			return
		}
		later, err := p.visit(ctx, folder, asked)
		if p.setTrouble(err); err != nil {
			wait(ctx, p.hints, away)
			return
		}
		if later {
			soon.Reset(again)
		}
	}
}

// wait waits, but not over a hint.
func wait(ctx context.Context, hints <-chan struct{}, long time.Duration) {
	timer := time.NewTimer(long)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-hints:
	case <-timer.C:
	}
}

// visit puts out what waits, and takes what came. asked is what it was when the folder was chosen; later says that something
// had not arrived wholly.
func (p *Packs) visit(ctx context.Context, folder *exchange.Folder, asked int64) (later bool, err error) {
	opener, err := p.opener()
	if err != nil {
		return false, err
	}
	if err := p.putOut(folder, opener.mine[0].Device(), asked); err != nil {
		return false, err
	}
	joined, err := pairing.All(ctx, p.db.Read())
	if err != nil {
		return false, err
	}
	for _, each := range joined {
		wait, err := p.fetch(ctx, folder, each, opener)
		if err != nil {
			return false, err
		}
		later = later || wait
	}
	return later, ctx.Err()
}

// found is a file of the exchange folder that was opened, or why it could not be.
type opened struct {
	file   exchange.File
	pack   *pack.Pack
	reason pack.Reason
}

// fetch takes what the other side put out for a pair.
func (p *Packs) fetch(ctx context.Context, folder *exchange.Folder, joined pairing.Joined, opener opener) (later bool, err error) {
	files, err := folder.List(joined.Row.ID)
	if err != nil {
		return false, err
	}
	fresh, err := p.unread(ctx, files, opener.mine[0].Device())
	if err != nil {
		return false, err
	}
	next := opening(folder, firstOf(fresh), opener)
	for len(fresh) > 0 && ctx.Err() == nil {
		all := <-next
		fresh = fresh[len(all):]
		next = opening(folder, firstOf(fresh), opener) // while these are merged
		wait, err := p.takeOpened(all)
		if err != nil {
			<-next
			return false, err
		}
		later = later || wait
	}
	<-next
	return later, p.fetchBlobs(folder, files, joined)
}

// firstOf are the packs that are merged next. Somebody hostile could put out many large ones.
func firstOf(files []exchange.File) []exchange.File {
	size := int64(0)
	for i, file := range files {
		if size += file.Size; i == mostInBatch || (i > 0 && size > largeBatch) {
			return files[:i]
		}
	}
	return files
}

// opening opens packs beside other work.
func opening(folder *exchange.Folder, files []exchange.File, opener opener) <-chan []opened {
	done := make(chan []opened, 1)
	go func() { done <- openEach(folder, files, opener) }()
	return done
}

// unread are the packs that were not read as they are now.
func (p *Packs) unread(ctx context.Context, files []exchange.File, mine pack.Device) (fresh []exchange.File, err error) {
	rows, err := p.db.Read().ReadFiles(ctx)
	if err != nil {
		return nil, fmt.Errorf("list read files: %w", err)
	}
	read := map[string]db.ExchangeFile{}
	for _, row := range rows {
		read[row.Path] = row
	}
	own, err := p.ownPacks(ctx, files, mine)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		row, known := read[pathOf(file)]
		same := known && row.Size == file.Size && row.Modified == file.Modified
		if exchange.IsPack(file.Name) && !own[file.Name] && (!same || row.Reason == string(pack.Incomplete)) {
			fresh = append(fresh, file)
		}
	}
	return fresh, nil
}

// ownPacks are the packs of this device that it knows to have made. Others of its own there are only where its database is an
// older copy of itself: they bring back what that does not know.
func (p *Packs) ownPacks(ctx context.Context, files []exchange.File, mine pack.Device) (own map[string]bool, err error) {
	own = map[string]bool{}
	at := slices.IndexFunc(files, func(f exchange.File) bool { return f.Device == mine.String() })
	if at < 0 {
		return own, nil
	}
	names, err := p.db.Read().OwnPacks(ctx, files[at].Pair)
	for _, name := range names {
		own[name] = true
	}
	return own, err
}

func pathOf(file exchange.File) string { return file.Pair + "/" + file.Device + "/" + file.Name }

// takeOpened merges packs in one transaction, together with the note that they were read.
func (p *Packs) takeOpened(all []opened) (later bool, err error) {
	p.taking.Lock()
	defer p.taking.Unlock()
	var packs []*pack.Pack
	for _, each := range all {
		if each.pack != nil {
			packs = append(packs, each.pack)
		}
		later = later || each.reason == pack.Incomplete
	}
	var outcomes []outcome
	err = p.inTx(func(w *work) error {
		if outcomes, err = p.take(w, packs); err != nil {
			return err
		}
		return w.noteRead(all, outcomes)
	})
	if err != nil {
		return false, err
	}
	p.announce(outcomes, packs)
	return later, nil
}

func (w *work) noteRead(all []opened, outcomes []outcome) error {
	taken := 0
	for _, each := range all {
		reason := each.reason
		if each.pack != nil {
			reason = outcomes[taken].reason
			taken++
		}
		if reason != "" {
			w.told.add(events.Packs, "")
			slog.Warn("pack not taken", "reason", string(reason), "size", each.file.Size)
		}
		err := w.PutReadFile(w.ctx, db.PutReadFileParams{
			Path: pathOf(each.file), Size: each.file.Size, Modified: each.file.Modified, Reason: string(reason), ReadAt: w.now.UnixMilli(),
		})
		if err != nil {
			return fmt.Errorf("note file as read: %w", err)
		}
	}
	return nil
}

// openEach opens packs, two at a time. One that cannot be read at all is tried again like one that is not whole.
func openEach(folder *exchange.Folder, files []exchange.File, opener opener) []opened {
	all := make([]opened, len(files))
	each := func(i int) {
		all[i] = opened{file: files[i], reason: pack.Incomplete}
		content, err := folder.Get(files[i])
		if err != nil {
			return
		}
		defer content.Close()
		read, err := opener.open(content)
		switch reason := pack.ReasonOf(err); {
		case err == nil:
			all[i].pack, all[i].reason = read, ""
		case reason != "":
			all[i].reason = reason
		}
	}
	inPairs(len(files), each)
	return all
}

// inPairs runs work for 0 to n-1, two at a time.
func inPairs(n int, work func(i int)) {
	other := make(chan struct{})
	go func() {
		defer close(other)
		for i := 1; i < n; i += 2 {
			work(i)
		}
	}()
	for i := 0; i < n; i += 2 {
		work(i)
	}
	<-other
}
