-- name: AddSession :exec
INSERT INTO sessions (id, person_id, title, title_key, planned_at, started_at, author_id, created_at)
VALUES (@id, @person_id, @title, @title_key, @planned_at, @started_at, @author_id, @created_at);

-- name: FindSession :one
SELECT sqlc.embed(sessions), sqlc.embed(people),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM session_tags st JOIN tags t ON t.id = st.tag_id
        WHERE st.session_id = sessions.id ORDER BY t.name_key)) AS TEXT) AS tags
FROM sessions JOIN people ON people.id = sessions.person_id
WHERE sessions.id = @id;

-- The bare row, for the rules that a change must keep.
-- name: SessionState :one
SELECT * FROM sessions WHERE id = @id AND deleted_at IS NULL;

-- One page of the session log. Empty arguments do not filter. The page is chosen by ids first, so that what is only shown
-- is gathered for its rows alone and not for all those before it.
-- name: ListSessions :many
SELECT sqlc.embed(sessions), sqlc.embed(people),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM session_tags st JOIN tags t ON t.id = st.tag_id
        WHERE st.session_id = sessions.id ORDER BY t.name_key)) AS TEXT) AS tags,
    (SELECT count(*) FROM notes n WHERE n.session_id = sessions.id AND n.deleted_at IS NULL) AS note_count,
    CAST(coalesce((SELECT substr(n.body, 1, 240) FROM notes n WHERE n.session_id = sessions.id AND n.deleted_at IS NULL
        ORDER BY n.position LIMIT 1), '') AS TEXT) AS first_note
FROM sessions JOIN people ON people.id = sessions.person_id
WHERE sessions.id IN (SELECT s.id FROM sessions s WHERE s.deleted_at IS NULL
        AND (CAST(@person_id AS TEXT) = '' OR s.person_id = @person_id)
        AND (CAST(@title_key AS TEXT) = '' OR instr(s.title_key, @title_key) > 0)
        AND (CAST(@tag_key AS TEXT) = '' OR EXISTS (SELECT 1 FROM session_tags st JOIN tags t ON t.id = st.tag_id
            WHERE st.session_id = s.id AND t.name_key = @tag_key))
        AND (CAST(@state AS TEXT) = ''
            OR (@state = 'planned' AND s.started_at IS NULL)
            OR (@state = 'live' AND s.started_at IS NOT NULL AND s.ended_at IS NULL)
            OR (@state = 'ended' AND s.ended_at IS NOT NULL))
        AND (CAST(@from_at AS INTEGER) = 0 OR coalesce(s.started_at, s.planned_at) >= @from_at)
        AND (CAST(@before_at AS INTEGER) = 0 OR coalesce(s.started_at, s.planned_at) < @before_at)
    ORDER BY (s.ended_at IS NOT NULL), (s.started_at IS NULL), CASE WHEN s.started_at IS NULL THEN s.planned_at ELSE -s.started_at END, s.id
    LIMIT @page_size OFFSET @page_start)
ORDER BY (sessions.ended_at IS NOT NULL), (sessions.started_at IS NULL),
    CASE WHEN sessions.started_at IS NULL THEN sessions.planned_at ELSE -sessions.started_at END, sessions.id;

-- Sessions of the pair that were held before the given one, newest first.
-- name: ListEarlierSessions :many
SELECT e.id, e.title, e.started_at, e.ended_at,
    (SELECT count(*) FROM notes n WHERE n.session_id = e.id AND n.deleted_at IS NULL) AS note_count
FROM sessions s JOIN sessions e ON e.person_id = s.person_id
WHERE s.id = @session_id AND e.id <> s.id AND e.deleted_at IS NULL AND e.ended_at IS NOT NULL
    AND (s.started_at IS NULL OR e.started_at < s.started_at)
ORDER BY e.started_at DESC LIMIT 200;

-- What Today shows on top: the live sessions and those planned until the given instant, in the order they come.
-- name: ListUnfinishedSessions :many
SELECT sqlc.embed(sessions), sqlc.embed(people),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM session_tags st JOIN tags t ON t.id = st.tag_id
        WHERE st.session_id = sessions.id ORDER BY t.name_key)) AS TEXT) AS tags,
    (SELECT count(*) FROM notes n WHERE n.session_id = sessions.id AND n.deleted_at IS NULL) AS note_count
FROM sessions JOIN people ON people.id = sessions.person_id
WHERE sessions.deleted_at IS NULL AND sessions.ended_at IS NULL
    AND (sessions.started_at IS NOT NULL OR sessions.planned_at < @until_at)
ORDER BY (sessions.started_at IS NULL), coalesce(sessions.started_at, sessions.planned_at)
LIMIT 200;

-- name: LiveSessionWith :one
SELECT id FROM sessions WHERE person_id = @person_id AND started_at IS NOT NULL AND ended_at IS NULL AND deleted_at IS NULL
ORDER BY started_at DESC LIMIT 1;

-- Whether a session is live beside another one that the same side began.
-- name: IsLiveBesideAnother :one
SELECT CAST(EXISTS (SELECT 1 FROM sessions s JOIN sessions o ON o.person_id = s.person_id AND o.author_id = s.author_id AND o.id <> s.id
    WHERE s.id = @id AND s.started_at IS NOT NULL AND s.ended_at IS NULL AND s.deleted_at IS NULL
        AND o.started_at IS NOT NULL AND o.ended_at IS NULL AND o.deleted_at IS NULL) AS BOOLEAN) AS beside;

-- The session that was prepared for today or is overdue, oldest first.
-- name: DueSessionWith :one
SELECT id FROM sessions WHERE person_id = @person_id AND started_at IS NULL AND deleted_at IS NULL AND planned_at < @until_at
ORDER BY planned_at LIMIT 1;

-- name: LastTitleWith :one
SELECT title FROM sessions WHERE person_id = @person_id AND started_at IS NOT NULL AND deleted_at IS NULL
ORDER BY started_at DESC LIMIT 1;

-- name: BeginSession :execrows
UPDATE sessions SET started_at = @started_at WHERE id = @id AND started_at IS NULL AND deleted_at IS NULL;

-- name: RenameSession :execrows
UPDATE sessions SET title = @title, title_key = @title_key WHERE id = @id AND deleted_at IS NULL;

-- name: PlanSession :execrows
UPDATE sessions SET planned_at = @planned_at WHERE id = @id AND started_at IS NULL AND deleted_at IS NULL;

-- name: EndSession :execrows
UPDATE sessions SET ended_at = @ended_at WHERE id = @id AND started_at IS NOT NULL AND ended_at IS NULL AND deleted_at IS NULL;

-- name: ReopenSession :execrows
UPDATE sessions SET ended_at = NULL WHERE id = @id AND ended_at IS NOT NULL AND deleted_at IS NULL;

-- name: DeleteSession :execrows
UPDATE sessions SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreSession :execrows
UPDATE sessions SET deleted_at = NULL WHERE id = @id AND deleted_at IS NOT NULL;
