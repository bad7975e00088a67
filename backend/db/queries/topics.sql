-- Points that other sessions of the pair left undiscussed: those that ended, were deleted, or went by without being
-- held. A point that belongs to a session still to come waits there.
-- name: ListWaitingTopics :many
SELECT sqlc.embed(n), sqlc.embed(o)
FROM sessions s JOIN sessions o ON o.person_id = s.person_id AND o.id <> s.id
    JOIN notes n ON n.session_id = o.id
WHERE s.id = @session_id AND n.topic = 1 AND n.deleted_at IS NULL AND n.discussed_at IS NULL AND n.standing_id IS NULL
    AND (o.ended_at IS NOT NULL OR o.deleted_at IS NOT NULL
        OR (o.started_at IS NULL AND o.planned_at < coalesce(s.started_at, s.planned_at)))
    AND n.created_at < coalesce(s.ended_at, 9223372036854775807)
ORDER BY n.created_at, n.id LIMIT 200;

-- name: MarkTopic :execrows
UPDATE notes SET topic = @topic, discussed_at = @discussed_at WHERE id = @id AND deleted_at IS NULL;
