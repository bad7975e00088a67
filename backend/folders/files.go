package folders

import (
	"context"
	"fmt"
	"time"

	"alongside/backend/coaching"
	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// FolderState says how well the list of a folder is kept in step with the disk.
type FolderState string

// The states of a folder: not made yet; changes are noticed at once; changes are looked for now and then; not there, so
// that nothing is said about its files; so full that the rest of it is not listed.
const (
	FolderNone        FolderState = "none"
	FolderWatching    FolderState = "watching"
	FolderPolling     FolderState = "polling"
	FolderUnavailable FolderState = "unavailable"
	FolderTooMany     FolderState = "tooMany"
)

// FolderStates lists every state for the generated TypeScript enum.
var FolderStates = []struct {
	Value  FolderState
	TSName string
}{
	{FolderNone, "None"}, {FolderWatching, "Watching"}, {FolderPolling, "Polling"}, {FolderUnavailable, "Unavailable"},
	{FolderTooMany, "TooMany"},
}

// FolderInView is a folder with its files in the order in which they came. Path is where it lies on this computer, empty
// until it is made. Why is a sentence about the state, empty where all is well.
type FolderInView struct {
	FolderID string                `json:"folderId"`
	Path     string                `json:"path"`
	State    FolderState           `json:"state"`
	Why      string                `json:"why"`
	Files    []coaching.StoredFile `json:"files"`
	Skipped  []SkippedFile         `json:"skipped"`
}

// SkippedFile is something in a folder that is no attachment, and why.
type SkippedFile struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

// Files keeps the files of sessions, portfolios and the library in step with their folders.
type Files struct{ keeper keeper }

// Open hands the files their database, the folder that all folders lie in unless another was chosen, and where pictures of
// them are kept.
func Open(s *Files, database *db.Database, usual, cache string, now func() time.Time, emit events.Emit) {
	s.keeper.open(database, usual, cache, now, emit)
}

// Close stops watching and waits until nothing is written any more.
func Close(s *Files) { s.keeper.close() }

// In returns what is known of a folder. It does not look at the disk; Attend and Look do.
func (s *Files) In(place Place) (view FolderInView, err error) {
	defer problem.Catch(&err)
	if err := place.check(); err != nil {
		return view, err
	}
	return s.keeper.view(context.Background(), place)
}

// Attend keeps a folder in step while somebody looks at it, until as many have called Leave. The folder of a session
// that has not ended, of a portfolio and of the library is made where it is not there yet.
func (s *Files) Attend(place Place) (err error) {
	defer problem.Catch(&err)
	if err := place.check(); err != nil {
		return err
	}
	return s.keeper.attend(place)
}

// Leave says that one of those who look at a folder does so no longer.
func (s *Files) Leave(place Place) (err error) {
	defer problem.Catch(&err)
	s.keeper.leave(place)
	return nil
}

// Look compares a folder with the disk now.
func (s *Files) Look(place Place) (err error) {
	defer problem.Catch(&err)
	if err := place.check(); err != nil {
		return err
	}
	return s.keeper.look(context.Background(), place)
}

// Believe says that the files which a folder has lost are gone indeed: they are missing then, and off the list after a
// minute.
func (s *Files) Believe(place Place) (err error) {
	defer problem.Catch(&err)
	if err := place.check(); err != nil {
		return err
	}
	folder, err := s.keeper.find(context.Background(), place)
	if err != nil {
		return found(err, notThere)
	}
	return s.keeper.stepBy(context.Background(), folder.ID, PlanBelieving)
}

// Make makes a folder that is not there, or not there any more. Files that were in it stay on the list as missing.
func (s *Files) Make(place Place) (view FolderInView, err error) {
	defer problem.Catch(&err)
	if err := place.check(); err != nil {
		return view, err
	}
	ctx := context.Background()
	folder, err := s.keeper.ensure(ctx, place)
	if err != nil {
		return view, err
	}
	if err := s.keeper.remake(folder); err != nil {
		return view, err
	}
	s.keeper.watch(place, folder) // the folder that was watched is another one now
	if err := s.keeper.look(ctx, place); err != nil {
		return view, err
	}
	return s.keeper.view(ctx, place)
}

func wrap(err error, tried string) error {
	if err == nil || problem.CodeOf(err) != problem.CodeInternal {
		return err
	}
	return fmt.Errorf("%s: %w", tried, err)
}
