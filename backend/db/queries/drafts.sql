-- name: SaveDraft :exec
INSERT INTO drafts (place, body, changed_at) VALUES (@place, @body, @changed_at)
ON CONFLICT (place) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at;

-- name: FindDraft :one
SELECT body FROM drafts WHERE place = @place;

-- name: DeleteDraft :exec
DELETE FROM drafts WHERE place = @place;
