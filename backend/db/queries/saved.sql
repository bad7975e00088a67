-- name: SaveItem :one
INSERT INTO saved_items (id, person_id, feedback_id, review_id, author_id, created_at)
VALUES (@id, @person_id, @feedback_id, @review_id, @author_id, @created_at)
RETURNING *;

-- name: FindSaved :one
SELECT * FROM saved_items WHERE id = @id;

-- name: SavedLike :one
SELECT * FROM saved_items WHERE deleted_at IS NULL AND (feedback_id = @feedback_id OR review_id = @review_id) LIMIT 1;

-- name: UnsaveItem :execrows
UPDATE saved_items SET deleted_at = @deleted_at WHERE id = @id;

-- name: ListSavedFeedback :many
SELECT sqlc.embed(v), sqlc.embed(f) FROM saved_items v JOIN feedback f ON f.id = v.feedback_id
WHERE v.person_id = @person_id AND v.deleted_at IS NULL AND f.deleted_at IS NULL;

-- name: ListSavedReviews :many
SELECT sqlc.embed(v), sqlc.embed(r) FROM saved_items v JOIN reviews r ON r.id = v.review_id
WHERE v.person_id = @person_id AND v.deleted_at IS NULL AND r.deleted_at IS NULL;

-- What stands behind the items of a session; deleted ones too, since a session keeps what it had.
-- name: FeedbackInSession :many
SELECT f.* FROM session_items i JOIN feedback f ON f.id = i.feedback_id WHERE i.session_id = @session_id AND i.deleted_at IS NULL;

-- name: ReviewsInSession :many
SELECT r.* FROM session_items i JOIN reviews r ON r.id = i.review_id WHERE i.session_id = @session_id AND i.deleted_at IS NULL;
