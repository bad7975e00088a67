-- name: AddAction :one
INSERT INTO actions (id, person_id, goal_id, assignee_id, text, position, author_id, created_at)
VALUES (@id, @person_id, @goal_id, @assignee_id, @text,
    (SELECT coalesce(max(a.position), 0) + 1 FROM actions a WHERE a.goal_id IS @goal_id), @author_id, @created_at)
RETURNING *;

-- name: FindAction :one
SELECT * FROM actions WHERE id = @id;

-- name: RewordAction :execrows
UPDATE actions SET text = @text WHERE id = @id AND deleted_at IS NULL;

-- name: AssignAction :execrows
UPDATE actions SET assignee_id = @assignee_id WHERE id = @id AND deleted_at IS NULL;

-- name: CheckAction :execrows
UPDATE actions SET done_at = @done_at, done_by = @done_by WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteAction :execrows
UPDATE actions SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreAction :execrows
UPDATE actions SET deleted_at = NULL WHERE id = @id AND deleted_at IS NOT NULL;
