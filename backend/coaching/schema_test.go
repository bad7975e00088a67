package coaching_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"alongside/backend/db/dbtest"
)

// unstamped are the columns of shared tables that need no stamp: the record's origin, which never changes, and what
// each installation works out or keeps for itself.
var unstamped = map[string][]string{
	"people":   {"id", "author_id", "created_at", "sample"},
	"sessions": {"id", "author_id", "created_at", "person_id", "title_key"},
	"notes":    {"id", "author_id", "created_at", "item_id", "goal_id", "standing_id", "addendum", "revision", "changed_at"},
	"goals":    {"id", "author_id", "created_at", "person_id", "session_id"},
	"actions":  {"id", "author_id", "created_at", "person_id", "session_id", "sort", "ref_id", "snapshot"},
	"feedback": {"id", "author_id", "created_at", "import_id", "import_key"},
	"reviews":  {"id", "author_id", "created_at", "import_id", "import_key"},
	"kudos":    {"id", "author_id", "created_at", "person_id", "to_id", "session_id"},
	// Which metrics are key ones is each side's own choice.
	"metrics":       {"id", "author_id", "created_at", "name_key", "key_position", "sample"},
	"saved_items":   {"id", "author_id", "created_at", "person_id", "feedback_id", "review_id"},
	"session_items": {"id", "author_id", "created_at", "session_id", "metric_id", "feedback_id", "review_id", "file_id", "content_id", "evidence_id", "sort", "ref_id", "snapshot"},
	// What a file looks like on this disk is for this disk alone; its name and bytes are shared.
	"files":    {"id", "author_id", "created_at", "folder_id", "node", "size", "modified_ns", "kind", "mime", "state", "missing_at"},
	"contents": {"id", "author_id", "created_at", "title_key", "words_key", "file_id", "sample"},
	"evidence": {"id", "author_id", "created_at", "person_id", "kind", "title_key", "words_key", "file_id"},
}

var (
	watched  = regexp.MustCompile(`(?s)AFTER UPDATE OF (.*?) ON`)
	compared = regexp.MustCompile(`\('(\w+)', old\.(\w+) IS NOT new\.(\w+)\)`)
)

// forgotten are the columns that a trigger does not stamp although they may change, or stamps under another name.
func forgotten(columns []string, trigger string, unstamped []string) (missed []string) {
	stamped := map[string]bool{}
	for _, m := range compared.FindAllStringSubmatch(trigger, -1) {
		stamped[m[1]] = m[1] == m[2] && m[2] == m[3]
	}
	head := watched.FindStringSubmatch(trigger)
	if head == nil {
		return columns
	}
	fires := strings.Fields(strings.ReplaceAll(head[1], ",", " "))
	for _, column := range columns {
		if !slices.Contains(unstamped, column) && (!stamped[column] || !slices.Contains(fires, column)) {
			missed = append(missed, column)
		}
	}
	return missed
}

func TestEveryColumnThatMayChangeIsStamped(t *testing.T) {
	t.Parallel()
	database := dbtest.Open(t)
	for table, origin := range unstamped {
		columns := dbtest.Column(t, database, "SELECT name FROM pragma_table_info(?)", table)
		trigger := strings.Join(dbtest.Column(t, database, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", table), "\n")
		if missed := forgotten(columns, trigger, origin); len(missed) != 0 || len(columns) == 0 {
			t.Errorf("%s: a change of %v leaves no row in edits", table, missed)
		}
		for _, column := range origin {
			if !slices.Contains(columns, column) {
				t.Errorf("%s has no %s any more", table, column)
			}
		}
	}
}

func TestEveryTableIsEitherSharedOrKnownToStayHere(t *testing.T) {
	t.Parallel()
	// Tags of sessions, goals, content and evidence, the goals of evidence and values of metrics carry their author in the row itself and are only replaced; pictures
	// follow picture_at of their person.
	known := []string{"categories", "clock", "content_tags", "drafts", "edits", "evidence_goals", "evidence_tags", "folders", "goal_tags", "goose_db_version", "import_made", "import_mappings", "import_values", "imports", "metric_values", "pictures", "question_asks", "questions", "standing_topics", "session_tags", "session_types", "settings", "sqlite_sequence", "tags",
		// A share and its acknowledgement are written once and never changed; what else sharing keeps is this installation's own.
		"acknowledgements", "exchange_files", "file_versions", "inbox", "mails", "news", "outbox", "own_device", "pair_devices", "pairs", "registers", "shared_files", "shares"}
	for table := range unstamped {
		known = append(known, table)
	}
	for _, table := range dbtest.Column(t, dbtest.Open(t), "SELECT name FROM sqlite_schema WHERE type = 'table'") {
		if !slices.Contains(known, table) {
			t.Errorf("%s is new: say here whether it is shared", table)
		}
	}
}

func TestTheCheckOfTriggersSeesWhatTheyForget(t *testing.T) {
	t.Parallel()
	const trigger = `CREATE TRIGGER x AFTER UPDATE OF a, b ON t BEGIN SELECT ... (VALUES ('a', old.a IS NOT new.a), ('b', old.b IS NOT new.b)) END`
	for what, seen := range map[string]struct {
		columns []string
		trigger string
		want    []string
	}{
		"all is well":               {[]string{"id", "a", "b"}, trigger, nil},
		"a new column":              {[]string{"id", "a", "b", "c"}, trigger, []string{"c"}},
		"no longer compared":        {[]string{"a", "b"}, strings.Replace(trigger, ", ('b', old.b IS NOT new.b)", "", 1), []string{"b"}},
		"no longer fires":           {[]string{"a", "b"}, strings.Replace(trigger, "OF a, b", "OF a", 1), []string{"b"}},
		"compared with another one": {[]string{"a", "b"}, strings.Replace(trigger, "new.b", "new.a", 1), []string{"b"}},
		"no trigger":                {[]string{"a"}, "", []string{"a"}},
	} {
		if got := forgotten(seen.columns, seen.trigger, []string{"id"}); !slices.Equal(got, seen.want) {
			t.Errorf("%s: got %v, want %v", what, got, seen.want)
		}
	}
}
