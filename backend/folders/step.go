package folders

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"

	"github.com/google/uuid"
)

const (
	goneAfter     = 61 * time.Second // Plan lets a file be missing for a minute before it is gone
	changesAtOnce = 500              // of one transaction
	notThere      = "This folder is not on the disk now. Nothing is forgotten: its files are back as soon as it is."
	notOurs       = "Another folder lies here now. Move it away, or make the folder anew."
	tooManyFiles  = "This folder holds more files than can be listed. The rest stays in the folder."
	onlyPolling   = "Changes in this folder take up to a quarter of a minute to appear."
)

// why a listing says nothing about the files of a folder.
var unavailable = map[Reason]string{
	ReasonMarker:  "This folder has lost its marker, so it may be another one. Make it anew to go on with it.",
	ReasonEmpty:   "This folder is empty all of a sudden. Its files stay on the list: look whether its disk is there.",
	ReasonMost:    "Most files of this folder are gone all of a sudden. They stay on the list: look whether its disk is there.",
	ReasonTooMany: tooManyFiles,
}

// step compares a folder with the disk once, and brings its rows in step.
func (k *keeper) step(ctx context.Context, folderID string) error {
	return k.stepBy(ctx, folderID, Plan)
}

// stepBy is step with a plan that believes what it sees more, or less.
func (k *keeper) stepBy(ctx context.Context, folderID string, plan func([]Row, Listing, time.Time) Outcome) error {
	standing := k.standingOf(folderID)
	standing.turn.Lock()
	defer standing.turn.Unlock()
	folder, err := k.db.Read().FolderByID(ctx, folderID)
	if err != nil {
		return wrap(err, "find folder")
	}
	disk, err := k.openAgain(ctx, &folder)
	if err != nil {
		k.stands(folderID, notThere, Listing{})
		return nil
	}
	defer disk.Close()
	listing, err := disk.Scan(ctx)
	if err != nil {
		k.stands(folderID, notThere, Listing{})
		return wrap(err, "scan folder")
	}
	if listing.Marker != "" && listing.Marker != folderID {
		k.stands(folderID, notOurs, Listing{})
		return nil
	}
	rows, err := k.db.Read().ListFilesToPlan(ctx, folderID)
	if err != nil {
		return wrap(err, "list files")
	}
	known := knownRows(rows)
	unsettled, err := disk.HashAll(ctx, &listing, Unhashed(known, listing))
	if err != nil {
		return wrap(err, "hash files")
	}
	slices.SortFunc(listing.Files, func(a, b Found) int { return strings.Compare(a.Name, b.Name) }) // new ones come in this order
	outcome := plan(known, listing, k.now())
	if err := k.apply(ctx, folder, rows, outcome.Changes, disk); err != nil {
		return err
	}
	k.stands(folderID, unavailable[outcome.Unavailable], listing)
	if unsettled > 0 {
		k.later(whose(folder), AskAgain) // no event tells that a program is done with a file
	}
	return nil
}

// openAgain opens a folder where it lies, or where somebody put it by hand.
func (k *keeper) openAgain(ctx context.Context, folder *db.Folder) (*Disk, error) {
	disk, err := OpenDisk(k.pathOf(*folder))
	if err == nil {
		return disk, nil
	}
	name := k.findAgain(*folder)
	if name == "" {
		return nil, err
	}
	folder.DiskName = name
	err = k.db.InTx(ctx, k.now(), func(q *db.Queries) error { return q.RenameFolder(ctx, name, folder.NamedFor, folder.ID) })
	if err != nil {
		return nil, err
	}
	k.watch(whose(*folder), *folder)
	return OpenDisk(k.pathOf(*folder))
}

func knownRows(rows []db.File) []Row {
	known := make([]Row, len(rows))
	for i, row := range rows {
		known[i] = Row{
			ID: row.ID, Name: row.DiskName, Node: row.Node, Size: row.Size, Modified: row.ModifiedNs, SHA256: row.Sha256,
			State: State(row.State),
		}
		if row.MissingAt != nil {
			known[i].MissingSince = *row.MissingAt
		}
		if row.DeletedAt != nil {
			known[i].State = StateRemoved // gone long ago: no reason to doubt the folder, but known when it comes back
		}
	}
	return known
}

// apply writes what a plan found, in lots, so that nobody who saves a note waits long, and tells of it. A crash between
// two lots costs nothing: the next look plans what is left.
func (k *keeper) apply(ctx context.Context, folder db.Folder, rows []db.File, changes []Change, disk *Disk) error {
	changes, err := k.withoutKept(ctx, folder, changes)
	if err != nil || len(changes) == 0 {
		return err
	}
	before := map[string]db.File{}
	for _, row := range rows {
		before[row.ID] = row
	}
	for lot := range slices.Chunk(changes, changesAtOnce) {
		if err := k.applyLot(ctx, folder, before, lot, disk); err != nil {
			return wrap(err, "keep folder in step")
		}
		k.tell(folder)
	}
	if slices.ContainsFunc(changes, func(change Change) bool { return change.Kind == Vanished }) {
		k.later(whose(folder), goneAfter)
	}
	return nil
}

func (k *keeper) applyLot(ctx context.Context, folder db.Folder, before map[string]db.File, lot []Change, disk *Disk) error {
	now := k.now()
	a := &applying{ctx: ctx, folder: folder, at: now.UnixMilli(), before: before, kinds: kindsOf(disk, lot)}
	return k.db.InBatch(ctx, now, func(q *db.Queries) (err error) {
		a.Queries = q
		if a.me, err = whoIAm(ctx, q); err != nil {
			return err
		}
		for _, change := range lot {
			if err := a.apply(change); err != nil {
				return fmt.Errorf("%s %s: %w", change.Kind, change.RowID, err)
			}
		}
		return nil
	})
}

// withoutKept leaves out that files are gone on which something hangs: they stay on the list, and say that they are missing.
func (k *keeper) withoutKept(ctx context.Context, folder db.Folder, changes []Change) ([]Change, error) {
	if !slices.ContainsFunc(changes, isGone) {
		return changes, nil
	}
	noted, err := k.db.Read().ListNotedFiles(ctx, folder.ID)
	if err != nil {
		return nil, wrap(err, "list noted files")
	}
	return slices.DeleteFunc(changes, func(change Change) bool {
		return isGone(change) && (PlaceKind(folder.Kind) != PlaceSession || slices.Contains(noted, change.RowID))
	}), nil
}

func isGone(change Change) bool { return change.Kind == Gone }

// tell says that the files of a folder changed, and what is made of them.
func (k *keeper) tell(folder db.Folder) {
	k.emit(events.Files, folder.ID)
	switch PlaceKind(folder.Kind) {
	case PlaceSession:
		k.emit(events.Items, *folder.SessionID)
	case PlaceEvidence:
		k.emit(events.Evidence, *folder.PersonID)
	case PlaceLibrary:
		k.emit(events.Contents)
	}
}

// stands keeps what a look found beside the files, and tells where that is news.
func (k *keeper) stands(folderID, why string, listing Listing) {
	skipped := make([]SkippedFile, len(listing.Skipped))
	for i, each := range listing.Skipped {
		skipped[i] = SkippedFile{Name: coaching.Tidy(each.Name), Why: string(each.Why)}
	}
	standing := k.standingOf(folderID)
	k.mu.Lock()
	news := standing.unavailable != why || standing.tooMany != listing.TooMany || !slices.Equal(standing.skipped, skipped)
	standing.unavailable, standing.tooMany, standing.skipped = why, listing.TooMany, skipped
	k.mu.Unlock()
	if news {
		k.emit(events.Files, folderID)
	}
}

// later looks at a place again after a while, where somebody still does then.
func (k *keeper) later(place Place, after time.Duration) {
	time.AfterFunc(after, func() { k.nudge(place) })
}

func whoIAm(ctx context.Context, q *db.Queries) (string, error) {
	clock, err := q.Clock(ctx)
	if err != nil || clock.AuthorID == nil {
		return "", wrap(err, "read clock")
	}
	return *clock.AuthorID, nil
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }
