-- +goose Up
-- Everything that may be shared with the other side. What is personal lives in another file (backend/personal) and
-- cannot be joined to this one.
--
-- Ids are UUIDv7 text. Instants end in _at: Unix milliseconds, UTC. Every record says who wrote it (author_id) and when
-- (created_at); every change of a shared field after that leaves a row in edits, written by the triggers below, so that
-- two copies of a record can be merged field by field later on.

-- This installation: one row. hlc is the hybrid logical clock (48 bits of milliseconds, 16 bits of counter) that each
-- transaction moves on; author_id is who is writing, normally me. The device gets its id here, once.
CREATE TABLE clock (
    one       INTEGER PRIMARY KEY CHECK (one = 1),
    device_id TEXT NOT NULL,
    author_id TEXT,
    hlc       INTEGER NOT NULL
) STRICT;

INSERT INTO clock (one, device_id, hlc) VALUES (1, lower(hex(randomblob(16))), 0);

-- The latest change of one field of one record by one author on one device.
CREATE TABLE edits (
    record_id TEXT NOT NULL,
    field     TEXT NOT NULL,
    author_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    hlc       INTEGER NOT NULL,
    PRIMARY KEY (record_id, field, author_id, device_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX edits_since ON edits (hlc);

-- Somebody in my circle. Exactly one row is me.
CREATE TABLE people (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL CHECK (name <> ''),
    email        TEXT NOT NULL DEFAULT '',
    role_title   TEXT NOT NULL DEFAULT '',
    relation     TEXT NOT NULL CHECK (relation IN ('me', 'manager', 'reportee')),
    cadence_days INTEGER NOT NULL DEFAULT 0 CHECK (cadence_days >= 0),
    picture_at   INTEGER,
    sample       INTEGER NOT NULL DEFAULT 0,
    author_id    TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    archived_at  INTEGER
) STRICT;

CREATE UNIQUE INDEX people_one_me ON people (relation) WHERE relation = 'me';

-- The picture of a person: a small square, made by the app from the file that was chosen.
CREATE TABLE pictures (
    person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    mime      TEXT NOT NULL,
    bytes     BLOB NOT NULL
) STRICT;

-- One one-to-one between me and a person. Planned until it has a start, live until it has an end, then sealed.
-- title_key is the title without case and accents, to find it by.
CREATE TABLE sessions (
    id         TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    title      TEXT NOT NULL CHECK (title <> ''),
    title_key  TEXT NOT NULL,
    planned_at INTEGER,
    started_at INTEGER,
    ended_at   INTEGER,
    author_id  TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (planned_at IS NOT NULL OR started_at IS NOT NULL),
    CHECK (ended_at IS NULL OR started_at IS NOT NULL)
) STRICT;

-- The session log: live first, then planned in the order they come, then ended, newest first.
CREATE INDEX sessions_log ON sessions
    ((ended_at IS NOT NULL), (started_at IS NULL), (CASE WHEN started_at IS NULL THEN planned_at ELSE -started_at END), id)
    WHERE deleted_at IS NULL;
-- All that a list of people says about the sessions of each, so that it need not read them (deleted_at too, or it would).
CREATE INDEX sessions_of_person ON sessions (person_id, started_at DESC, ended_at, planned_at, id, deleted_at) WHERE deleted_at IS NULL;
-- Each side begins one at a time; the other side's copy may bring more: that one ended may not have been shared.
CREATE INDEX sessions_live ON sessions (person_id, author_id)
    WHERE started_at IS NOT NULL AND ended_at IS NULL AND deleted_at IS NULL;

-- Titles that are offered for a session. The list is the user's own.
CREATE TABLE session_types (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL
) STRICT;

-- A shared note in a session. It stands in the region of side_id; author_id wrote it, which may be the other one. A note
-- about a goal that is written between two sessions has none until the next one of the pair takes it in.
-- revision grows by one with every save, so that a save that comes late cannot undo a newer one. A note may be about an
-- item of the session or about a goal; otherwise it is about the session. topic marks a point to be discussed: it waits,
-- whatever happens to its session, until discussed_at says when it was. A standing topic does not wait: it stands in the
-- next session anyway.
CREATE TABLE notes (
    id           TEXT PRIMARY KEY,
    session_id   TEXT REFERENCES sessions (id) ON DELETE CASCADE,
    side_id      TEXT NOT NULL REFERENCES people (id),
    item_id      TEXT REFERENCES session_items (id) ON DELETE CASCADE,
    goal_id      TEXT REFERENCES goals (id) ON DELETE CASCADE,
    body         TEXT NOT NULL,
    addendum     INTEGER NOT NULL DEFAULT 0,
    topic        INTEGER NOT NULL DEFAULT 0,
    discussed_at INTEGER,
    standing_id  TEXT REFERENCES standing_topics (id) ON DELETE SET NULL,
    position     INTEGER NOT NULL,
    revision     INTEGER NOT NULL DEFAULT 1,
    author_id    TEXT NOT NULL REFERENCES people (id),
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    deleted_at   INTEGER,
    CHECK (item_id IS NULL OR goal_id IS NULL),
    CHECK (session_id IS NOT NULL OR goal_id IS NOT NULL)
) STRICT;

CREATE INDEX notes_of_session ON notes (session_id, position) WHERE deleted_at IS NULL;
CREATE INDEX notes_of_goal ON notes (goal_id) WHERE deleted_at IS NULL AND goal_id IS NOT NULL;
CREATE INDEX notes_waiting ON notes (session_id) WHERE topic = 1 AND discussed_at IS NULL AND deleted_at IS NULL;

-- A goal belongs to the pair (me and person_id), not to a session; owner_id is one of the two.
CREATE TABLE goals (
    id         TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    owner_id   TEXT NOT NULL REFERENCES people (id),
    title      TEXT NOT NULL CHECK (title <> ''),
    position   INTEGER NOT NULL,
    session_id TEXT REFERENCES sessions (id) ON DELETE SET NULL,
    reached_at INTEGER,
    dropped_at INTEGER,
    author_id  TEXT NOT NULL REFERENCES people (id),
    created_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (reached_at IS NULL OR dropped_at IS NULL)
) STRICT;

CREATE INDEX goals_of_person ON goals (person_id, position) WHERE deleted_at IS NULL;

-- A small task of one of the pair. With a goal it is called a commitment. session_id is where it was agreed on. It may be
-- about an item of the library or of a portfolio, which it then opens. One that came from the other side's copy has sort,
-- ref_id and snapshot instead: what they sent of what it is about.
CREATE TABLE actions (
    id          TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    goal_id     TEXT REFERENCES goals (id) ON DELETE CASCADE,
    assignee_id TEXT NOT NULL REFERENCES people (id),
    text        TEXT NOT NULL CHECK (text <> ''),
    due_on      TEXT,
    category_id TEXT REFERENCES categories (id) ON DELETE SET NULL,
    session_id  TEXT REFERENCES sessions (id) ON DELETE SET NULL,
    content_id  TEXT REFERENCES contents (id) ON DELETE SET NULL,
    evidence_id TEXT REFERENCES evidence (id) ON DELETE SET NULL,
    sort        TEXT NOT NULL DEFAULT '' CHECK (sort IN ('', 'content', 'evidence')),
    ref_id      TEXT NOT NULL DEFAULT '',
    snapshot    TEXT NOT NULL DEFAULT '' CHECK (snapshot = '' OR json_valid(snapshot)),
    position    INTEGER NOT NULL,
    done_at     INTEGER,
    done_by     TEXT REFERENCES people (id),
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CHECK (content_id IS NULL OR evidence_id IS NULL),
    CHECK ((sort <> '') = (ref_id <> '') AND (sort <> '') = (snapshot <> ''))
) STRICT;

CREATE INDEX actions_of_goal ON actions (goal_id, position) WHERE deleted_at IS NULL;
CREATE INDEX actions_open ON actions (person_id, due_on) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX actions_done ON actions (person_id, done_at DESC) WHERE done_at IS NOT NULL AND deleted_at IS NULL;

-- A word to find sessions and goals by. name_key is the name in lower case: one tag, however it is typed.
CREATE TABLE tags (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL CHECK (name <> ''),
    name_key   TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

-- Who put which tag on a session; each side has a set of its own, shown together.
CREATE TABLE session_tags (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    tag_id     TEXT NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    author_id  TEXT NOT NULL REFERENCES people (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, tag_id, author_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_tags_by_tag ON session_tags (tag_id, session_id);

-- The same for a goal.
CREATE TABLE goal_tags (
    goal_id    TEXT NOT NULL REFERENCES goals (id) ON DELETE CASCADE,
    tag_id     TEXT NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    author_id  TEXT NOT NULL REFERENCES people (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (goal_id, tag_id, author_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX goal_tags_by_tag ON goal_tags (tag_id, goal_id);

-- Text that was typed but not yet added: what a crash must not take. Never shared.
CREATE TABLE drafts (
    place      TEXT PRIMARY KEY,
    body       TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Choices of this installation, one JSON value a row. Never shared.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The triggers that keep edits: a field that changed is stamped with the writer, the device and the clock.

-- +goose StatementBegin
CREATE TRIGGER people_edited AFTER UPDATE OF name, email, role_title, relation, cadence_days, picture_at, archived_at ON people
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('name', old.name IS NOT new.name), ('email', old.email IS NOT new.email),
                 ('role_title', old.role_title IS NOT new.role_title), ('relation', old.relation IS NOT new.relation),
                 ('cadence_days', old.cadence_days IS NOT new.cadence_days),
                 ('picture_at', old.picture_at IS NOT new.picture_at),
                 ('archived_at', old.archived_at IS NOT new.archived_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER sessions_edited AFTER UPDATE OF title, planned_at, started_at, ended_at, deleted_at ON sessions
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('title', old.title IS NOT new.title), ('planned_at', old.planned_at IS NOT new.planned_at),
                 ('started_at', old.started_at IS NOT new.started_at), ('ended_at', old.ended_at IS NOT new.ended_at),
                 ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER notes_edited AFTER UPDATE OF session_id, side_id, body, topic, discussed_at, position, deleted_at ON notes
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('session_id', old.session_id IS NOT new.session_id), ('side_id', old.side_id IS NOT new.side_id),
                 ('body', old.body IS NOT new.body), ('topic', old.topic IS NOT new.topic), ('discussed_at', old.discussed_at IS NOT new.discussed_at),
                 ('position', old.position IS NOT new.position), ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER goals_edited AFTER UPDATE OF owner_id, title, position, reached_at, dropped_at, deleted_at ON goals
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('owner_id', old.owner_id IS NOT new.owner_id), ('title', old.title IS NOT new.title),
                 ('position', old.position IS NOT new.position), ('reached_at', old.reached_at IS NOT new.reached_at),
                 ('dropped_at', old.dropped_at IS NOT new.dropped_at), ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER actions_edited AFTER UPDATE OF goal_id, assignee_id, text, due_on, category_id, content_id, evidence_id, position, done_at, done_by, deleted_at ON actions
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('goal_id', old.goal_id IS NOT new.goal_id), ('assignee_id', old.assignee_id IS NOT new.assignee_id),
                 ('text', old.text IS NOT new.text), ('due_on', old.due_on IS NOT new.due_on),
                 ('category_id', old.category_id IS NOT new.category_id), ('content_id', old.content_id IS NOT new.content_id),
                 ('evidence_id', old.evidence_id IS NOT new.evidence_id), ('position', old.position IS NOT new.position),
                 ('done_at', old.done_at IS NOT new.done_at), ('done_by', old.done_by IS NOT new.done_by),
                 ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER session_tags_added AFTER INSERT ON session_tags
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.session_id, 'tags', c.author_id, c.device_id, c.hlc FROM clock AS c WHERE c.author_id = new.author_id
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER session_tags_removed AFTER DELETE ON session_tags
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT old.session_id, 'tags', c.author_id, c.device_id, c.hlc FROM clock AS c WHERE c.author_id = old.author_id
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER goal_tags_added AFTER INSERT ON goal_tags
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.goal_id, 'tags', c.author_id, c.device_id, c.hlc FROM clock AS c WHERE c.author_id = new.author_id
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER goal_tags_removed AFTER DELETE ON goal_tags
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT old.goal_id, 'tags', c.author_id, c.device_id, c.hlc FROM clock AS c WHERE c.author_id = old.author_id
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd
