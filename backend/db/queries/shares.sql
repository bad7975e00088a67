-- name: AddShare :exec
INSERT INTO shares (id, session_id, purpose, via, shared_at, clock, author_id)
VALUES (@id, @session_id, @purpose, @via, @shared_at, @clock, @author_id);

-- name: FindShare :one
SELECT * FROM shares WHERE id = @id;

-- Newest first.
-- name: SharesOfSession :many
SELECT * FROM shares WHERE session_id = @session_id ORDER BY shared_at DESC, id DESC;

-- A share that came to nothing. What went as a pack or waits to be mailed from here stays: a mail is cancelled
-- first.
-- name: DeleteShare :execrows
DELETE FROM shares WHERE shares.id = @id AND shares.via <> 'pack'
    AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.share_id = shares.id AND m.state <> 'cancelled');

-- name: AddAcknowledgement :exec
INSERT INTO acknowledgements (id, share_id, acked_at, comment, author_id)
VALUES (@id, @share_id, @acked_at, @comment, @author_id)
ON CONFLICT (id) DO NOTHING;

-- name: AcknowledgementsOfSession :many
SELECT a.* FROM shares s JOIN acknowledgements a ON a.share_id = s.id
WHERE s.session_id = @session_id ORDER BY a.acked_at, a.id;

-- How many records of a session I made or changed since I last shared it. What was deleted has changed, unless it was made
-- since as well. Goals and action items of the pair stand in a session until it ends; after that those that were agreed on
-- in it do. That they are done later, the order things stand in, and that a session begins and ends is no news. Each part
-- of the list has its index.
-- name: ChangedSinceShare :one
WITH last AS (
    SELECT sh.id, sh.clock, sh.shared_at, sh.author_id, s.id AS session_id, s.person_id, s.ended_at
    FROM shares sh JOIN sessions s ON s.id = sh.session_id
    WHERE sh.session_id = @session_id AND sh.author_id = (SELECT p.id FROM people p WHERE p.relation = 'me')
    ORDER BY sh.clock DESC, sh.id DESC LIMIT 1
), records AS (
    SELECT s.id, s.author_id, s.created_at, 0 AS gone, 'started_at ended_at' AS still FROM last l JOIN sessions s ON s.id = l.session_id
    UNION ALL SELECT n.id, n.author_id, n.created_at, 0, '' FROM last l JOIN notes n ON n.session_id = l.session_id WHERE n.deleted_at IS NULL
    UNION ALL SELECT n.id, n.author_id, n.created_at, 1, '' FROM last l JOIN notes n ON n.session_id = l.session_id WHERE n.deleted_at IS NOT NULL
    UNION ALL SELECT i.id, i.author_id, i.created_at, 0, '' FROM last l JOIN session_items i ON i.session_id = l.session_id WHERE i.deleted_at IS NULL
    UNION ALL SELECT i.id, i.author_id, i.created_at, 1, '' FROM last l JOIN session_items i ON i.session_id = l.session_id WHERE i.deleted_at IS NOT NULL
    UNION ALL SELECT k.id, k.author_id, k.created_at, 0, '' FROM last l JOIN kudos k ON k.session_id = l.session_id WHERE k.session_id IS NOT NULL AND k.deleted_at IS NULL
    UNION ALL SELECT k.id, k.author_id, k.created_at, 1, '' FROM last l JOIN kudos k ON k.session_id = l.session_id WHERE k.deleted_at IS NOT NULL
    UNION ALL SELECT g.id, g.author_id, g.created_at, 0, iif(l.ended_at IS NULL, '', 'reached_at dropped_at')
        FROM last l JOIN goals g ON g.person_id = l.person_id WHERE g.deleted_at IS NULL AND (l.ended_at IS NULL OR g.session_id = l.session_id)
    UNION ALL SELECT g.id, g.author_id, g.created_at, 1, ''
        FROM last l JOIN goals g ON g.person_id = l.person_id WHERE g.deleted_at IS NOT NULL AND (l.ended_at IS NULL OR g.session_id = l.session_id)
    UNION ALL SELECT a.id, a.author_id, a.created_at, 0, iif(l.ended_at IS NULL, '', 'done_at done_by')
        FROM last l JOIN actions a ON a.person_id = l.person_id
        WHERE a.done_at IS NULL AND a.deleted_at IS NULL AND (l.ended_at IS NULL OR a.session_id = l.session_id)
    UNION ALL SELECT a.id, a.author_id, a.created_at, 0, iif(l.ended_at IS NULL, '', 'done_at done_by')
        FROM last l JOIN actions a ON a.person_id = l.person_id
        WHERE a.done_at IS NOT NULL AND a.deleted_at IS NULL AND (l.ended_at IS NULL OR a.session_id = l.session_id)
    UNION ALL SELECT a.id, a.author_id, a.created_at, 1, ''
        FROM last l JOIN actions a ON a.person_id = l.person_id WHERE a.deleted_at IS NOT NULL AND (l.ended_at IS NULL OR a.session_id = l.session_id)
)
SELECT count(*) FROM last l, records r
WHERE CASE WHEN r.created_at > l.shared_at OR (r.created_at = l.shared_at AND r.id > l.id)
    THEN r.gone = 0 AND r.author_id = l.author_id
    ELSE EXISTS (SELECT 1 FROM edits e WHERE e.record_id = r.id AND e.author_id = l.author_id AND e.hlc > l.clock
        AND e.field <> 'position' AND instr(r.still, e.field) = 0) END;
