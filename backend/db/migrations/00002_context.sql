-- +goose Up
-- What a coach brings to a one-to-one beside notes and goals: feedback and reviews of a person's work, metrics, praise,
-- and what of it was put into a session. The conventions are those of 00001_initial.sql. Days end in _on: 2026-01-31.

-- One file that was imported: what came of it, and when it was taken back as a whole. Never shared.
CREATE TABLE imports (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('feedback', 'reviews', 'metrics')),
    file_name  TEXT NOT NULL,
    added      INTEGER NOT NULL,
    known      INTEGER NOT NULL,
    failed     INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    undone_at  INTEGER
) STRICT;

-- A person or a metric that an import made beside its rows, to be taken back with it. Never shared.
CREATE TABLE import_made (
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    PRIMARY KEY (record_id, import_id)
) STRICT, WITHOUT ROWID;

-- How the columns of a file were mapped last, by the kind and the shape of the file (its header). Never shared.
CREATE TABLE import_mappings (
    shape   TEXT PRIMARY KEY,
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One piece of customer feedback about a person. rating stands on a scale from 0 to rating_max; both are empty where
-- there is none. tone is what it is good for in a talk. import_key tells the same row of the same source apart from others.
CREATE TABLE feedback (
    id          TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    received_on TEXT NOT NULL,
    source      TEXT NOT NULL DEFAULT '',
    customer    TEXT NOT NULL DEFAULT '',
    body        TEXT NOT NULL DEFAULT '',
    rating      REAL,
    rating_max  REAL,
    tone        TEXT NOT NULL DEFAULT '' CHECK (tone IN ('', 'positive', 'improvement')),
    import_id   TEXT REFERENCES imports (id) ON DELETE SET NULL,
    import_key  TEXT UNIQUE,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((rating IS NULL) = (rating_max IS NULL)),
    CHECK (body <> '' OR rating IS NOT NULL)
) STRICT;

CREATE INDEX feedback_of_person ON feedback (person_id, received_on, id) WHERE deleted_at IS NULL;

-- One scored review of a person's work. criteria is a JSON array of {name, score, max}, in the order of the sheet.
CREATE TABLE reviews (
    id          TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    reviewed_on TEXT NOT NULL,
    reviewer    TEXT NOT NULL DEFAULT '',
    subject     TEXT NOT NULL DEFAULT '',
    score       REAL,
    score_max   REAL,
    criteria    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(criteria)),
    body        TEXT NOT NULL DEFAULT '',
    tone        TEXT NOT NULL DEFAULT '' CHECK (tone IN ('', 'positive', 'improvement')),
    import_id   TEXT REFERENCES imports (id) ON DELETE SET NULL,
    import_key  TEXT UNIQUE,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((score IS NULL) = (score_max IS NULL))
) STRICT;

CREATE INDEX reviews_of_person ON reviews (person_id, reviewed_on, id) WHERE deleted_at IS NULL;

-- Feedback or a review that was saved for the next session with its person, by either side. It stops waiting when it is
-- put into a session, and waits again when it is taken out.
CREATE TABLE saved_items (
    id          TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    feedback_id TEXT REFERENCES feedback (id) ON DELETE CASCADE,
    review_id   TEXT REFERENCES reviews (id) ON DELETE CASCADE,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((feedback_id IS NULL) <> (review_id IS NULL))
) STRICT;

CREATE INDEX saved_items_of_person ON saved_items (person_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX saved_items_once_feedback ON saved_items (feedback_id) WHERE deleted_at IS NULL AND feedback_id IS NOT NULL;
CREATE UNIQUE INDEX saved_items_once_review ON saved_items (review_id) WHERE deleted_at IS NULL AND review_id IS NOT NULL;

-- A named series of values, the same for everybody. better says which way is good; key_position orders the few that
-- stand beside every session, and is empty for the others.
CREATE TABLE metrics (
    id           TEXT PRIMARY KEY,
    name         TEXT NOT NULL CHECK (name <> ''),
    name_key     TEXT NOT NULL,
    unit         TEXT NOT NULL DEFAULT '',
    better       TEXT NOT NULL DEFAULT 'up' CHECK (better IN ('up', 'down', '')),
    target       REAL,
    decimals     INTEGER NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 6),
    key_position INTEGER,
    sample       INTEGER NOT NULL DEFAULT 0,
    author_id    TEXT NOT NULL REFERENCES people (id),
    created_at   INTEGER NOT NULL,
    archived_at  INTEGER
) STRICT;

CREATE UNIQUE INDEX metrics_once ON metrics (name_key) WHERE archived_at IS NULL;

-- What a metric was for a person on a day. A later value for the same day takes its place.
CREATE TABLE metric_values (
    metric_id  TEXT NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
    person_id  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    value_on   TEXT NOT NULL,
    value      REAL NOT NULL,
    author_id  TEXT NOT NULL REFERENCES people (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, metric_id, value_on)
) STRICT, WITHOUT ROWID;

-- What an import made of a value: it was before (empty where there was none) and after. Never shared.
CREATE TABLE import_values (
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    metric_id TEXT NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
    value_on  TEXT NOT NULL,
    before    REAL,
    after     REAL NOT NULL,
    PRIMARY KEY (import_id, person_id, metric_id, value_on)
) STRICT, WITHOUT ROWID;

-- What was put into a session to talk about: one metric as it was that day (snapshot, JSON), feedback, a review, a file of
-- the session's folder, content of the library, or evidence. Its notes are notes with its id. What came from the other side
-- may stand for nothing here: then sort says what it is, ref_id which one, and snapshot is a copy of it.
CREATE TABLE session_items (
    id          TEXT PRIMARY KEY,
    session_id  TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    metric_id   TEXT REFERENCES metrics (id) ON DELETE CASCADE,
    feedback_id TEXT REFERENCES feedback (id) ON DELETE CASCADE,
    review_id   TEXT REFERENCES reviews (id) ON DELETE CASCADE,
    file_id     TEXT UNIQUE REFERENCES files (id) ON DELETE CASCADE,
    content_id  TEXT REFERENCES contents (id) ON DELETE CASCADE,
    evidence_id TEXT REFERENCES evidence (id) ON DELETE CASCADE,
    sort        TEXT NOT NULL DEFAULT '' CHECK (sort IN ('', 'metric', 'feedback', 'review', 'file', 'content', 'evidence')),
    ref_id      TEXT NOT NULL DEFAULT '',
    snapshot    TEXT NOT NULL DEFAULT '' CHECK (snapshot = '' OR json_valid(snapshot)),
    position    INTEGER NOT NULL,
    author_id   TEXT NOT NULL REFERENCES people (id),
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((metric_id IS NOT NULL) + (feedback_id IS NOT NULL) + (review_id IS NOT NULL) + (file_id IS NOT NULL)
        + (content_id IS NOT NULL) + (evidence_id IS NOT NULL) = (sort = '')),
    CHECK ((metric_id IS NOT NULL OR sort <> '') = (snapshot <> '')),
    CHECK ((sort <> '') = (ref_id <> ''))
) STRICT;

CREATE INDEX session_items_of_session ON session_items (session_id, position) WHERE deleted_at IS NULL;

-- Praise, from the one who wrote it to the other side of the pair.
CREATE TABLE kudos (
    id         TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    to_id      TEXT NOT NULL REFERENCES people (id),
    session_id TEXT REFERENCES sessions (id) ON DELETE SET NULL,
    reason     TEXT NOT NULL CHECK (reason IN ('success', 'expertise', 'effort', 'value')),
    emoji      TEXT NOT NULL DEFAULT '',
    body       TEXT NOT NULL,
    author_id  TEXT NOT NULL REFERENCES people (id),
    created_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE INDEX kudos_of_person ON kudos (person_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX kudos_of_session ON kudos (session_id) WHERE deleted_at IS NULL AND session_id IS NOT NULL;

-- What an action item is about, to coach by. The list is the user's own; a category that is in use can be archived.
CREATE TABLE categories (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL CHECK (name <> ''),
    name_key    TEXT NOT NULL UNIQUE,
    position    INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;

-- The triggers that keep edits, as in 00001_initial.sql.

-- +goose StatementBegin
CREATE TRIGGER feedback_edited AFTER UPDATE OF person_id, received_on, source, customer, body, rating, rating_max, tone, deleted_at ON feedback
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('person_id', old.person_id IS NOT new.person_id),
                 ('received_on', old.received_on IS NOT new.received_on),
                 ('source', old.source IS NOT new.source), ('customer', old.customer IS NOT new.customer),
                 ('body', old.body IS NOT new.body), ('rating', old.rating IS NOT new.rating),
                 ('rating_max', old.rating_max IS NOT new.rating_max), ('tone', old.tone IS NOT new.tone),
                 ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER reviews_edited AFTER UPDATE OF person_id, reviewed_on, reviewer, subject, score, score_max, criteria, body, tone, deleted_at ON reviews
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('person_id', old.person_id IS NOT new.person_id),
                 ('reviewed_on', old.reviewed_on IS NOT new.reviewed_on),
                 ('reviewer', old.reviewer IS NOT new.reviewer), ('subject', old.subject IS NOT new.subject),
                 ('score', old.score IS NOT new.score), ('score_max', old.score_max IS NOT new.score_max),
                 ('criteria', old.criteria IS NOT new.criteria), ('body', old.body IS NOT new.body),
                 ('tone', old.tone IS NOT new.tone), ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER saved_items_edited AFTER UPDATE OF deleted_at ON saved_items
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER metrics_edited AFTER UPDATE OF name, unit, better, target, decimals, archived_at ON metrics
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('name', old.name IS NOT new.name), ('unit', old.unit IS NOT new.unit),
                 ('better', old.better IS NOT new.better), ('target', old.target IS NOT new.target),
                 ('decimals', old.decimals IS NOT new.decimals),
                 ('archived_at', old.archived_at IS NOT new.archived_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER session_items_edited AFTER UPDATE OF position, deleted_at ON session_items
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('position', old.position IS NOT new.position),
                 ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER kudos_edited AFTER UPDATE OF reason, emoji, body, deleted_at ON kudos
BEGIN
    INSERT INTO edits (record_id, field, author_id, device_id, hlc)
    SELECT new.id, f.column1, c.author_id, c.device_id, c.hlc
    FROM (VALUES ('reason', old.reason IS NOT new.reason), ('emoji', old.emoji IS NOT new.emoji),
                 ('body', old.body IS NOT new.body), ('deleted_at', old.deleted_at IS NOT new.deleted_at)) AS f
    JOIN clock AS c WHERE f.column2
    ON CONFLICT (record_id, field, author_id, device_id) DO UPDATE SET hlc = excluded.hlc;
END;
-- +goose StatementEnd
