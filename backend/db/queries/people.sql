-- name: AddPerson :one
INSERT INTO people (id, name, email, role_title, relation, cadence_days, sample, author_id, created_at)
VALUES (@id, @name, @email, @role_title, @relation, @cadence_days, @sample, @author_id, @created_at)
RETURNING *;

-- name: ChangePerson :one
UPDATE people SET name = @name, email = @email, role_title = @role_title, relation = @relation, cadence_days = @cadence_days
WHERE id = @id RETURNING *;

-- name: ArchivePerson :execrows
UPDATE people SET archived_at = @archived_at WHERE id = @id AND relation <> 'me';

-- name: FindPerson :one
SELECT * FROM people WHERE id = @id;

-- name: FindMe :one
SELECT * FROM people WHERE relation = 'me';

-- Everybody but me and those whom an import brought that was taken back, each with the last session held, the next one planned and the one that is live.
-- name: ListPeople :many
SELECT sqlc.embed(people),
    CAST(coalesce((SELECT max(s.started_at) FROM sessions s
        WHERE s.person_id = people.id AND s.ended_at IS NOT NULL AND s.deleted_at IS NULL), 0) AS INTEGER) AS last_held_at,
    CAST(coalesce((SELECT min(s.planned_at) FROM sessions s
        WHERE s.person_id = people.id AND s.started_at IS NULL AND s.deleted_at IS NULL), 0) AS INTEGER) AS next_planned_at,
    CAST(coalesce((SELECT s.id FROM sessions s
        WHERE s.person_id = people.id AND s.started_at IS NOT NULL AND s.ended_at IS NULL AND s.deleted_at IS NULL), '') AS TEXT) AS live_session_id
FROM people WHERE people.relation <> 'me'
    AND people.id NOT IN (SELECT m.record_id FROM import_made m JOIN imports i ON i.id = m.import_id WHERE i.undone_at IS NOT NULL)
ORDER BY people.name COLLATE NOCASE, people.id;

-- name: CountSamplePeople :one
SELECT count(*) FROM people WHERE sample = 1 AND relation <> 'me';

-- name: DeleteSamplePeople :exec
DELETE FROM people WHERE sample = 1 AND relation <> 'me';

-- name: DeleteUnusedTags :exec
DELETE FROM tags WHERE id NOT IN (SELECT tag_id FROM session_tags) AND id NOT IN (SELECT tag_id FROM goal_tags)
    AND id NOT IN (SELECT tag_id FROM content_tags) AND id NOT IN (SELECT tag_id FROM evidence_tags);

-- A file in the trash that nothing speaks of any more is nothing too.
-- name: DeleteEditsOfNothing :exec
DELETE FROM edits WHERE record_id NOT IN (
    SELECT id FROM people UNION ALL SELECT id FROM sessions UNION ALL SELECT id FROM notes
    UNION ALL SELECT id FROM goals UNION ALL SELECT id FROM actions
    UNION ALL SELECT id FROM feedback UNION ALL SELECT id FROM reviews UNION ALL SELECT id FROM saved_items
    UNION ALL SELECT id FROM metrics UNION ALL SELECT id FROM session_items UNION ALL SELECT id FROM kudos
    UNION ALL SELECT id FROM contents UNION ALL SELECT id FROM evidence
    UNION ALL SELECT id FROM files WHERE state <> 'removed' OR id IN (SELECT file_id FROM contents)
        OR id IN (SELECT file_id FROM evidence) OR id IN (SELECT file_id FROM session_items));

-- name: SetPicture :exec
INSERT INTO pictures (person_id, mime, bytes) VALUES (@person_id, @mime, @bytes)
ON CONFLICT (person_id) DO UPDATE SET mime = excluded.mime, bytes = excluded.bytes;

-- name: RemovePicture :exec
DELETE FROM pictures WHERE person_id = @person_id;

-- name: StampPicture :one
UPDATE people SET picture_at = @picture_at WHERE id = @id RETURNING *;

-- name: FindPicture :one
SELECT mime, bytes FROM pictures WHERE person_id = @person_id;
