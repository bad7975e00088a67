-- name: AddNote :one
INSERT INTO notes (id, session_id, side_id, body, addendum, topic, position, author_id, created_at, changed_at)
VALUES (@id, @session_id, @side_id, @body, @addendum, @topic,
    (SELECT coalesce(max(n.position), 0) + 1 FROM notes n WHERE n.session_id = @session_id),
    @author_id, @created_at, @created_at)
RETURNING *;

-- name: FindNote :one
SELECT * FROM notes WHERE id = @id;

-- name: ListNotes :many
SELECT * FROM notes WHERE session_id = @session_id AND deleted_at IS NULL ORDER BY position, id;

-- Saves only over the revision that the writer has seen.
-- name: SaveNote :execrows
UPDATE notes SET body = @body, revision = revision + 1, changed_at = @changed_at
WHERE id = @id AND revision = @revision AND deleted_at IS NULL;

-- name: DeleteNote :execrows
UPDATE notes SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreNote :execrows
UPDATE notes SET deleted_at = NULL WHERE id = @id AND deleted_at IS NOT NULL;
