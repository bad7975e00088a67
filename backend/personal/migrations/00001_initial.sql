-- +goose Up
-- What only I may read. No table of the main database refers to this one, nor the other way round by a key.

-- My personal note beside one session. revision grows by one with every save.
CREATE TABLE personal_notes (
    session_id TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL,
    body       TEXT NOT NULL,
    revision   INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX personal_notes_of_person ON personal_notes (person_id);
