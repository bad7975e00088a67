-- name: AddOutbox :exec
INSERT INTO outbox (hash, pair_id, share_id, purpose, counter, name, size, sealed, made_at)
VALUES (@hash, @pair_id, @share_id, @purpose, @counter, @name, @size, @sealed, @made_at);

-- Packs that have not been put into the exchange folder yet. Those of a pair that has ended stay where they are.
-- name: UnplacedPacks :many
SELECT o.hash, o.pair_id, o.name, o.sealed FROM outbox o JOIN pairs p ON p.id = o.pair_id
WHERE o.placed_at IS NULL AND length(o.sealed) > 0 AND p.ended_at IS NULL ORDER BY o.made_at;

-- name: SetPlaced :exec
UPDATE outbox SET placed_at = @placed_at WHERE hash = @hash;

-- The names of the packs that I made for a pair.
-- name: OwnPacks :many
SELECT name FROM outbox WHERE pair_id = @pair_id;

-- Puts everything out again that the other side has not confirmed.
-- name: PlaceAgain :execrows
UPDATE outbox SET placed_at = NULL WHERE pair_id = @pair_id AND length(sealed) > 0;

-- The packs of a pair that have been confirmed by every device of the other side, and what is kept of them.
-- name: ConfirmedPacks :many
SELECT hash, name, placed_at FROM outbox WHERE pair_id = @pair_id AND counter <= @counter AND length(sealed) > 0;

-- name: ForgetSealed :exec
UPDATE outbox SET sealed = x'' WHERE hash = @hash;

-- name: PackOfShare :one
SELECT * FROM outbox WHERE share_id = CAST(@share_id AS TEXT) ORDER BY made_at DESC LIMIT 1;

-- name: AddInbox :execrows
INSERT INTO inbox (hash, pair_id, device, counter, purpose, app, received_at)
VALUES (@hash, @pair_id, @device, @counter, @purpose, @app, @received_at) ON CONFLICT (hash) DO NOTHING;

-- name: ReadFiles :many
SELECT * FROM exchange_files;

-- name: PutReadFile :exec
INSERT INTO exchange_files (path, size, modified, reason, read_at) VALUES (@path, @size, @modified, @reason, @read_at)
ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified, reason = excluded.reason, read_at = excluded.read_at;

-- name: ForgetReadFiles :exec
DELETE FROM exchange_files WHERE path IN (sqlc.slice('paths'));

-- What came from a device of a pair before that was accepted is read once more.
-- name: ReadAgain :exec
DELETE FROM exchange_files WHERE substr(path, 1, 36) = CAST(@pair_id AS TEXT) AND reason IN ('unknown_sender', 'not_for_me');

-- What an older version of the program could not read is read once more.
-- name: ReadNewerAgain :exec
DELETE FROM exchange_files WHERE reason = 'newer';

-- Files of the exchange folder that could not be taken, newest first.
-- name: HeldFiles :many
SELECT path, size, reason, read_at FROM exchange_files WHERE reason <> '' ORDER BY read_at DESC LIMIT 200;

-- name: AddNews :exec
INSERT INTO news (id, record_id, person_id, session_id, kind, what, field, before, arrived_at)
VALUES (@id, @record_id, @person_id, @session_id, @kind, @what, @field, @before, @arrived_at);

-- What the other side wrote at the same time as what is shown; told once, however often it comes.
-- name: IsNews :one
SELECT CAST(EXISTS (SELECT 1 FROM news WHERE record_id = @record_id AND field = @field AND before = @before) AS INTEGER) AS known;

-- Sessions that came from a person and that nobody has looked at yet.
-- name: FreshSessions :many
SELECT CAST(session_id AS TEXT) AS session_id FROM news
WHERE person_id = @person_id AND seen_at IS NULL AND session_id IS NOT NULL AND kind = 'session' AND what = 'new';

-- What a person's packs changed that I have not looked at.
-- name: UnseenNews :many
SELECT * FROM news WHERE person_id = @person_id AND seen_at IS NULL ORDER BY arrived_at, id LIMIT 5000;

-- What is new in sessions that nobody looked at, the newest first.
-- name: Arrivals :many
SELECT n.session_id, s.title, sqlc.embed(p), CAST(max(n.arrived_at) AS INTEGER) AS arrived_at, count(*) AS changes,
    CAST(sum(n.kind = 'session' AND n.what = 'new') AS INTEGER) AS is_new,
    CAST(coalesce((SELECT h.purpose FROM shares h WHERE h.session_id = s.id AND h.author_id = p.id ORDER BY h.shared_at DESC LIMIT 1), '') AS TEXT) AS purpose
FROM news n JOIN people p ON p.id = n.person_id JOIN sessions s ON s.id = n.session_id
WHERE n.seen_at IS NULL AND s.deleted_at IS NULL
GROUP BY n.session_id ORDER BY 4 DESC LIMIT 50;

-- name: SeeNews :execrows
UPDATE news SET seen_at = @seen_at WHERE seen_at IS NULL AND person_id = @person_id
    AND (session_id = CAST(@session_id AS TEXT) OR session_id IS NULL OR kind IN ('goal', 'action'));

-- What stood in a record before the other side changed it, newest first.
-- name: EarlierOf :many
SELECT id, what, field, before, arrived_at FROM news WHERE record_id = @record_id AND before <> '' ORDER BY arrived_at DESC, id DESC LIMIT 50;

-- The attachments of a session that travel.
-- name: SharedFilesOf :many
SELECT * FROM shared_files WHERE session_id = @session_id ORDER BY created_at, id;

-- Attachments whose bytes are still to come, of every pair.
-- name: WaitingFiles :many
SELECT * FROM shared_files WHERE state = 'waiting' ORDER BY size;

-- Bytes came; a newer version may have been named meanwhile, and is still to come then.
-- name: FileArrived :exec
UPDATE shared_files SET state = CASE WHEN sha256 = CAST(@sha256 AS TEXT) THEN 'here' ELSE state END, file_id = @file_id, taken_sha256 = @sha256 WHERE id = @id;

-- name: OwnSharedFile :exec
INSERT INTO shared_files (id, pair_id, session_id, file_id, ref_id, version_of, name, mime, size, sha256, blob, state, author_id, created_at)
VALUES (@id, @pair_id, @session_id, @file_id, @ref_id, @version_of, @name, @mime, @size, @sha256, @blob, 'here', @author_id, @created_at)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, size = excluded.size, sha256 = excluded.sha256, blob = excluded.blob, state = 'here';

-- The attachment that a file from elsewhere is in a session: once there, it is the same one each time.
-- name: SharedFileOf :one
SELECT id FROM shared_files WHERE session_id = @session_id AND file_id = CAST(@file_id AS TEXT) AND author_id = @author_id AND ref_id <> '' LIMIT 1;

-- What the attachments that I share with a pair are sealed into.
-- name: OwnBlobs :many
SELECT f.blob FROM shared_files f JOIN clock c ON c.author_id = f.author_id
WHERE f.pair_id = @pair_id AND f.blob <> '' AND f.state = 'here';

-- The same, of the session of a share.
-- name: BlobsOfShare :many
SELECT f.blob FROM shares s JOIN shared_files f ON f.session_id = s.session_id AND f.author_id = s.author_id
WHERE s.id = @share_id AND f.blob <> '' AND f.state = 'here';

-- A file that came from the other side is theirs.
-- name: SetFileAuthor :exec
UPDATE files SET author_id = @author_id WHERE id = @id;

-- name: AddFileVersion :exec
INSERT INTO file_versions (file_id, of_id, own, replaced_at) VALUES (@file_id, @of_id, @own, @replaced_at)
ON CONFLICT (file_id) DO UPDATE SET of_id = excluded.of_id, own = excluded.own, replaced_at = excluded.replaced_at;

-- The newest version of an attachment is another file from now on.
-- name: MoveFileVersions :exec
UPDATE file_versions SET of_id = @to_id WHERE of_id = @of_id;

-- The files in a session that are versions of another one: earlier ones, what the other side made of mine, and what I made
-- of theirs. That one is not named where there is none here, or where it is the same file.
-- name: FileVersions :many
SELECT v.file_id, v.of_id, CASE v.own WHEN 1 THEN 'mine' ELSE 'earlier' END AS kind, v.replaced_at AS at
FROM folders d JOIN files f ON f.folder_id = d.id JOIN file_versions v ON v.file_id = f.id
WHERE d.session_id = CAST(@session_id AS TEXT) AND f.deleted_at IS NULL
UNION ALL
SELECT CAST(h.file_id AS TEXT), CAST(coalesce(o.file_id, '') AS TEXT), 'theirs', h.created_at
FROM shared_files h JOIN shared_files o ON o.id = h.version_of AND o.session_id = h.session_id AND o.author_id <> h.author_id
WHERE h.session_id = @session_id AND h.taken_sha256 <> '' AND h.file_id IS NOT NULL
UNION ALL
SELECT CAST(h.file_id AS TEXT), '', 'mine', h.created_at
FROM shared_files h JOIN files f ON f.id = h.file_id AND f.deleted_at IS NULL
WHERE h.session_id = @session_id AND h.taken_sha256 <> '' AND f.sha256 <> '' AND f.sha256 <> h.taken_sha256;

-- The attachment of the other side that a file here is a version of: it was edited here after it came.
-- name: EditedAttachment :one
SELECT h.id FROM shared_files h JOIN files f ON f.id = CAST(@file_id AS TEXT)
WHERE h.author_id <> CAST(@me AS TEXT) AND h.taken_sha256 <> '' AND ((h.file_id = f.id AND f.sha256 <> h.taken_sha256)
    OR h.file_id = (SELECT v.of_id FROM file_versions v WHERE v.file_id = f.id AND v.own = 1))
LIMIT 1;

-- Another exchange folder: whatever is kept was not put out there, and nothing of it was read.
-- name: ForgetPlaced :exec
UPDATE outbox SET placed_at = NULL WHERE length(sealed) > 0;
