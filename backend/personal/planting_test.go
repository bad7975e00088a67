package personal_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alongside/backend/db"
	"alongside/backend/db/dbtest"
	"alongside/backend/personal"

	"github.com/google/uuid"
)

// given is what a column gets instead of a marker, by "table.column"; nil leaves it empty.
type given map[string]any

// machine are the columns in which nobody's words can stand: the program fills them with ids, names of its own, numbers and
// keys. Every other column of text or bytes must hold a marker; so a column that is new needs one, or a line here.
var machine = []string{
	"clock.device_id", "clock.author_id", "edits.record_id", "edits.field", "edits.author_id", "edits.device_id", // of this installation
	"own_device.device", "own_device.sign_key", "own_device.seal_key", "own_device.kept", // public keys
	"people.relation", "imports.kind", "feedback.tone", "reviews.tone", "metrics.better", "session_items.sort", "actions.sort", "kudos.reason", "folders.kind",
	"files.state", "contents.kind", "evidence.kind", "shares.purpose", "shares.via", "news.what", "shared_files.state", "mails.purpose",
	"mails.state",                                                                                                                               // one of a few words each
	"actions.due_on", "feedback.received_on", "reviews.reviewed_on", "metric_values.value_on", "import_values.value_on", "evidence.happened_on", // days
}

// plant writes one row into every table of a database, with a marker in every column that can hold one.
func plant(t *testing.T, database *db.Database, c dbtest.Canaries, tables []string, fixed given) {
	t.Helper()
	if err := database.Write(t.Context(), func(tx *sql.Tx) error {
		for _, table := range tables {
			if err := plantRow(t.Context(), tx, c, table, fixed); err != nil {
				return fmt.Errorf("plant %s: %w", table, err)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func plantRow(ctx context.Context, tx *sql.Tx, c dbtest.Canaries, table string, fixed given) error {
	rows, err := tx.QueryContext(ctx, `SELECT name, type, "notnull" AND dflt_value IS NULL FROM pragma_table_info(?)`, table)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // it was only read
	var names []string
	var values []any
	for rows.Next() {
		var name, typed string
		var needed bool
		if err := rows.Scan(&name, &typed, &needed); err != nil {
			return err
		}
		if value, has := valueFor(c, table, name, typed, needed, fixed); has {
			names, values = append(names, name), append(values, value)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
	_, err = tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(names, ", "), marks), values...)
	return err
}

func valueFor(c dbtest.Canaries, table, name, typed string, needed bool, fixed given) (value any, has bool) {
	column := table + "." + name
	value, has = fixed[column]
	switch {
	case has:
		return value, value != nil
	case name == "id":
		id := uuid.Must(uuid.NewV7()).String()
		c["id in "+table+" "+id], fixed[column] = id, id
		return id, true
	case typed == "BLOB":
		return []byte(c.New(column + " " + fmt.Sprint(len(c)))), true
	case typed == "TEXT":
		return c.New(column + " " + fmt.Sprint(len(c))), true
	}
	return 1, needed
}

// unmarked lists the columns of a database that hold no marker and may hold somebody's words.
func unmarked(t *testing.T, database *db.Database, c dbtest.Canaries) (columns []string) {
	t.Helper()
	all := dbtest.Column(t, database, `SELECT s.name || '.' || i.name FROM sqlite_schema s JOIN pragma_table_info(s.name) i
		WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' AND s.name NOT LIKE 'goose_%' AND i.type IN ('TEXT', 'BLOB') AND i.name <> 'id'
		AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(s.name) f WHERE f."from" = i.name)`)
	if len(all) < 3 {
		t.Fatalf("columns: %q", all)
	}
	for _, column := range all {
		table, name, _ := strings.Cut(column, ".")
		if slices.Contains(machine, column) || name == "author_id" {
			continue
		}
		held := dbtest.Column(t, database, fmt.Sprintf("SELECT DISTINCT CAST(%s AS TEXT) FROM %s WHERE %s IS NOT NULL", name, table, name))
		if len(c.In([]byte(strings.Join(held, "\n")))) == 0 {
			columns = append(columns, column)
		}
	}
	return columns
}

func TestAColumnWithoutAMarkerIsSeen(t *testing.T) { // the mutation check of the search below
	t.Parallel()
	own := dbtest.At(t, t.TempDir()+"/personal.db", personal.Migrations())
	c := dbtest.Canaries{}
	plant(t, own, c, []string{"personal_notes"}, given{})
	if left := unmarked(t, own, c); len(left) != 0 {
		t.Fatalf("unmarked: %q", left)
	}
	if err := own.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), "ALTER TABLE personal_notes ADD COLUMN mood TEXT; CREATE TABLE moods (word TEXT)")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if left := unmarked(t, own, c); !slices.Equal(left, []string{"personal_notes.mood", "moods.word"}) {
		t.Errorf("unmarked: %q", left)
	}
}
