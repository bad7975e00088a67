-- Records as they were, dates and all: for the sample, which begins in the past. Everything else adds records as of now.

-- name: PutSession :exec
INSERT INTO sessions (id, person_id, title, title_key, planned_at, started_at, ended_at, author_id, created_at)
VALUES (@id, @person_id, @title, @title_key, @planned_at, @started_at, @ended_at, @author_id, @created_at);

-- name: PutNote :exec
INSERT INTO notes (id, session_id, side_id, body, addendum, topic, discussed_at, position, author_id, created_at, changed_at)
VALUES (@id, @session_id, @side_id, @body, @addendum, @topic, @discussed_at, @position, @author_id, @created_at, @created_at);

-- name: PutGoal :exec
INSERT INTO goals (id, person_id, owner_id, title, position, session_id, reached_at, dropped_at, author_id, created_at)
VALUES (@id, @person_id, @owner_id, @title, @position, @session_id, @reached_at, @dropped_at, @author_id, @created_at);

-- name: PutAction :exec
INSERT INTO actions (id, person_id, goal_id, assignee_id, text, due_on, category_id, session_id, position, done_at, done_by, author_id, created_at)
VALUES (@id, @person_id, @goal_id, @assignee_id, @text, @due_on,
    (SELECT c.id FROM categories c WHERE c.name_key = @category_key), @session_id, @position, @done_at, @done_by, @author_id, @created_at);

-- name: ListSamplePeople :many
SELECT id FROM people WHERE sample = 1 AND relation <> 'me';

-- Text that waits in a field of a sample person or of one of their sessions; the place bears the id.
-- name: DeleteSampleDrafts :exec
DELETE FROM drafts WHERE EXISTS (SELECT 1 FROM people p
    WHERE p.sample = 1 AND p.relation <> 'me' AND (instr(drafts.place, p.id) > 0
        OR EXISTS (SELECT 1 FROM sessions s WHERE s.person_id = p.id AND instr(drafts.place, s.id) > 0)
        OR EXISTS (SELECT 1 FROM goals g WHERE g.person_id = p.id AND instr(drafts.place, g.id) > 0)));
