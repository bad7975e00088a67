-- name: AddNote :one
INSERT INTO notes (id, session_id, side_id, item_id, goal_id, body, addendum, topic, position, author_id, created_at, changed_at)
VALUES (@id, @session_id, @side_id, @item_id, @goal_id, @body, @addendum, @topic,
    (SELECT coalesce(max(n.position), 0) + 1 FROM notes n WHERE n.session_id IS @session_id),
    @author_id, @created_at, @created_at)
RETURNING *;

-- name: FindNote :one
SELECT * FROM notes WHERE id = @id;

-- Notes about an item that was taken out wait for it to come back.
-- name: ListNotes :many
SELECT n.* FROM notes n WHERE n.session_id = CAST(@session_id AS TEXT) AND n.deleted_at IS NULL
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

-- The notes about goals of a pair, over all its sessions, newest first. Of a deleted session only what still waits stands.
-- name: ListGoalNotes :many
SELECT sqlc.embed(n), CAST(coalesce(s.title, '') AS TEXT) AS session_title,
    CAST(coalesce(s.started_at, s.planned_at, 0) AS INTEGER) AS session_at, CAST(s.ended_at IS NOT NULL OR s.deleted_at IS NOT NULL AS INTEGER) AS sealed
FROM goals g JOIN notes n ON n.goal_id = g.id LEFT JOIN sessions s ON s.id = n.session_id
WHERE g.person_id = @person_id AND g.deleted_at IS NULL AND n.deleted_at IS NULL
    AND (s.deleted_at IS NULL OR (n.topic = 1 AND n.discussed_at IS NULL))
ORDER BY n.created_at DESC, n.id DESC;

-- Notes about goals that were written since the last session wait for this one.
-- name: TakeInGoalNotes :execrows
UPDATE notes SET session_id = @session_id, topic = 1
WHERE session_id IS NULL AND goal_id IN (SELECT g.id FROM goals g WHERE g.person_id = @person_id);

-- The session of a pair that a note written now belongs to: the live one, or the one that is planned next.
-- name: OpenSessionWith :one
SELECT s.* FROM sessions s, (SELECT CAST(@now AS INTEGER) AS at) AS now
WHERE s.person_id = @person_id AND s.ended_at IS NULL AND s.deleted_at IS NULL
ORDER BY (s.started_at IS NULL), s.planned_at < now.at, abs(s.planned_at - now.at) LIMIT 1;
