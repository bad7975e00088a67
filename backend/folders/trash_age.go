package folders

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"
)

const keptInTrash = 30 * 24 * time.Hour // then what was removed is erased

// eraseOld empties the trash of what has been in it for long: files by when they were removed, whole folders by when they
// were laid there. Anything else in it is left alone.
func (k *keeper) eraseOld(ctx context.Context) {
	entries, err := os.ReadDir(k.trash())
	if err != nil || len(entries) == 0 {
		return // there is no trash yet
	}
	before := k.now().Add(-keptInTrash)
	at := before.UnixMilli()
	files, err := k.db.Read().ListFilesToErase(ctx, &at)
	if err != nil {
		slog.Error("list trash", "error", err)
		return
	}
	for _, entry := range entries {
		info, err := entry.Info()
		old := err == nil && entry.IsDir() && info.ModTime().Before(before)
		if !old && !slices.Contains(files, entry.Name()) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(k.trash(), entry.Name())); err != nil {
			slog.Error("empty trash", "error", err)
		}
	}
}
