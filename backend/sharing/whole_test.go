package sharing

import (
	"database/sql"
	"fmt"
	"reflect"
	"testing"

	"alongside/backend/db/dbtest"
)

// TestAPackIsTakenWhollyOrNotAtAll lets the import fail in every table that it writes: nothing of the pack is there then, not
// even the clock has moved, and the next attempt takes all of it, once.
func TestAPackIsTakenWhollyOrNotAtAll(t *testing.T) { // E1
	t.Parallel()
	mira, ada := two(t)
	session, note := mira.held("Whole")
	goal(mira, session)
	mira.ok(mira.sessions.SetTags(session, []string{"team"}))
	ada.take(mira.send(session, "agenda"))
	_, err := mira.notes.Save(note, "Whole again", 1)
	mira.ok(err)
	mira.noted(session, "One more")
	goal(mira, session)
	sealed := mira.send(session, "recap")

	for _, act := range []string{
		"INSERT ON notes", "UPDATE ON notes", "INSERT ON goals", "INSERT ON registers", "UPDATE ON registers", "INSERT ON news", "INSERT ON inbox",
		"INSERT ON shares", "UPDATE ON pair_devices", "UPDATE ON pairs", "UPDATE ON clock",
	} {
		before := ada.everything()
		ada.statement("CREATE TRIGGER broken BEFORE " + act + " BEGIN SELECT raise(ABORT, 'the disk is gone'); END")
		if _, err := ada.packs.Paste(armor(t, sealed)); err == nil {
			t.Errorf("%s failed and nobody noticed", act)
		}
		ada.statement("DROP TRIGGER broken")
		if after := ada.everything(); !reflect.DeepEqual(before, after) {
			t.Errorf("%s: something of the pack stayed", act)
		}
	}
	ada.take(sealed)
	if bodies := ada.bodies(session); len(bodies) != 2 || bodies[1] != "Whole again" {
		t.Fatalf("taken afterwards as %q", bodies)
	}
	if again := ada.take(sealed); !again.Known {
		t.Fatalf("taken twice: %+v", again)
	}
}

func (s *side) statement(text string) {
	s.t.Helper()
	s.ok(s.database.Write(s.t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(s.t.Context(), text)
		return err
	}))
}

// everything is how many rows each table has, and what those hold that a pack changes in place.
func (s *side) everything() (all []string) {
	s.t.Helper()
	for _, table := range dbtest.Column(s.t, s.database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
		all = append(all, table+" "+dbtest.Column(s.t, s.database, fmt.Sprintf("SELECT CAST(count(*) AS TEXT) FROM %q", table))[0])
	}
	for _, query := range []string{
		"SELECT CAST(hlc AS TEXT) FROM clock", "SELECT id || body || revision FROM notes ORDER BY id", "SELECT hex(state) || released FROM registers ORDER BY record_id, kind",
		"SELECT hex(device) || heard || hex(newest) || hex(acked) FROM pair_devices ORDER BY device", "SELECT CAST(harvested AS TEXT) FROM pairs",
	} {
		all = append(all, dbtest.Column(s.t, s.database, query)...)
	}
	return all
}
