-- +goose Up
-- Sharing with the other side's own copy: who it is, what travelled, and what came of it. The conventions are those of
-- 00001_initial.sql. How two copies become one is package pack's; these tables keep what it needs. The secret keys of this
-- installation are not here.

-- The keys of this installation, one row: device is the name that follows from them, kept says where the secret ones lie.
CREATE TABLE own_device (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    device   BLOB NOT NULL,
    sign_key BLOB NOT NULL,
    seal_key TEXT NOT NULL,
    kept     TEXT NOT NULL CHECK (kept IN ('keychain', 'passphrase')),
    made_at  INTEGER NOT NULL
) STRICT;

-- Me and a person who share, or whom I invited to: their_id is their own name for themselves, empty until they answer.
-- i_manage says who of the two leads; a pair in which that changes is another pair. harvested is the clock up to which
-- changes here were noted as drafts; newest_format is the highest format that they read.
CREATE TABLE pairs (
    id          TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    their_id    TEXT NOT NULL DEFAULT '',
    their_name  TEXT NOT NULL DEFAULT '',
    i_manage    INTEGER NOT NULL,
    harvested   INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    joined_at   INTEGER,
    verified_at INTEGER,
    ended_at    INTEGER,
    CHECK ((their_id <> '') = (joined_at IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX pairs_one ON pairs (person_id) WHERE ended_at IS NULL;

-- A device of a pair that was accepted, mine too. heard is the count of the newest of its packs that is known here, newest
-- its hash; acked is what the device said it had heard of others (a vector of package pack). Revoked ones stay listed.
CREATE TABLE pair_devices (
    pair_id    TEXT NOT NULL REFERENCES pairs (id) ON DELETE CASCADE,
    device     BLOB NOT NULL,
    mine       INTEGER NOT NULL,
    sign_key   BLOB NOT NULL,
    seal_key   TEXT NOT NULL,
    heard      INTEGER NOT NULL DEFAULT 0,
    newest     BLOB NOT NULL DEFAULT x'',
    acked      BLOB NOT NULL DEFAULT x'',
    added_at   INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (pair_id, device)
) STRICT, WITHOUT ROWID;

-- What is known of a record of a pair: who wrote what in which of its fields (state), and what I wrote since and did not
-- share (drafts), as package pack encodes them. released is the count of the last pack of mine that brought something new
-- of it. creator is the id that the person who made it goes by in the pair.
CREATE TABLE registers (
    pair_id   TEXT NOT NULL REFERENCES pairs (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    kind      INTEGER NOT NULL,
    creator   TEXT NOT NULL,
    state     BLOB NOT NULL,
    drafts    BLOB NOT NULL DEFAULT x'',
    released  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pair_id, record_id, kind, creator)
) STRICT, WITHOUT ROWID;

CREATE INDEX registers_released ON registers (pair_id, released) WHERE released > 0;
CREATE INDEX registers_drafts ON registers (pair_id) WHERE drafts <> x'';

-- That a session was shared, by me or with me; via says how it went: as a pack, or as something to read. clock is that of
-- this installation then: what was edited after it has changed since.
CREATE TABLE shares (
    id         TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL CHECK (purpose IN ('agenda', 'recap', 'update')),
    via        TEXT NOT NULL CHECK (via IN ('pack', 'mail', 'file')),
    shared_at  INTEGER NOT NULL,
    clock      INTEGER NOT NULL DEFAULT 0,
    author_id  TEXT NOT NULL REFERENCES people (id)
) STRICT;

CREATE INDEX shares_of_session ON shares (session_id, shared_at);

-- What was deleted has changed since a share as well, and is found here.
CREATE INDEX notes_deleted ON notes (session_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX session_items_deleted ON session_items (session_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX kudos_deleted ON kudos (session_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX goals_deleted ON goals (person_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX actions_deleted ON actions (person_id) WHERE deleted_at IS NOT NULL;

-- That a share was read, with a comment if there was one.
CREATE TABLE acknowledgements (
    id        TEXT PRIMARY KEY,
    share_id  TEXT NOT NULL REFERENCES shares (id) ON DELETE CASCADE,
    acked_at  INTEGER NOT NULL,
    comment   TEXT NOT NULL DEFAULT '',
    author_id TEXT NOT NULL REFERENCES people (id)
) STRICT;

CREATE INDEX acknowledgements_of_share ON acknowledgements (share_id);

-- Packs that I made. sealed is kept until every device of the other side has heard of it, to be put out again.
CREATE TABLE outbox (
    hash      BLOB PRIMARY KEY,
    pair_id   TEXT NOT NULL REFERENCES pairs (id) ON DELETE CASCADE,
    share_id  TEXT REFERENCES shares (id) ON DELETE SET NULL,
    purpose   TEXT NOT NULL,
    counter   INTEGER NOT NULL,
    name      TEXT NOT NULL UNIQUE,
    size      INTEGER NOT NULL,
    sealed    BLOB NOT NULL,
    made_at   INTEGER NOT NULL,
    placed_at INTEGER
) STRICT;

CREATE INDEX outbox_of_pair ON outbox (pair_id, counter);

-- Packs that were taken over: each once, under whatever name it comes.
CREATE TABLE inbox (
    hash        BLOB PRIMARY KEY,
    pair_id     TEXT NOT NULL REFERENCES pairs (id) ON DELETE CASCADE,
    device      BLOB NOT NULL,
    counter     INTEGER NOT NULL,
    purpose     TEXT NOT NULL,
    app         TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

-- Files of the exchange folder that were read, by where they lie below it, so that each is read once. reason is empty for
-- one that was taken, else why not (a reason of package pack).
CREATE TABLE exchange_files (
    path     TEXT PRIMARY KEY,
    size     INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    reason   TEXT NOT NULL DEFAULT '',
    read_at  INTEGER NOT NULL
) STRICT;

-- What the other side's packs changed here and I have not looked at: what is new, changed or withdrawn, and what stood there
-- before. It stays after it was looked at, so that what was replaced can be read.
CREATE TABLE news (
    id         TEXT PRIMARY KEY,
    record_id  TEXT NOT NULL,
    person_id  TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    session_id TEXT REFERENCES sessions (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    what       TEXT NOT NULL CHECK (what IN ('new', 'changed', 'withdrawn', 'proposed')),
    field      TEXT NOT NULL DEFAULT '',
    before     TEXT NOT NULL DEFAULT '',
    arrived_at INTEGER NOT NULL,
    seen_at    INTEGER
) STRICT;

CREATE INDEX news_of_record ON news (record_id, arrived_at);
CREATE INDEX news_unseen ON news (session_id, arrived_at) WHERE seen_at IS NULL;

-- Attachments that travel. Mine have the id of their file; of the other side's, file_id is the file that the bytes became
-- here. blob is the hash of the sealed file that the bytes travel in, empty where they do not. ref_id is the content or
-- evidence whose file it is, where it is one. version_of is the attachment of the other side that this is a version of;
-- taken_sha256 is what the bytes were when they came: a file that holds others by now was edited here.
CREATE TABLE shared_files (
    id         TEXT PRIMARY KEY,
    pair_id    TEXT NOT NULL REFERENCES pairs (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    file_id    TEXT REFERENCES files (id) ON DELETE SET NULL,
    ref_id     TEXT NOT NULL DEFAULT '',
    version_of TEXT NOT NULL DEFAULT '',
    name       TEXT NOT NULL,
    mime       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    taken_sha256 TEXT NOT NULL DEFAULT '',
    blob       TEXT NOT NULL DEFAULT '',
    state      TEXT NOT NULL CHECK (state IN ('listed', 'waiting', 'here', 'refused', 'withdrawn')),
    author_id  TEXT NOT NULL REFERENCES people (id),
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX shared_files_of_session ON shared_files (session_id);
CREATE INDEX shared_files_of_ref ON shared_files (ref_id) WHERE ref_id <> '';
CREATE INDEX shared_files_of_file ON shared_files (file_id);
CREATE INDEX shared_files_waiting ON shared_files (pair_id) WHERE state = 'waiting';

-- Files that are versions of an attachment of the other side, of_id, which holds the newest that came: the bytes it had
-- before, or, where own is 1, what became of it here.
CREATE TABLE file_versions (
    file_id     TEXT PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
    of_id       TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    own         INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL
) STRICT;

CREATE INDEX file_versions_of ON file_versions (of_id);

-- Mail that waits for the network, and mail that went: each once. message is the whole of it (RFC 5322), empty once sent.
CREATE TABLE mails (
    id         TEXT PRIMARY KEY,
    share_id   TEXT REFERENCES shares (id) ON DELETE SET NULL,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    purpose    TEXT NOT NULL CHECK (purpose IN ('agenda', 'recap', 'update')),
    recipient  TEXT NOT NULL,
    subject    TEXT NOT NULL,
    message    BLOB NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
    failure    TEXT NOT NULL DEFAULT '',
    tries      INTEGER NOT NULL DEFAULT 0,
    made_at    INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    sent_at    INTEGER
) STRICT;

CREATE INDEX mails_waiting ON mails (next_at) WHERE state = 'waiting';
