-- name: AddItem :one
INSERT INTO session_items (id, session_id, metric_id, feedback_id, review_id, file_id, content_id, evidence_id, snapshot, position, author_id, created_at)
VALUES (@id, @session_id, @metric_id, @feedback_id, @review_id, @file_id, @content_id, @evidence_id, @snapshot,
    (SELECT coalesce(max(i.position), 0) + 1 FROM session_items i WHERE i.session_id = @session_id), @author_id, @created_at)
RETURNING *;

-- name: FindItem :one
SELECT * FROM session_items WHERE id = @id;

-- name: ListItems :many
SELECT * FROM session_items WHERE session_id = @session_id AND deleted_at IS NULL ORDER BY position, id;

-- name: DeleteItem :execrows
UPDATE session_items SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreItem :execrows
UPDATE session_items SET deleted_at = NULL WHERE id = @id AND deleted_at IS NOT NULL;

-- The files that came with items of the other side, by item: of a session, the last one that came first.
-- name: FilesOfItems :many
SELECT i.id AS item_id, sqlc.embed(f) FROM session_items i
JOIN shared_files h ON h.ref_id = i.ref_id AND h.author_id = i.author_id
JOIN files f ON f.id = h.file_id AND f.deleted_at IS NULL
WHERE i.session_id = @session_id AND i.deleted_at IS NULL AND i.ref_id <> '' ORDER BY h.created_at DESC, h.id;
