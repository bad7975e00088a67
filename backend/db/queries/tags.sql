-- Every tag that is in use, the most used first. What is deleted uses none.
-- name: ListTags :many
SELECT t.name, count(*) AS uses
FROM tags t JOIN (
    SELECT st.tag_id, st.session_id AS bearer FROM session_tags st JOIN sessions s ON s.id = st.session_id WHERE s.deleted_at IS NULL
    UNION
    SELECT gt.tag_id, gt.goal_id FROM goal_tags gt JOIN goals g ON g.id = gt.goal_id WHERE g.deleted_at IS NULL
    UNION
    SELECT ct.tag_id, ct.content_id FROM content_tags ct JOIN contents c ON c.id = ct.content_id WHERE c.deleted_at IS NULL
    UNION
    SELECT et.tag_id, et.evidence_id FROM evidence_tags et JOIN evidence e ON e.id = et.evidence_id WHERE e.deleted_at IS NULL
) AS used ON used.tag_id = t.id
GROUP BY t.id ORDER BY uses DESC, t.name_key;

-- name: EnsureTag :one
INSERT INTO tags (id, name, name_key, created_at) VALUES (@id, @name, @name_key, @created_at)
ON CONFLICT (name_key) DO UPDATE SET name_key = excluded.name_key RETURNING id;

-- name: TagSession :exec
INSERT INTO session_tags (session_id, tag_id, author_id, created_at) VALUES (@session_id, @tag_id, @author_id, @created_at)
ON CONFLICT DO NOTHING;

-- Takes off what one side put on; the other side's tags stay.
-- name: UntagSession :exec
DELETE FROM session_tags WHERE session_id = @session_id AND author_id = @author_id;

-- name: TagGoal :exec
INSERT INTO goal_tags (goal_id, tag_id, author_id, created_at) VALUES (@goal_id, @tag_id, @author_id, @created_at)
ON CONFLICT DO NOTHING;

-- name: UntagGoal :exec
DELETE FROM goal_tags WHERE goal_id = @goal_id AND author_id = @author_id;
