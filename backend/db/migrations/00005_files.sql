-- +goose Up
-- Ordinary folders and the files in them, the library of public content, and portfolios of evidence. The conventions are
-- those of 00001_initial.sql. The disk decides which bytes and names there are; these rows keep what they mean.

-- An ordinary folder that is kept in step: of a session, of a person's evidence, or of the library. disk_name is where it
-- lies below the root of all folders, with slashes; named_for is the name that the app gave it last, so that a folder which
-- somebody renamed by hand keeps that name until its session gets another title. Which folder is which, a marker file
-- with its id tells. Never shared.
CREATE TABLE folders (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('session', 'evidence', 'library')),
    session_id TEXT UNIQUE REFERENCES sessions (id) ON DELETE CASCADE,
    person_id  TEXT UNIQUE REFERENCES people (id) ON DELETE CASCADE,
    disk_name  TEXT NOT NULL UNIQUE,
    named_for  TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK ((kind = 'session') = (session_id IS NOT NULL)),
    CHECK ((kind = 'evidence') = (person_id IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX folders_one_library ON folders (kind) WHERE kind = 'library';

-- A file in such a folder. disk_name is its name below the folder as the system has it, which may be no valid text. node
-- says which file it is whatever it is called. A file that is not there any more is missing, and found again by its
-- bytes; deleted_at takes it off the list, its bytes then wait in the trash under its id.
CREATE TABLE files (
    id          TEXT PRIMARY KEY,
    folder_id   TEXT NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
    disk_name   TEXT NOT NULL,
    node        TEXT NOT NULL DEFAULT '',
    size        INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    sha256      TEXT NOT NULL DEFAULT '',
    kind        TEXT NOT NULL,
    mime        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('present', 'missing', 'placeholder', 'unreadable', 'removed')),
    missing_at  INTEGER,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((state = 'missing') = (missing_at IS NOT NULL))
) STRICT;

CREATE INDEX files_of_folder ON files (folder_id, created_at, id) WHERE deleted_at IS NULL;

-- An item of the library that everybody may see: a file of the library's folder, or an address. words_key is what else it
-- is found by: address and description without case and accents.
CREATE TABLE contents (
    id          TEXT PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('article', 'video', 'document', 'link')),
    title       TEXT NOT NULL CHECK (title <> ''),
    title_key   TEXT NOT NULL,
    url         TEXT NOT NULL DEFAULT '',
    file_id     TEXT UNIQUE REFERENCES files (id) ON DELETE CASCADE,
    description TEXT NOT NULL DEFAULT '',
    words_key   TEXT NOT NULL DEFAULT '',
    sample      INTEGER NOT NULL DEFAULT 0,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((url <> '') <> (file_id IS NOT NULL))
) STRICT;

CREATE INDEX contents_in_order ON contents (created_at, id) WHERE deleted_at IS NULL;

CREATE TABLE content_tags (
    content_id TEXT NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
    tag_id     TEXT NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    author_id  TEXT NOT NULL REFERENCES people (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (content_id, tag_id, author_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX content_tags_by_tag ON content_tags (tag_id, content_id);

-- An item of a person's evidence portfolio, for them and their manager alone: a file of their evidence folder, an
-- address, or a written entry (body, Markdown; a file or an address may have one too). The manager may sign it off.
CREATE TABLE evidence (
    id             TEXT PRIMARY KEY,
    person_id      TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL CHECK (kind IN ('file', 'link', 'entry')),
    title          TEXT NOT NULL CHECK (title <> ''),
    title_key      TEXT NOT NULL,
    url            TEXT NOT NULL DEFAULT '',
    file_id        TEXT UNIQUE REFERENCES files (id) ON DELETE CASCADE,
    body           TEXT NOT NULL DEFAULT '',
    words_key      TEXT NOT NULL DEFAULT '',
    happened_on    TEXT NOT NULL,
    signed_at      INTEGER,
    signed_by      TEXT REFERENCES people (id),
    signed_comment TEXT NOT NULL DEFAULT '',
    author_id      TEXT NOT NULL REFERENCES people (id),
    created_at     INTEGER NOT NULL,
    deleted_at     INTEGER,
    CHECK ((kind = 'link') = (url <> '')),
    CHECK ((kind = 'file') = (file_id IS NOT NULL)),
    CHECK ((signed_at IS NULL) = (signed_by IS NULL))
) STRICT;

CREATE INDEX evidence_of_person ON evidence (person_id, happened_on, id) WHERE deleted_at IS NULL;

-- For the stream: when it was put in, and when it was signed off.
CREATE INDEX stream_evidence ON evidence (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX stream_evidence_of ON evidence (person_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX stream_signed ON evidence (signed_at, id) WHERE signed_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX stream_signed_of ON evidence (person_id, signed_at, id) WHERE signed_at IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE evidence_tags (
    evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
    tag_id      TEXT NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (evidence_id, tag_id, author_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_tags_by_tag ON evidence_tags (tag_id, evidence_id);

-- The goals that an item of evidence supports.
CREATE TABLE evidence_goals (
    evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
    goal_id     TEXT NOT NULL REFERENCES goals (id) ON DELETE CASCADE,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (evidence_id, goal_id, author_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_goals_by_goal ON evidence_goals (goal_id, evidence_id);

-- The triggers that keep edits, as in 00001_initial.sql.

-- +goose StatementBegin
CREATE TRIGGER files_edited AFTER UPDATE OF disk_name, sha256, deleted_at ON files
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('disk_name', old.disk_name IS NOT new.disk_name), ('sha256', old.sha256 IS NOT new.sha256),
                 ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contents_edited AFTER UPDATE OF kind, title, url, description, deleted_at ON contents
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('kind', old.kind IS NOT new.kind), ('title', old.title IS NOT new.title), ('url', old.url IS NOT new.url),
                 ('description', old.description IS NOT new.description), ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER evidence_edited AFTER UPDATE OF title, url, body, happened_on, signed_at, signed_by, signed_comment, deleted_at ON evidence
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('title', old.title IS NOT new.title), ('url', old.url IS NOT new.url), ('body', old.body IS NOT new.body),
                 ('happened_on', old.happened_on IS NOT new.happened_on), ('signed_at', old.signed_at IS NOT new.signed_at),
                 ('signed_by', old.signed_by IS NOT new.signed_by), ('signed_comment', old.signed_comment IS NOT new.signed_comment),
                 ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd
