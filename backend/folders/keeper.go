package folders

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

const (
	calm       = 20 * time.Second // after a start, when nobody waits for the disk
	leftBehind = time.Hour        // after which no copy is under way any more
	noSession  = "This session is not there any more."
	noPerson   = "This person is not there any more."
)

// keeper joins folders on disk with their rows. One goroutine a watched folder looks at the disk; whoever changes a
// folder or its rows holds the folder's turn.
type keeper struct {
	db    *db.Database
	root  string // what all folders lie in
	usual string // the root without a choice
	cache string
	now   func() time.Time
	emit  events.Emit
	pace  Pace

	mu        sync.Mutex
	attended  map[Place]*attended
	standings map[string]*standing
	copying   context.CancelFunc // of what is being attached, nil when nothing is
	drawing   sync.Mutex         // one thumbnail at a time

	alive context.Context
	end   context.CancelFunc
	work  sync.WaitGroup
}

// attended is a place that somebody looks at. stop ends the watching, nil while there is no folder to watch.
type attended struct {
	lookers int
	stop    context.CancelFunc
	nudge   chan struct{}
}

// standing is what is known of a folder beside its rows.
type standing struct {
	turn        sync.Mutex
	watch       WatchState
	unavailable string // why nothing can be said about its files
	tooMany     bool
	skipped     []SkippedFile
}

func (k *keeper) open(database *db.Database, usual, cache string, now func() time.Time, emit events.Emit) {
	k.close()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.db, k.root, k.usual, k.cache, k.now, k.emit, k.pace = database, rootOf(database, usual), usual, cache, now, emit, Usual
	k.attended, k.standings = map[Place]*attended{}, map[string]*standing{}
	k.alive, k.end = context.WithCancel(context.Background())
	alive := k.alive
	time.AfterFunc(calm, func() {
		if alive.Err() == nil {
			k.eraseOld(alive)
		}
	})
}

func (k *keeper) close() {
	if k.end == nil {
		return
	}
	k.end()
	k.work.Wait()
}

// attend counts who looks at a place, and begins to watch it with the first.
func (k *keeper) attend(place Place) error {
	k.mu.Lock()
	each := k.attended[place]
	if each == nil {
		each = &attended{nudge: make(chan struct{}, 1)}
		k.attended[place] = each
	}
	each.lookers++
	first := each.lookers == 1
	k.mu.Unlock()
	if !first {
		k.nudge(place)
		return nil
	}
	folder, err := k.folderToWatch(place)
	if err != nil || folder == nil {
		return err
	}
	k.watch(place, *folder)
	return nil
}

// folderToWatch is the folder of a place that is looked at; nil where it has none and needs none.
func (k *keeper) folderToWatch(place Place) (*db.Folder, error) {
	folder, err := k.find(k.alive, place)
	if err == nil || !db.Missing(err) {
		return &folder, err
	}
	if place.Kind == PlaceSession {
		name, err := k.db.Read().SessionFolderName(k.alive, place.ID)
		if err != nil || !name.Unfinished {
			return nil, found(err, noSession)
		}
	}
	folder, err = k.ensure(k.alive, place)
	return &folder, err
}

func (k *keeper) leave(place Place) {
	k.mu.Lock()
	defer k.mu.Unlock()
	each := k.attended[place]
	if each == nil {
		return
	}
	if each.lookers--; each.lookers > 0 {
		return
	}
	if each.stop != nil {
		each.stop()
	}
	delete(k.attended, place)
}

// watch looks at a folder now, and whenever something may have changed in it, while somebody looks at its place.
func (k *keeper) watch(place Place, folder db.Folder) {
	k.mu.Lock()
	defer k.mu.Unlock()
	each := k.attended[place]
	if each == nil || k.alive.Err() != nil {
		return
	}
	if each.stop != nil {
		each.stop()
	}
	ctx, stop := context.WithCancel(k.alive)
	each.stop = stop
	k.work.Go(func() {
		Watch(ctx, k.pathOf(folder), k.pace, func(state WatchState) { k.watched(folder.ID, state) }, func() { k.nudge(place) })
	})
	k.work.Go(func() { k.keepLooking(ctx, each.nudge, folder) })
}

func (k *keeper) keepLooking(ctx context.Context, nudge <-chan struct{}, folder db.Folder) {
	k.sweep(folder)
	for {
		if err := k.step(ctx, folder.ID); err != nil && ctx.Err() == nil {
			slog.Error("look at folder", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-nudge:
		}
	}
}

// sweep takes away what a crash left of copies.
func (k *keeper) sweep(folder db.Folder) {
	disk, err := OpenDisk(k.pathOf(folder))
	if err != nil {
		return
	}
	defer disk.Close()
	if err := disk.Sweep(k.now().Add(-leftBehind)); err != nil {
		slog.Warn("sweep folder", "error", err)
	}
}

// nudge says that a place is worth a look. Many nudges before it are one.
func (k *keeper) nudge(place Place) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if each := k.attended[place]; each != nil {
		select {
		case each.nudge <- struct{}{}:
		default:
		}
	}
}

func (k *keeper) watched(folderID string, state WatchState) {
	standing := k.standingOf(folderID)
	k.mu.Lock()
	changed := standing.watch != state
	standing.watch = state
	k.mu.Unlock()
	if changed {
		k.emit(events.Files, folderID)
	}
}

func (k *keeper) standingOf(folderID string) *standing {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.standings[folderID] == nil {
		k.standings[folderID] = &standing{}
	}
	return k.standings[folderID]
}

func (k *keeper) look(ctx context.Context, place Place) error {
	folder, err := k.find(ctx, place)
	if db.Missing(err) {
		return nil
	}
	if err != nil {
		return wrap(err, "find folder")
	}
	return k.step(ctx, folder.ID)
}

// find returns the row of a place's folder.
func (k *keeper) find(ctx context.Context, place Place) (db.Folder, error) {
	return k.db.Read().FindFolder(ctx, string(place.Kind), place.ID)
}

func (k *keeper) rootPath() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.root
}

func (k *keeper) pathOf(folder db.Folder) string {
	return filepath.Join(k.rootPath(), filepath.FromSlash(folder.DiskName))
}

// view is what people see of a place.
func (k *keeper) view(ctx context.Context, place Place) (FolderInView, error) {
	view := FolderInView{State: FolderNone, Files: []coaching.StoredFile{}, Skipped: []SkippedFile{}}
	folder, err := k.find(ctx, place)
	if db.Missing(err) {
		return view, nil
	}
	if err != nil {
		return view, wrap(err, "find folder")
	}
	rows, err := k.db.Read().ListFiles(ctx, folder.ID)
	if err != nil {
		return view, wrap(err, "list files")
	}
	view.FolderID, view.Path = folder.ID, k.pathOf(folder)
	for _, row := range rows {
		view.Files = append(view.Files, coaching.StoredFileFrom(row))
	}
	k.tellStanding(folder.ID, &view)
	return view, nil
}

func (k *keeper) tellStanding(folderID string, view *FolderInView) {
	standing := k.standingOf(folderID)
	k.mu.Lock()
	defer k.mu.Unlock()
	view.Skipped = append(view.Skipped, standing.skipped...)
	switch {
	case standing.unavailable != "":
		view.State, view.Why = FolderUnavailable, standing.unavailable
	case standing.tooMany:
		view.State, view.Why = FolderTooMany, tooManyFiles
	case standing.watch == Polling:
		view.State, view.Why = FolderPolling, onlyPolling
	default:
		view.State = FolderWatching
	}
}

func found(err error, message string) error {
	if db.Missing(err) {
		return problem.NotFound(message)
	}
	return err
}

// onDisk turns what the disk said into what people are told.
func onDisk(err error, what string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrChanged):
		return problem.Conflict("The file was changed meanwhile. Look at it, and try again.")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return problem.Because(problem.CodeReadOnly, "The folder does not let Alongside do that. Look at its permissions.", err)
	case errors.Is(err, fs.ErrNotExist):
		return problem.Because(problem.CodeNotFound, "The file or its folder is not there any more.", err)
	case problem.CodeOf(db.Explain(err)) == problem.CodeDiskFull:
		return problem.Because(problem.CodeDiskFull, "The disk is full. Free some space, and try again.", err)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return problem.Because(problem.CodeBusy, "The disk does not answer. Try again in a moment.", err)
	}
	return wrap(err, what)
}
