-- +goose Up
-- What an agenda is made of again and again: standing topics and questions. Never shared as such: they reach a session
-- as notes.

-- A topic that stands in every new session with a person, or of a type (a title that is offered).
CREATE TABLE standing_topics (
    id         TEXT PRIMARY KEY,
    person_id  TEXT REFERENCES people (id) ON DELETE CASCADE,
    type_id    TEXT REFERENCES session_types (id) ON DELETE CASCADE,
    body       TEXT NOT NULL CHECK (body <> ''),
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK ((person_id IS NULL) <> (type_id IS NULL))
) STRICT;

-- A question to ask: one that came with the app, or the user's own.
CREATE TABLE questions (
    id         TEXT PRIMARY KEY,
    body       TEXT NOT NULL CHECK (body <> ''),
    theme      TEXT NOT NULL DEFAULT '',
    own        INTEGER NOT NULL DEFAULT 0,
    favourite  INTEGER NOT NULL DEFAULT 0,
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

-- When a question was put into which session; its note says whether it still stands there.
CREATE TABLE question_asks (
    question_id TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    note_id     TEXT NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
    person_id   TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    asked_at    INTEGER NOT NULL,
    PRIMARY KEY (question_id, note_id)
) STRICT, WITHOUT ROWID;
