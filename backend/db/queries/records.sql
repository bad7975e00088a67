-- The records of a pair as they are shared: read by ids, and written as the other side's copy has them.

-- name: SessionsByID :many
SELECT * FROM sessions WHERE id IN (sqlc.slice('ids'));

-- name: NotesByID :many
SELECT * FROM notes WHERE id IN (sqlc.slice('ids'));

-- name: GoalsByID :many
SELECT * FROM goals WHERE id IN (sqlc.slice('ids'));

-- name: ActionsByID :many
SELECT sqlc.embed(a), coalesce(k.name, '') AS category FROM actions a LEFT JOIN categories k ON k.id = a.category_id
WHERE a.id IN (sqlc.slice('ids'));

-- name: KudosByID :many
SELECT * FROM kudos WHERE id IN (sqlc.slice('ids'));

-- name: ItemsByID :many
SELECT * FROM session_items WHERE id IN (sqlc.slice('ids'));

-- name: SharesByID :many
SELECT * FROM shares WHERE id IN (sqlc.slice('ids'));

-- name: AcknowledgementsByID :many
SELECT * FROM acknowledgements WHERE id IN (sqlc.slice('ids'));

-- name: SharedFilesByID :many
SELECT * FROM shared_files WHERE id IN (sqlc.slice('ids'));

-- The tags that one side gave to sessions and goals, by who bears them.
-- name: TagsByBearer :many
SELECT st.session_id AS bearer, st.author_id, t.name FROM session_tags st JOIN tags t ON t.id = st.tag_id WHERE st.session_id IN (sqlc.slice('sessions'))
UNION ALL
SELECT gt.goal_id, gt.author_id, t.name FROM goal_tags gt JOIN tags t ON t.id = gt.tag_id WHERE gt.goal_id IN (sqlc.slice('goals'))
ORDER BY bearer, name;

-- What belongs to a session when it is shared: its own records, and what of the pair stands in it, by kind. Each
-- part has its index: a CROSS JOIN and a plus keep SQLite from reading all actions and items that there are.
-- name: RecordsOfSession :many
SELECT 1 AS kind, s.id FROM sessions s WHERE s.id = CAST(@session_id AS TEXT)
UNION ALL SELECT 2, n.id FROM notes n WHERE n.session_id = @session_id AND n.deleted_at IS NULL
UNION ALL SELECT 3, g.id FROM goals g JOIN sessions s ON s.person_id = g.person_id AND s.id = @session_id
    WHERE g.deleted_at IS NULL AND (g.session_id = s.id OR (g.reached_at IS NULL AND g.dropped_at IS NULL))
UNION ALL SELECT 4, a.id FROM sessions s CROSS JOIN actions a ON a.person_id = s.person_id LEFT JOIN goals g ON g.id = a.goal_id
    WHERE s.id = @session_id AND a.done_at IS NULL AND a.deleted_at IS NULL AND g.deleted_at IS NULL
UNION ALL SELECT 4, a.id FROM sessions s CROSS JOIN actions a ON a.person_id = s.person_id LEFT JOIN goals g ON g.id = a.goal_id
    WHERE s.id = @session_id AND a.done_at IS NOT NULL AND a.deleted_at IS NULL AND g.deleted_at IS NULL AND (a.session_id = s.id OR a.done_at >= coalesce(
        (SELECT max(e.ended_at) FROM sessions e WHERE e.person_id = s.person_id AND e.id <> s.id AND e.ended_at IS NOT NULL AND e.deleted_at IS NULL
            AND e.ended_at <= coalesce(s.started_at, 9223372036854775807)), 0))
UNION ALL SELECT 5, k.id FROM kudos k WHERE k.session_id = @session_id AND k.deleted_at IS NULL
UNION ALL SELECT 6, i.id FROM session_items i WHERE i.session_id = @session_id AND i.deleted_at IS NULL AND +i.file_id IS NULL;

-- Of the records of a session that both know, those that belong to it alone: what of it was deleted has to travel as well.
-- name: DeletedOfSession :many
SELECT n.id FROM notes n WHERE n.session_id = CAST(@session_id AS TEXT) AND n.deleted_at IS NOT NULL
UNION ALL SELECT i.id FROM session_items i WHERE i.session_id = @session_id AND i.deleted_at IS NOT NULL
UNION ALL SELECT a.id FROM actions a WHERE a.session_id = @session_id AND a.deleted_at IS NOT NULL;

-- name: MergeSession :exec
INSERT INTO sessions (id, person_id, title, title_key, planned_at, started_at, ended_at, author_id, created_at)
VALUES (@id, @person_id, @title, @title_key, @planned_at, @started_at, @ended_at, @author_id, @created_at)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_key = excluded.title_key, planned_at = excluded.planned_at,
    started_at = excluded.started_at, ended_at = excluded.ended_at;

-- What my own record refers to and was not shared stays as it is here.
-- name: MergeNote :exec
INSERT INTO notes (id, session_id, side_id, item_id, goal_id, body, addendum, topic, discussed_at, position, author_id, created_at, changed_at, deleted_at)
VALUES (@id, @session_id, @side_id, @item_id, @goal_id, @body, @addendum, @topic, @discussed_at, @position, @author_id, @created_at, @changed_at, @deleted_at)
ON CONFLICT (id) DO UPDATE SET session_id = CASE WHEN excluded.author_id = (SELECT p.id FROM people p WHERE p.relation = 'me') THEN coalesce(excluded.session_id, notes.session_id) ELSE excluded.session_id END, side_id = excluded.side_id, item_id = CASE WHEN excluded.author_id = (SELECT p.id FROM people p WHERE p.relation = 'me') THEN coalesce(excluded.item_id, notes.item_id) ELSE excluded.item_id END, goal_id = CASE WHEN excluded.author_id = (SELECT p.id FROM people p WHERE p.relation = 'me') THEN coalesce(excluded.goal_id, notes.goal_id) ELSE excluded.goal_id END,
    revision = revision + (body IS NOT excluded.body), body = excluded.body, addendum = excluded.addendum, topic = excluded.topic,
    discussed_at = excluded.discussed_at, position = excluded.position, changed_at = excluded.changed_at, deleted_at = excluded.deleted_at;

-- What my own record refers to and was not shared stays as it is here.
-- name: MergeGoal :exec
INSERT INTO goals (id, person_id, owner_id, title, position, session_id, reached_at, dropped_at, author_id, created_at, deleted_at)
VALUES (@id, @person_id, @owner_id, @title, @position, @session_id, @reached_at, @dropped_at, @author_id, @created_at, @deleted_at)
ON CONFLICT (id) DO UPDATE SET owner_id = excluded.owner_id, title = excluded.title, position = excluded.position, session_id = CASE WHEN excluded.author_id = (SELECT p.id FROM people p WHERE p.relation = 'me') THEN coalesce(excluded.session_id, goals.session_id) ELSE excluded.session_id END,
    reached_at = excluded.reached_at, dropped_at = excluded.dropped_at, deleted_at = excluded.deleted_at;

-- What my own record refers to and was not shared stays as it is here.
-- name: MergeAction :exec
INSERT INTO actions (id, person_id, goal_id, assignee_id, text, due_on, category_id, session_id, sort, ref_id, snapshot, position, done_at, done_by, author_id, created_at, deleted_at)
VALUES (@id, @person_id, @goal_id, @assignee_id, @text, @due_on, @category_id, @session_id, @sort, @ref_id, @snapshot, @position, @done_at, @done_by, @author_id, @created_at, @deleted_at)
ON CONFLICT (id) DO UPDATE SET goal_id = CASE WHEN excluded.author_id = (SELECT p.id FROM people p WHERE p.relation = 'me') THEN coalesce(excluded.goal_id, actions.goal_id) ELSE excluded.goal_id END, assignee_id = excluded.assignee_id, text = excluded.text, due_on = excluded.due_on,
    category_id = excluded.category_id, session_id = CASE WHEN excluded.author_id = (SELECT p.id FROM people p WHERE p.relation = 'me') THEN coalesce(excluded.session_id, actions.session_id) ELSE excluded.session_id END, position = excluded.position, done_at = excluded.done_at,
    sort = CASE WHEN coalesce(actions.content_id, actions.evidence_id) IS NULL THEN excluded.sort ELSE '' END,
    ref_id = CASE WHEN coalesce(actions.content_id, actions.evidence_id) IS NULL THEN excluded.ref_id ELSE '' END,
    snapshot = CASE WHEN coalesce(actions.content_id, actions.evidence_id) IS NULL THEN excluded.snapshot ELSE '' END,
    done_by = excluded.done_by, deleted_at = excluded.deleted_at;

-- name: MergeKudos :exec
INSERT INTO kudos (id, person_id, to_id, session_id, reason, emoji, body, author_id, created_at)
VALUES (@id, @person_id, @to_id, @session_id, @reason, @emoji, @body, @author_id, @created_at)
ON CONFLICT (id) DO NOTHING;

-- name: MergeItem :exec
INSERT INTO session_items (id, session_id, feedback_id, review_id, sort, ref_id, snapshot, position, author_id, created_at, deleted_at)
VALUES (@id, @session_id, @feedback_id, @review_id, @sort, @ref_id, @snapshot, @position, @author_id, @created_at, @deleted_at)
ON CONFLICT (id) DO UPDATE SET snapshot = excluded.snapshot, position = excluded.position, deleted_at = excluded.deleted_at;

-- name: MergeShare :exec
INSERT INTO shares (id, session_id, purpose, via, shared_at, clock, author_id)
VALUES (@id, @session_id, @purpose, 'pack', @shared_at, 0, @author_id) ON CONFLICT (id) DO NOTHING;

-- name: MergeCategory :one
INSERT INTO categories (id, name, name_key, position)
VALUES (@id, @name, @name_key, (SELECT coalesce(max(c.position), 0) + 1 FROM categories c))
ON CONFLICT (name_key) DO UPDATE SET name_key = excluded.name_key RETURNING id;

-- Feedback and reviews that the other side put into a session become records here, as long as they are not known.
-- name: MergeFeedback :exec
INSERT INTO feedback (id, person_id, received_on, source, customer, body, rating, rating_max, tone, author_id, created_at)
VALUES (@id, @person_id, @received_on, @source, @customer, @body, @rating, @rating_max, @tone, @author_id, @created_at)
ON CONFLICT (id) DO NOTHING;

-- name: MergeReview :exec
INSERT INTO reviews (id, person_id, reviewed_on, reviewer, subject, score, score_max, criteria, body, tone, author_id, created_at)
VALUES (@id, @person_id, @reviewed_on, @reviewer, @subject, @score, @score_max, @criteria, @body, @tone, @author_id, @created_at)
ON CONFLICT (id) DO NOTHING;

-- Which of these records are there, and whose pair they are of, for what refers to them.
-- name: KnownRecords :many
SELECT s.id, s.person_id FROM sessions s WHERE s.id IN (sqlc.slice('sessions'))
UNION ALL SELECT g.id, g.person_id FROM goals g WHERE g.id IN (sqlc.slice('goals'))
UNION ALL SELECT i.id, s.person_id FROM session_items i JOIN sessions s ON s.id = i.session_id WHERE i.id IN (sqlc.slice('items'))
UNION ALL SELECT h.id, s.person_id FROM shares h JOIN sessions s ON s.id = h.session_id WHERE h.id IN (sqlc.slice('shares'));

-- Whose records are that are here, and whose pair they are of. Sessions are of both, whoever noted them.
-- name: OwnersOfRecords :many
SELECT s.id, s.person_id, '' AS author_id FROM sessions s WHERE s.id IN (sqlc.slice('sessions'))
UNION ALL SELECT n.id, coalesce(s.person_id, g.person_id, ''), n.author_id FROM notes n LEFT JOIN sessions s ON s.id = n.session_id
    LEFT JOIN goals g ON g.id = n.goal_id WHERE n.id IN (sqlc.slice('notes'))
UNION ALL SELECT g.id, g.person_id, g.author_id FROM goals g WHERE g.id IN (sqlc.slice('goals'))
UNION ALL SELECT a.id, a.person_id, a.author_id FROM actions a WHERE a.id IN (sqlc.slice('actions'))
UNION ALL SELECT i.id, s.person_id, i.author_id FROM session_items i JOIN sessions s ON s.id = i.session_id WHERE i.id IN (sqlc.slice('items'))
UNION ALL SELECT f.id, s.person_id, f.author_id FROM shared_files f JOIN sessions s ON s.id = f.session_id WHERE f.id IN (sqlc.slice('files'))
UNION ALL SELECT k.id, k.person_id, k.author_id FROM kudos k WHERE k.id IN (sqlc.slice('kudos'))
UNION ALL SELECT h.id, s.person_id, h.author_id FROM shares h JOIN sessions s ON s.id = h.session_id WHERE h.id IN (sqlc.slice('shares'))
UNION ALL SELECT c.id, s.person_id, c.author_id FROM acknowledgements c JOIN shares h ON h.id = c.share_id JOIN sessions s ON s.id = h.session_id
    WHERE c.id IN (sqlc.slice('acknowledgements'));

-- What items of a session are copies of.
-- name: FeedbackByID :many
SELECT * FROM feedback WHERE id IN (sqlc.slice('ids'));

-- name: ReviewsByID :many
SELECT * FROM reviews WHERE id IN (sqlc.slice('ids'));

-- name: ContentsByID :many
SELECT * FROM contents WHERE id IN (sqlc.slice('ids'));

-- name: EvidenceByID :many
SELECT * FROM evidence WHERE id IN (sqlc.slice('ids'));

-- name: FilesByID :many
SELECT * FROM files WHERE id IN (sqlc.slice('ids'));

-- What was withdrawn stays as it was, but for that.
-- name: WithdrawNote :exec
UPDATE notes SET deleted_at = @deleted_at WHERE id = @id;

-- name: WithdrawGoal :exec
UPDATE goals SET deleted_at = @deleted_at WHERE id = @id;

-- name: WithdrawAction :exec
UPDATE actions SET deleted_at = @deleted_at WHERE id = @id;

-- name: WithdrawItem :exec
UPDATE session_items SET deleted_at = @deleted_at WHERE id = @id;

-- The tags that one side gave to a session or a goal.
-- name: ClearSessionTagsOf :exec
DELETE FROM session_tags WHERE session_id = @bearer AND author_id = @author_id;

-- name: ClearGoalTagsOf :exec
DELETE FROM goal_tags WHERE goal_id = @bearer AND author_id = @author_id;

-- name: MergeSessionTag :exec
INSERT INTO session_tags (session_id, tag_id, author_id, created_at)
SELECT s.id, @tag_id, @author_id, @created_at FROM sessions s WHERE s.id = @bearer ON CONFLICT DO NOTHING;

-- name: MergeGoalTag :exec
INSERT INTO goal_tags (goal_id, tag_id, author_id, created_at)
SELECT g.id, @tag_id, @author_id, @created_at FROM goals g WHERE g.id = @bearer ON CONFLICT DO NOTHING;

-- name: MergeSharedFile :exec
INSERT INTO shared_files (id, pair_id, session_id, ref_id, version_of, name, mime, size, sha256, blob, state, author_id, created_at)
VALUES (@id, @pair_id, @session_id, @ref_id, @version_of, @name, @mime, @size, @sha256, @blob, @state, @author_id, @created_at)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, blob = excluded.blob, ref_id = excluded.ref_id, version_of = excluded.version_of,
    state = CASE WHEN shared_files.state = 'here' AND shared_files.sha256 = excluded.sha256 THEN 'here' ELSE excluded.state END,
    sha256 = excluded.sha256, size = excluded.size;

-- name: SetSharedFile :exec
UPDATE shared_files SET state = @state WHERE id = @id;
