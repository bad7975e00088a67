package folders

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"alongside/backend/db"
	"alongside/backend/events"
	"alongside/backend/problem"
)

// rootSetting is the name under which the chosen root is kept.
const rootSetting = "files"

// Root tells where all folders lie, and where they would without a choice.
type Root struct {
	Path  string `json:"path"`
	Usual string `json:"usual"`
}

// chosenRoot is what the setting holds. While folders move, From is where they still may be.
type chosenRoot struct {
	Path string `json:"path"`
	From string `json:"from,omitempty"`
}

// Root returns where all folders lie.
func (s *Files) Root() (root Root, err error) {
	defer problem.Catch(&err)
	return Root{Path: s.keeper.root, Usual: s.keeper.usual}, nil
}

// MoveTo moves all folders to another place, with everything in them. Nothing is taken away from the old place before
// all of it is in the new one. The new place must be empty or not there yet.
func (s *Files) MoveTo(path string) (root Root, err error) {
	defer problem.Catch(&err)
	k := &s.keeper
	to, err := k.checkRoot(path)
	if err != nil {
		return root, err
	}
	release, err := k.holdAll(context.Background())
	if err != nil {
		return root, err
	}
	defer release()
	from := k.rootPath()
	if err := k.chooseRoot(chosenRoot{Path: to, From: from}); err != nil {
		return root, err
	}
	if err := moveTree(from, to); err != nil {
		return root, errors.Join(onDisk(err, "move folders"), k.chooseRoot(chosenRoot{Path: from}))
	}
	if err := k.chooseRoot(chosenRoot{Path: to}); err != nil {
		return root, err
	}
	k.mu.Lock()
	k.root = to
	k.mu.Unlock()
	k.watchAnew()
	k.emit(events.Files)
	return Root{Path: to, Usual: k.usual}, nil
}

// checkRoot says what is wrong with a new place for all folders.
func (k *keeper) checkRoot(path string) (string, error) {
	path = strings.TrimSpace(path)
	if !filepath.IsAbs(path) {
		return "", problem.Invalid("path", "Give the whole path of the folder, from the root of its disk.")
	}
	path = filepath.Clean(path)
	if inside(path, k.rootPath()) || inside(k.rootPath(), path) {
		return "", problem.Invalid("path", "Choose a folder that is neither within the present one nor around it.")
	}
	entries, err := os.ReadDir(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", problem.Invalid("path", "This folder cannot be read. Choose another one.")
	}
	if len(entries) > 0 {
		return "", problem.Invalid("path", "This folder is not empty. Choose a new or an empty one.")
	}
	return path, nil
}

func inside(path, folder string) bool {
	below, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(below)
}

// holdAll takes the turn of every folder, so that nothing else touches them.
func (k *keeper) holdAll(ctx context.Context) (release func(), err error) {
	folders, err := k.db.Read().ListFolders(ctx)
	if err != nil {
		return nil, wrap(err, "list folders")
	}
	var held []*standing
	for _, folder := range folders { // in the order of their ids: two that hold all never wait for each other
		standing := k.standingOf(folder.ID)
		standing.turn.Lock()
		held = append(held, standing)
	}
	return func() {
		for _, each := range held {
			each.turn.Unlock()
		}
	}, nil
}

// watchAnew watches every place that is looked at where it lies now.
func (k *keeper) watchAnew() {
	k.mu.Lock()
	var places []Place
	for place := range k.attended {
		places = append(places, place)
	}
	k.mu.Unlock()
	for _, place := range places {
		if folder, err := k.find(k.alive, place); err == nil {
			k.watch(place, folder)
		}
	}
}

func (k *keeper) chooseRoot(chosen chosenRoot) error {
	value, err := json.Marshal(chosen)
	if err != nil {
		return fmt.Errorf("write root: %w", err)
	}
	err = k.db.InTx(context.Background(), k.now(), func(q *db.Queries) error {
		return q.SaveSetting(context.Background(), rootSetting, string(value))
	})
	return wrap(err, "keep root")
}

// rootOf reads where all folders lie. A move that a crash cut short counts only where the new place was filled.
func rootOf(database *db.Database, usual string) string {
	rows, err := database.Read().ListSettings(context.Background())
	if err != nil {
		return usual
	}
	var chosen chosenRoot
	for _, row := range rows {
		if row.Name == rootSetting && json.Unmarshal([]byte(row.Value), &chosen) != nil {
			return usual
		}
	}
	switch {
	case chosen.Path == "":
		return usual
	case chosen.From != "" && !exists(chosen.Path):
		return chosen.From
	}
	return chosen.Path
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
