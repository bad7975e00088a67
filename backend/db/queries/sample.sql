-- Records as they were, dates and all: for the sample, which begins in the past. Everything else adds records as of now.

-- name: PutSession :exec
INSERT INTO sessions (id, person_id, title, title_key, planned_at, started_at, ended_at, author_id, created_at)
VALUES (@id, @person_id, @title, @title_key, @planned_at, @started_at, @ended_at, @author_id, @created_at);

-- name: PutNote :exec
INSERT INTO notes (id, session_id, side_id, goal_id, body, addendum, topic, discussed_at, position, author_id, created_at, changed_at)
VALUES (@id, CAST(@session_id AS TEXT), @side_id, @goal_id, @body, @addendum, @topic, @discussed_at, @position, @author_id, @created_at, @created_at);

-- name: PutGoal :exec
INSERT INTO goals (id, person_id, owner_id, title, position, session_id, reached_at, dropped_at, author_id, created_at)
VALUES (@id, @person_id, @owner_id, @title, @position, @session_id, @reached_at, @dropped_at, @author_id, @created_at);

-- name: PutAction :exec
INSERT INTO actions (id, person_id, goal_id, assignee_id, text, due_on, category_id, session_id, content_id, evidence_id, position, done_at, done_by, author_id, created_at)
VALUES (@id, @person_id, @goal_id, @assignee_id, @text, @due_on,
    (SELECT c.id FROM categories c WHERE c.name_key = @category_key), @session_id, @content_id, @evidence_id, @position, @done_at, @done_by, @author_id, @created_at);

-- A metric whose name is in use already is that one.
-- name: PutMetric :one
INSERT INTO metrics (id, name, name_key, unit, better, target, decimals, key_position, sample, author_id, created_at)
VALUES (@id, @name, @name_key, @unit, @better, @target, @decimals,
    (SELECT coalesce(max(k.key_position), 0) + 1 FROM metrics k), 1, @author_id, @created_at)
ON CONFLICT (name_key) WHERE archived_at IS NULL DO UPDATE SET name_key = excluded.name_key
RETURNING id;

-- name: PutMetricValue :exec
INSERT INTO metric_values (metric_id, person_id, value_on, value, author_id, created_at)
VALUES (@metric_id, @person_id, @value_on, @value, @author_id, @created_at);

-- name: PutItem :exec
INSERT INTO session_items (id, session_id, metric_id, content_id, evidence_id, snapshot, position, author_id, created_at)
VALUES (@id, @session_id, @metric_id, @content_id, @evidence_id, @snapshot, @position, @author_id, @created_at);

-- name: PutContent :exec
INSERT INTO contents (id, kind, title, title_key, url, description, words_key, sample, author_id, created_at)
VALUES (@id, @kind, @title, @title_key, @url, @description, @words_key, 1, @author_id, @created_at);

-- name: PutEvidence :exec
INSERT INTO evidence (id, person_id, kind, title, title_key, url, body, words_key, happened_on, signed_at, signed_by, signed_comment, author_id, created_at)
VALUES (@id, @person_id, @kind, @title, @title_key, @url, @body, @words_key, @happened_on, @signed_at, @signed_by, @signed_comment, @author_id, @created_at);

-- Content of the sample that nobody else talked about or is to read; the rest has become the user's own.
-- name: DeleteSampleContents :exec
DELETE FROM contents WHERE sample = 1 AND id NOT IN (SELECT content_id FROM session_items WHERE content_id IS NOT NULL)
    AND id NOT IN (SELECT content_id FROM actions WHERE content_id IS NOT NULL);

-- name: KeepSampleContents :exec
UPDATE contents SET sample = 0 WHERE sample = 1;

-- Metrics of the sample that nobody else has values of or talked about; the others have become the user's own.
-- name: DeleteSampleMetrics :exec
DELETE FROM metrics WHERE sample = 1 AND id NOT IN (SELECT metric_id FROM metric_values)
    AND id NOT IN (SELECT metric_id FROM session_items WHERE metric_id IS NOT NULL);

-- name: KeepSampleMetrics :exec
UPDATE metrics SET sample = 0 WHERE sample = 1;

-- name: ListSamplePeople :many
SELECT id FROM people WHERE sample = 1 AND relation <> 'me';

-- Text that waits in a field of a sample person or of one of their sessions; the place bears the id.
-- name: DeleteSampleDrafts :exec
DELETE FROM drafts WHERE EXISTS (SELECT 1 FROM people p
    WHERE p.sample = 1 AND p.relation <> 'me' AND (instr(drafts.place, p.id) > 0
        OR EXISTS (SELECT 1 FROM sessions s WHERE s.person_id = p.id AND instr(drafts.place, s.id) > 0)
        OR EXISTS (SELECT 1 FROM goals g WHERE g.person_id = p.id AND instr(drafts.place, g.id) > 0)));

-- What this very transaction made was not changed by it: tags are put on afterwards.
-- name: ForgetEditsNow :exec
DELETE FROM edits WHERE hlc = (SELECT c.hlc FROM clock c WHERE c.one = 1);
