-- name: ListSessionTypes :many
SELECT id, name FROM session_types ORDER BY position, id;

-- name: AddSessionType :exec
INSERT INTO session_types (id, name, position)
VALUES (@id, @name, (SELECT coalesce(max(position), 0) + 1 FROM session_types));

-- name: RenameSessionType :execrows
UPDATE session_types SET name = @name WHERE id = @id;

-- name: PlaceSessionType :exec
UPDATE session_types SET position = @position WHERE id = @id;

-- name: DeleteSessionType :execrows
DELETE FROM session_types WHERE id = @id;
