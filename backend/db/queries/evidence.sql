-- name: AddEvidence :exec
INSERT INTO evidence (id, person_id, kind, title, title_key, url, file_id, body, words_key, happened_on, author_id, created_at)
VALUES (@id, @person_id, @kind, @title, @title_key, @url, @file_id, @body, @words_key, @happened_on, @author_id, @created_at);

-- name: FindEvidence :one
SELECT * FROM evidence WHERE id = @id;

-- One page of a person's portfolio, newest first. Empty arguments do not filter. The page is chosen by ids first, as in the
-- library.
-- name: ListEvidence :many
SELECT sqlc.embed(evidence),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM evidence_tags et JOIN tags t ON t.id = et.tag_id
        WHERE et.evidence_id = evidence.id ORDER BY t.name_key)) AS TEXT) AS tags,
    CAST((SELECT json_group_array(json_object('id', id, 'title', title)) FROM (SELECT DISTINCT g.id, g.title FROM evidence_goals eg
        JOIN goals g ON g.id = eg.goal_id WHERE eg.evidence_id = evidence.id AND g.deleted_at IS NULL ORDER BY g.position, g.id)) AS TEXT) AS goals,
    CAST(coalesce((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = evidence.file_id), '') AS TEXT) AS file
FROM evidence
WHERE evidence.id IN (SELECT e.id FROM evidence e WHERE e.person_id = @person_id AND e.deleted_at IS NULL
        AND (CAST(@find_key AS TEXT) = '' OR instr(e.title_key, @find_key) > 0 OR instr(e.words_key, @find_key) > 0)
        AND (CAST(@tag_key AS TEXT) = '' OR EXISTS (SELECT 1 FROM evidence_tags et JOIN tags t ON t.id = et.tag_id
            WHERE et.evidence_id = e.id AND t.name_key = @tag_key))
        AND (CAST(@goal_id AS TEXT) = '' OR EXISTS (SELECT 1 FROM evidence_goals eg WHERE eg.evidence_id = e.id AND eg.goal_id = @goal_id))
        AND (CAST(@from_on AS TEXT) = '' OR e.happened_on >= @from_on)
        AND (CAST(@until_on AS TEXT) = '' OR e.happened_on <= @until_on)
    ORDER BY e.happened_on DESC, e.id DESC LIMIT @page_size OFFSET @page_start)
ORDER BY evidence.happened_on DESC, evidence.id DESC;

-- name: EvidenceInSession :many
SELECT sqlc.embed(evidence),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM evidence_tags et JOIN tags t ON t.id = et.tag_id
        WHERE et.evidence_id = evidence.id ORDER BY t.name_key)) AS TEXT) AS tags,
    CAST((SELECT json_group_array(json_object('id', id, 'title', title)) FROM (SELECT DISTINCT g.id, g.title FROM evidence_goals eg
        JOIN goals g ON g.id = eg.goal_id WHERE eg.evidence_id = evidence.id AND g.deleted_at IS NULL ORDER BY g.position, g.id)) AS TEXT) AS goals,
    CAST(coalesce((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = evidence.file_id), '') AS TEXT) AS file
FROM session_items i JOIN evidence ON evidence.id = i.evidence_id WHERE i.session_id = @session_id AND i.deleted_at IS NULL;

-- name: ChangeEvidence :execrows
UPDATE evidence SET title = @title, title_key = @title_key, url = @url, body = @body, words_key = @words_key, happened_on = @happened_on
WHERE id = @id AND deleted_at IS NULL;

-- name: SignEvidence :execrows
UPDATE evidence SET signed_at = @signed_at, signed_by = @signed_by, signed_comment = @signed_comment WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteEvidence :execrows
UPDATE evidence SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreEvidence :execrows
UPDATE evidence SET deleted_at = NULL WHERE id = @id;

-- name: TagEvidence :exec
INSERT INTO evidence_tags (evidence_id, tag_id, author_id, created_at) VALUES (@evidence_id, @tag_id, @author_id, @created_at)
ON CONFLICT DO NOTHING;

-- name: UntagEvidence :exec
DELETE FROM evidence_tags WHERE evidence_id = @evidence_id AND author_id = @author_id;

-- name: SupportGoal :exec
INSERT INTO evidence_goals (evidence_id, goal_id, author_id, created_at) VALUES (@evidence_id, @goal_id, @author_id, @created_at)
ON CONFLICT DO NOTHING;

-- name: SupportNoGoal :exec
DELETE FROM evidence_goals WHERE evidence_id = @evidence_id AND author_id = @author_id;
