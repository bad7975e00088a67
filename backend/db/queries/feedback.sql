-- name: AddFeedback :execrows
INSERT INTO feedback (id, person_id, received_on, source, customer, body, rating, rating_max, tone, import_id, import_key, author_id, created_at)
VALUES (@id, @person_id, @received_on, @source, @customer, @body, @rating, @rating_max, @tone, @import_id, @import_key, @author_id, @created_at)
ON CONFLICT (import_key) DO NOTHING;

-- name: FindFeedback :one
SELECT * FROM feedback WHERE id = @id;

-- Feedback about a person, newest first.
-- name: ListFeedback :many
SELECT * FROM feedback WHERE person_id = @person_id AND deleted_at IS NULL
ORDER BY received_on DESC, id DESC LIMIT @page_size OFFSET @page_start;

-- name: ChangeFeedback :execrows
UPDATE feedback SET received_on = @received_on, source = @source, customer = @customer, body = @body,
    rating = @rating, rating_max = @rating_max, tone = @tone
WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteFeedback :execrows
UPDATE feedback SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreFeedback :execrows
UPDATE feedback SET deleted_at = NULL WHERE id = @id;
