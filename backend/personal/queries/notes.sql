-- name: FindNote :one
SELECT * FROM personal_notes WHERE session_id = @session_id;

-- Creates the note at revision 1; does nothing where there is one.
-- name: AddNote :execrows
INSERT INTO personal_notes (session_id, person_id, body, created_at, changed_at)
VALUES (@session_id, @person_id, @body, @created_at, @created_at) ON CONFLICT DO NOTHING;

-- Saves only over the revision that the writer has seen.
-- name: SaveNote :execrows
UPDATE personal_notes SET body = @body, revision = revision + 1, changed_at = @changed_at
WHERE session_id = @session_id AND revision = @revision;

-- name: DeleteNotesOfPerson :exec
DELETE FROM personal_notes WHERE person_id = @person_id;
