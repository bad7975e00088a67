-- name: AddNote :one
INSERT INTO notes (id, session_id, side_id, item_id, goal_id, body, addendum, topic, position, author_id, created_at, changed_at)
VALUES (@id, @session_id, @side_id, @item_id, @goal_id, @body, @addendum, @topic,
    (SELECT coalesce(max(n.position), 0) + 1 FROM notes n WHERE n.session_id = @session_id),
    @author_id, @created_at, @created_at)
RETURNING *;

-- name: FindNote :one
SELECT * FROM notes WHERE id = @id;

-- Notes about an item that was taken out wait for it to come back.
-- name: ListNotes :many
SELECT n.* FROM notes n WHERE n.session_id = @session_id AND n.deleted_at IS NULL
    AND (n.item_id IS NULL OR EXISTS (SELECT 1 FROM session_items i WHERE i.id = n.item_id AND i.deleted_at IS NULL))
ORDER BY n.position, n.id;

-- Saves only over the revision that the writer has seen.
-- name: SaveNote :execrows
UPDATE notes SET body = @body, revision = revision + 1, changed_at = @changed_at
WHERE id = @id AND revision = @revision AND deleted_at IS NULL;

-- name: DeleteNote :execrows
UPDATE notes SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreNote :execrows
UPDATE notes SET deleted_at = NULL WHERE id = @id AND deleted_at IS NOT NULL;
