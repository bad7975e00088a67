-- name: AddGoal :exec
INSERT INTO goals (id, person_id, owner_id, title, position, session_id, author_id, created_at)
VALUES (@id, @person_id, @owner_id, @title,
    (SELECT coalesce(max(g.position), 0) + 1 FROM goals g WHERE g.person_id = @person_id), @session_id, @author_id, @created_at);

-- name: FindGoal :one
SELECT * FROM goals WHERE id = @id;

-- A goal with its tags and commitments, one row each; commitments as a JSON array in their order.
-- name: ListGoals :many
SELECT sqlc.embed(g), sqlc.embed(p), sqlc.embed(o),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM goal_tags gt JOIN tags t ON t.id = gt.tag_id
        WHERE gt.goal_id = g.id ORDER BY t.name_key)) AS TEXT) AS tags,
    CAST((SELECT json_group_array(json_object('id', a.id, 'personId', a.person_id, 'goalId', a.goal_id, 'assigneeId', a.assignee_id,
            'text', a.text, 'doneAt', a.done_at, 'doneBy', a.done_by, 'dueOn', a.due_on, 'categoryId', a.category_id,
            'sessionId', a.session_id, 'authorId', a.author_id, 'createdAt', a.created_at, 'contentId', a.content_id, 'evidenceId', a.evidence_id,
            'opens', json(coalesce((SELECT json_object('title', c.title, 'url', c.url, 'file', json((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = c.file_id))) FROM contents c WHERE c.id = a.content_id AND c.deleted_at IS NULL),
                (SELECT json_object('title', e.title, 'url', e.url, 'personId', e.person_id, 'file', json((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = e.file_id))) FROM evidence e WHERE e.id = a.evidence_id AND e.deleted_at IS NULL),
        CASE WHEN a.snapshot <> '' THEN json_object('copy', a.snapshot, 'file', json((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM shared_files h JOIN files f ON f.id = h.file_id AND f.deleted_at IS NULL
        WHERE h.ref_id = a.ref_id AND h.author_id = a.author_id ORDER BY h.created_at DESC LIMIT 1))) END))))
        FROM (SELECT * FROM actions WHERE actions.goal_id = g.id AND actions.deleted_at IS NULL ORDER BY position, id) AS a) AS TEXT) AS commitments
FROM goals g JOIN people p ON p.id = g.person_id JOIN people o ON o.id = g.owner_id
WHERE g.deleted_at IS NULL
    AND (CAST(@goal_id AS TEXT) = '' OR g.id = @goal_id)
    AND (CAST(@person_id AS TEXT) = '' OR g.person_id = @person_id)
    AND (CAST(@owner_id AS TEXT) = '' OR g.owner_id = @owner_id)
    AND (CAST(@tag_key AS TEXT) = '' OR EXISTS (SELECT 1 FROM goal_tags gt JOIN tags t ON t.id = gt.tag_id
        WHERE gt.goal_id = g.id AND t.name_key = @tag_key))
    AND (CAST(@state AS TEXT) = ''
        OR (@state = 'open' AND g.reached_at IS NULL AND g.dropped_at IS NULL)
        OR (@state = 'reached' AND g.reached_at IS NOT NULL)
        OR (@state = 'dropped' AND g.dropped_at IS NOT NULL))
    AND (CAST(@closed_since AS INTEGER) = 0 OR coalesce(g.reached_at, g.dropped_at, @closed_since) >= @closed_since)
    AND (p.archived_at IS NULL OR p.id = @person_id)
ORDER BY (g.reached_at IS NOT NULL OR g.dropped_at IS NOT NULL), p.name COLLATE NOCASE, g.person_id, g.position, g.id
LIMIT @page_size OFFSET @page_start;

-- name: GoalOrder :many
SELECT id FROM goals WHERE person_id = @person_id AND deleted_at IS NULL ORDER BY position, id;

-- name: PlaceGoal :exec
UPDATE goals SET position = @position WHERE id = @id AND position <> @position;

-- name: RenameGoal :execrows
UPDATE goals SET title = @title WHERE id = @id AND deleted_at IS NULL;

-- name: SetGoalOwner :execrows
UPDATE goals SET owner_id = @owner_id WHERE id = @id AND deleted_at IS NULL;

-- name: CloseGoal :execrows
UPDATE goals SET reached_at = @reached_at, dropped_at = @dropped_at WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteGoal :execrows
UPDATE goals SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreGoal :execrows
UPDATE goals SET deleted_at = NULL WHERE id = @id AND deleted_at IS NOT NULL;
