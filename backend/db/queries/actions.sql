-- name: AddAction :one
INSERT INTO actions (id, person_id, goal_id, assignee_id, text, due_on, category_id, session_id, content_id, evidence_id, position, author_id, created_at)
VALUES (@id, @person_id, @goal_id, @assignee_id, @text, @due_on, @category_id, @session_id, @content_id, @evidence_id,
    (SELECT coalesce(max(a.position), 0) + 1 FROM actions a WHERE a.goal_id IS @goal_id AND a.person_id = @person_id), @author_id, @created_at)
RETURNING *;

-- name: FindAction :one
SELECT * FROM actions WHERE id = @id;

-- Action items with whose they are, what they belong to and what they are about: open ones first, by due date, then
-- those that are done, newest first; with what each opens, a JSON object. as_of leaves out what came later and takes what was done later as open; 0 is now.
-- name: ListActions :many
SELECT sqlc.embed(a), sqlc.embed(p), coalesce(g.title, '') AS goal_title, coalesce(k.name, '') AS category,
    CAST(coalesce((SELECT json_object('title', c.title, 'url', c.url, 'file', json((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = c.file_id))) FROM contents c WHERE c.id = a.content_id AND c.deleted_at IS NULL),
        (SELECT json_object('title', e.title, 'url', e.url, 'personId', e.person_id, 'file', json((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = e.file_id))) FROM evidence e WHERE e.id = a.evidence_id AND e.deleted_at IS NULL),
        CASE WHEN a.snapshot <> '' THEN json_object('copy', a.snapshot, 'file', json((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM shared_files h JOIN files f ON f.id = h.file_id AND f.deleted_at IS NULL
        WHERE h.ref_id = a.ref_id AND h.author_id = a.author_id ORDER BY h.created_at DESC LIMIT 1))) END, '') AS TEXT) AS opens
FROM actions a JOIN people p ON p.id = a.person_id
    LEFT JOIN goals g ON g.id = a.goal_id LEFT JOIN categories k ON k.id = a.category_id
WHERE a.deleted_at IS NULL AND (g.id IS NULL OR g.deleted_at IS NULL)
    AND (CAST(@person_id AS TEXT) = '' OR a.person_id = @person_id)
    AND (CAST(@assignee_id AS TEXT) = '' OR a.assignee_id = @assignee_id)
    AND (CAST(@category_id AS TEXT) = '' OR a.category_id = @category_id)
    AND (CAST(@as_of AS INTEGER) = 0 OR a.created_at <= @as_of)
    AND (a.done_at IS NULL OR (@as_of > 0 AND a.done_at > @as_of) OR a.done_at > CAST(@done_since AS INTEGER))
    AND (p.archived_at IS NULL OR p.id = @person_id)
ORDER BY (a.done_at IS NOT NULL AND (@as_of = 0 OR a.done_at <= @as_of)),
    CASE WHEN a.done_at IS NULL THEN coalesce(a.due_on, '9999') END, -a.done_at, a.created_at, a.id
LIMIT @page_size OFFSET @page_start;

-- When the pair of a session last ended one before it; 0 where it never did.
-- name: LastEnded :one
SELECT CAST(coalesce(max(e.ended_at), 0) AS INTEGER) AS at FROM sessions s
    LEFT JOIN sessions e ON e.person_id = s.person_id AND e.ended_at IS NOT NULL AND e.deleted_at IS NULL AND e.id <> s.id
        AND e.ended_at <= coalesce(s.started_at, 9223372036854775807)
WHERE s.id = @id;

-- name: ChangeAction :execrows
UPDATE actions SET assignee_id = @assignee_id, text = @text, due_on = @due_on, category_id = @category_id, goal_id = @goal_id,
    content_id = @content_id, evidence_id = @evidence_id
WHERE id = @id AND deleted_at IS NULL;

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
