-- name: ListStandingTopics :many
SELECT * FROM standing_topics
WHERE (CAST(@person_id AS TEXT) <> '' AND person_id = @person_id) OR (CAST(@type_id AS TEXT) <> '' AND type_id = @type_id)
ORDER BY (person_id IS NULL), position, id;

-- name: AddStandingTopic :one
INSERT INTO standing_topics (id, person_id, type_id, body, position, created_at)
VALUES (@id, @person_id, @type_id, @body, (SELECT coalesce(max(position), 0) + 1 FROM standing_topics), @created_at)
RETURNING *;

-- name: RewordStandingTopic :execrows
UPDATE standing_topics SET body = @body WHERE id = @id;

-- name: DeleteStandingTopic :execrows
DELETE FROM standing_topics WHERE id = @id;

-- name: StandingInSession :many
SELECT standing_id FROM notes WHERE session_id = CAST(@session_id AS TEXT) AND standing_id IS NOT NULL;

-- name: StandNote :exec
UPDATE notes SET standing_id = @standing_id WHERE id = @id;

-- Every question with when a person was last asked it; 0 for never.
-- name: ListQuestions :many
SELECT sqlc.embed(q), CAST(coalesce((SELECT max(k.asked_at) FROM question_asks k JOIN notes n ON n.id = k.note_id
    WHERE k.question_id = q.id AND k.person_id = @person_id AND n.deleted_at IS NULL), 0) AS INTEGER) AS asked_at
FROM questions q WHERE q.deleted_at IS NULL ORDER BY q.favourite DESC, q.own DESC, q.position, q.id;

-- name: AddQuestion :one
INSERT INTO questions (id, body, theme, own, position, created_at)
VALUES (@id, @body, @theme, @own, (SELECT coalesce(max(position), 0) + 1 FROM questions), @created_at)
RETURNING *;

-- name: FindQuestion :one
SELECT * FROM questions WHERE id = @id;

-- name: RewordQuestion :execrows
UPDATE questions SET body = @body WHERE id = @id AND deleted_at IS NULL;

-- name: FavourQuestion :execrows
UPDATE questions SET favourite = @favourite WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteQuestion :execrows
UPDATE questions SET deleted_at = @deleted_at WHERE id = @id;

-- name: AskQuestion :exec
INSERT INTO question_asks (question_id, note_id, person_id, asked_at) VALUES (@question_id, @note_id, @person_id, @asked_at);
