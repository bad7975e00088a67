package db_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
)

func TestNoQueryReachesAnotherFile(t *testing.T) { // D1: the personal notes lie in the same folder
	t.Parallel()
	folder := t.TempDir()
	database := dbtest.At(t, filepath.Join(folder, "alongside.db"), db.Migrations())
	other := filepath.Join(folder, "personal.db")
	_ = dbtest.At(t, other, db.Migrations())
	for range 8 { // every connection of the readers
		if rows, err := database.Reader().QueryContext(t.Context(), "ATTACH DATABASE ? AS other", other); err == nil {
			for rows.Next() { //nolint:revive // it is carried out by reading
			}
			if rows.Err() == nil {
				t.Error("a reader attached another file")
			}
			_ = rows.Close()
		}
	}
	if err := database.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), "ATTACH DATABASE ? AS other", other)
		return err
	}); err == nil {
		t.Error("the writer attached another file")
	}
}
