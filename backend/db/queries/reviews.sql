-- name: AddReview :execrows
INSERT INTO reviews (id, person_id, reviewed_on, reviewer, subject, score, score_max, criteria, body, tone, import_id, import_key, author_id, created_at)
VALUES (@id, @person_id, @reviewed_on, @reviewer, @subject, @score, @score_max, @criteria, @body, @tone, @import_id, @import_key, @author_id, @created_at)
ON CONFLICT (import_key) DO NOTHING;

-- name: FindReview :one
SELECT * FROM reviews WHERE id = @id;

-- Reviews of a person's work, newest first.
-- name: ListReviews :many
SELECT * FROM reviews WHERE person_id = @person_id AND deleted_at IS NULL
ORDER BY reviewed_on DESC, id DESC LIMIT @page_size OFFSET @page_start;

-- name: ChangeReview :execrows
UPDATE reviews SET reviewed_on = @reviewed_on, reviewer = @reviewer, subject = @subject, score = @score, score_max = @score_max,
    criteria = @criteria, body = @body, tone = @tone
WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteReview :execrows
UPDATE reviews SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreReview :execrows
UPDATE reviews SET deleted_at = NULL WHERE id = @id;
