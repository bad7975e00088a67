-- name: AddKudos :one
INSERT INTO kudos (id, person_id, to_id, session_id, reason, emoji, body, author_id, created_at)
VALUES (@id, @person_id, @to_id, @session_id, @reason, @emoji, @body, @author_id, @created_at)
RETURNING *;

-- name: FindKudos :one
SELECT * FROM kudos WHERE id = @id;

-- name: ListKudos :many
SELECT * FROM kudos
WHERE deleted_at IS NULL AND (CAST(@person_id AS TEXT) = '' OR person_id = @person_id)
    AND (CAST(@session_id AS TEXT) = '' OR session_id = @session_id)
ORDER BY created_at DESC, id DESC LIMIT @page_size OFFSET @page_start;

-- name: ChangeKudos :execrows
UPDATE kudos SET reason = @reason, emoji = @emoji, body = @body WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteKudos :execrows
UPDATE kudos SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreKudos :execrows
UPDATE kudos SET deleted_at = NULL WHERE id = @id AND deleted_at IS NOT NULL;
