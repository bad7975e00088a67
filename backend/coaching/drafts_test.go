package coaching_test

import (
	"path/filepath"
	"testing"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
)

func TestADraftSurvivesTheEndOfTheProgram(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "alongside.db")
	t.Run("before", func(t *testing.T) {
		k := emptyKit(t, dbtest.At(t, path, db.Migrations()))
		k.ok(k.drafts.Save("session:1:add", "half a sent"))
		k.ok(k.drafts.Save("session:1:add", "  half a sentence\n\x00"))
		k.tells()
	})
	t.Run("after", func(t *testing.T) {
		k := emptyKit(t, dbtest.At(t, path, db.Migrations()))
		if text, err := k.drafts.Find("session:1:add"); err != nil || text != "  half a sentence\n" {
			t.Fatalf("found %q, %v", text, err)
		}
		if text, err := k.drafts.Find("session:2:add"); err != nil || text != "" {
			t.Fatalf("another field has %q, %v", text, err)
		}
	})
}

func TestAnEmptyTextTakesTheDraftAway(t *testing.T) {
	t.Parallel()
	k := newKit(t)
	k.ok(k.drafts.Save("field", "text"))
	for range 2 {
		k.ok(k.drafts.Save("field", ""))
		if text, err := k.drafts.Find("field"); err != nil || text != "" {
			t.Fatalf("found %q, %v", text, err)
		}
	}
}
