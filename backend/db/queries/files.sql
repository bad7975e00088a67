-- What a folder of a session is called after: whose it is, and when.
-- name: SessionFolderName :one
SELECT p.name AS person, s.title, CAST(coalesce(s.started_at, s.planned_at) AS INTEGER) AS at,
    CAST(s.ended_at IS NULL AND s.deleted_at IS NULL AS BOOLEAN) AS unfinished
FROM sessions s JOIN people p ON p.id = s.person_id WHERE s.id = @id;

-- name: FindFolder :one
SELECT * FROM folders WHERE kind = @kind AND coalesce(session_id, person_id, '') = CAST(@owner AS TEXT);

-- name: FolderByID :one
SELECT * FROM folders WHERE id = @id;

-- name: ListFolders :many
SELECT * FROM folders ORDER BY id;

-- The folders that are called after a session or a person, and what they are to be called after now.
-- name: ListFoldersNamedAfter :many
SELECT sqlc.embed(d), CAST(coalesce(p.name, '') AS TEXT) AS person, CAST(coalesce(s.title, '') AS TEXT) AS title,
    CAST(coalesce(s.started_at, s.planned_at, 0) AS INTEGER) AS at
FROM folders d LEFT JOIN sessions s ON s.id = d.session_id LEFT JOIN people p ON p.id = coalesce(s.person_id, d.person_id)
WHERE d.session_id = @id OR d.person_id = @id OR s.person_id = @id ORDER BY d.id;

-- name: AddFolder :one
INSERT INTO folders (id, kind, session_id, person_id, disk_name, named_for, created_at)
VALUES (@id, @kind, @session_id, @person_id, @disk_name, @named_for, @created_at) RETURNING *;

-- name: RenameFolder :exec
UPDATE folders SET disk_name = @disk_name, named_for = @named_for WHERE id = @id;

-- What is on the list, in the order in which it came.
-- name: ListFiles :many
SELECT * FROM files WHERE folder_id = @folder_id AND deleted_at IS NULL ORDER BY created_at, id;

-- Everything that may be met on disk again: also what has been gone for so long that it is off the list.
-- name: ListFilesToPlan :many
SELECT * FROM files WHERE folder_id = @folder_id AND state <> 'removed' ORDER BY created_at, id;

-- name: FindFile :one
SELECT sqlc.embed(f), sqlc.embed(d) FROM files f JOIN folders d ON d.id = f.folder_id WHERE f.id = @id;

-- name: FileByName :one
SELECT * FROM files WHERE folder_id = @folder_id AND disk_name = @disk_name AND state <> 'removed' AND deleted_at IS NULL;

-- name: AddFile :one
INSERT INTO files (id, folder_id, disk_name, node, size, modified_ns, sha256, kind, mime, state, author_id, created_at)
VALUES (@id, @folder_id, @disk_name, @node, @size, @modified_ns, @sha256, @kind, @mime, @state, @author_id, @created_at)
RETURNING *;

-- What a file looks like now; it is on the list again where it was off it.
-- name: FileSeen :one
UPDATE files SET disk_name = @disk_name, node = @node, size = @size, modified_ns = @modified_ns, sha256 = @sha256, kind = @kind,
    mime = @mime, state = @state, missing_at = NULL, deleted_at = NULL
WHERE id = @id RETURNING *;

-- name: FileHeld :exec
UPDATE files SET state = @state, missing_at = NULL WHERE id = @id;

-- name: FileMissing :exec
UPDATE files SET state = 'missing', missing_at = @missing_at WHERE id = @id AND state <> 'missing';

-- name: FileGone :exec
UPDATE files SET deleted_at = @deleted_at WHERE id = @id AND state = 'missing' AND deleted_at IS NULL;

-- A file that was there goes into the trash; one that was missing only leaves the list.
-- name: FileRemoved :exec
UPDATE files SET state = CASE state WHEN 'missing' THEN 'missing' ELSE 'removed' END, deleted_at = @deleted_at
WHERE id = @id AND deleted_at IS NULL;

-- name: FileRelisted :exec
UPDATE files SET deleted_at = NULL WHERE id = @id;

-- The files of a folder that somebody wrote about.
-- name: ListNotedFiles :many
SELECT DISTINCT CAST(i.file_id AS TEXT) AS id FROM session_items i
JOIN notes n ON n.item_id = i.id AND n.deleted_at IS NULL JOIN files f ON f.id = i.file_id
WHERE f.folder_id = @folder_id;

-- The last place is found in the index of what is not deleted, also among twenty thousand.
-- name: AddFileItem :exec
INSERT INTO session_items (id, session_id, file_id, position, author_id, created_at)
VALUES (@id, @session_id, @file_id,
    (SELECT coalesce(max(i.position), 0) + 1 FROM session_items i WHERE i.session_id = @session_id AND i.deleted_at IS NULL), @author_id, @created_at);

-- What a file is in the practice goes and comes with it. Only what went with it comes back with it.
-- name: DeleteItemsOfFile :exec
UPDATE session_items SET deleted_at = @deleted_at WHERE file_id = @file_id AND deleted_at IS NULL;

-- name: RestoreItemsOfFile :exec
UPDATE session_items SET deleted_at = NULL WHERE file_id = @file_id AND deleted_at = @deleted_at;

-- name: DeleteContentOfFile :exec
UPDATE contents SET deleted_at = @deleted_at WHERE file_id = @file_id AND deleted_at IS NULL;

-- name: RestoreContentOfFile :exec
UPDATE contents SET deleted_at = NULL WHERE file_id = @file_id AND deleted_at = @deleted_at;

-- name: DeleteEvidenceOfFile :exec
UPDATE evidence SET deleted_at = @deleted_at WHERE file_id = @file_id AND deleted_at IS NULL;

-- name: RestoreEvidenceOfFile :exec
UPDATE evidence SET deleted_at = NULL WHERE file_id = @file_id AND deleted_at = @deleted_at;

-- name: MarkSampleContent :exec
UPDATE contents SET sample = 1 WHERE file_id = @file_id;

-- Files of the sample's content that nobody has put into a session or an action of their own.
-- name: ListSampleFiles :many
SELECT CAST(file_id AS TEXT) AS id FROM contents
WHERE sample = 1 AND file_id IS NOT NULL AND deleted_at IS NULL
    AND id NOT IN (SELECT i.content_id FROM session_items i JOIN sessions s ON s.id = i.session_id JOIN people p ON p.id = s.person_id
        WHERE i.content_id IS NOT NULL AND p.sample = 0)
    AND id NOT IN (SELECT a.content_id FROM actions a JOIN people p ON p.id = a.person_id WHERE a.content_id IS NOT NULL AND p.sample = 0);

-- Files that have been in the trash since before an instant.
-- name: ListFilesToErase :many
SELECT id FROM files WHERE state = 'removed' AND deleted_at < @before;
