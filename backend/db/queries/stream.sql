-- What happened, newest first, from one place on. Each kind gives as many as a page holds, from an index of its own; a kind
-- that is not asked for is not looked at. saved_id says that feedback or a review waits to be discussed.

-- With everybody.
-- name: StreamOfTeam :many
SELECT CAST(e.kind AS TEXT) AS kind, CAST(e.at AS INTEGER) AS at, CAST(e.id AS TEXT) AS id, CAST(e.person_id AS TEXT) AS person_id,
    CAST(e.actor_id AS TEXT) AS actor_id, CAST(e.text AS TEXT) AS text,
    CAST(coalesce(CASE e.kind WHEN 'feedback' THEN (SELECT v.id FROM saved_items v WHERE v.feedback_id = e.id AND v.deleted_at IS NULL)
        WHEN 'review' THEN (SELECT v.id FROM saved_items v WHERE v.review_id = e.id AND v.deleted_at IS NULL) END, '') AS TEXT) AS saved_id
FROM (
    SELECT * FROM (SELECT 'session' AS kind, s.ended_at AS at, s.id AS id, s.person_id AS person_id, s.author_id AS actor_id, substr(s.title, 1, 400) AS text
        FROM sessions s WHERE instr(CAST(@kinds AS TEXT), 'session ') > 0 AND s.ended_at IS NOT NULL AND s.deleted_at IS NULL
            AND s.ended_at <= CAST(@before_at AS INTEGER) AND (s.ended_at < @before_at OR s.id < CAST(@before_id AS TEXT))
        ORDER BY s.ended_at DESC, s.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'goal' AS kind, g.created_at AS at, g.id AS id, g.person_id AS person_id, g.owner_id AS actor_id, substr(g.title, 1, 400) AS text
        FROM goals g WHERE instr(CAST(@kinds AS TEXT), 'goal ') > 0 AND g.deleted_at IS NULL
            AND g.created_at <= CAST(@before_at AS INTEGER) AND (g.created_at < @before_at OR g.id < CAST(@before_id AS TEXT))
        ORDER BY g.created_at DESC, g.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'reached' AS kind, g.reached_at AS at, g.id AS id, g.person_id AS person_id, g.owner_id AS actor_id, substr(g.title, 1, 400) AS text
        FROM goals g WHERE instr(CAST(@kinds AS TEXT), 'reached ') > 0 AND g.reached_at IS NOT NULL AND g.deleted_at IS NULL
            AND g.reached_at <= CAST(@before_at AS INTEGER) AND (g.reached_at < @before_at OR g.id < CAST(@before_id AS TEXT))
        ORDER BY g.reached_at DESC, g.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'action' AS kind, a.done_at AS at, a.id AS id, a.person_id AS person_id, coalesce(a.done_by, '') AS actor_id, substr(a.text, 1, 400) AS text
        FROM actions a WHERE instr(CAST(@kinds AS TEXT), 'action ') > 0 AND a.done_at IS NOT NULL AND a.deleted_at IS NULL
            AND a.done_at <= CAST(@before_at AS INTEGER) AND (a.done_at < @before_at OR a.id < CAST(@before_id AS TEXT))
        ORDER BY a.done_at DESC, a.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'kudos' AS kind, k.created_at AS at, k.id AS id, k.person_id AS person_id, k.author_id AS actor_id, substr(k.body, 1, 400) AS text
        FROM kudos k WHERE instr(CAST(@kinds AS TEXT), 'kudos ') > 0 AND k.deleted_at IS NULL
            AND k.created_at <= CAST(@before_at AS INTEGER) AND (k.created_at < @before_at OR k.id < CAST(@before_id AS TEXT))
        ORDER BY k.created_at DESC, k.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'feedback' AS kind, unixepoch(f.received_on) * 1000 AS at, f.id AS id, f.person_id AS person_id, f.author_id AS actor_id, substr(f.body, 1, 400) AS text
        FROM feedback f WHERE instr(CAST(@kinds AS TEXT), 'feedback ') > 0 AND f.deleted_at IS NULL
            AND f.received_on <= date(CAST(@before_at AS INTEGER) / 1000, 'unixepoch') AND (unixepoch(f.received_on) * 1000 < @before_at OR f.id < CAST(@before_id AS TEXT))
        ORDER BY f.received_on DESC, f.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'review' AS kind, unixepoch(r.reviewed_on) * 1000 AS at, r.id AS id, r.person_id AS person_id, r.author_id AS actor_id, substr(r.body, 1, 400) AS text
        FROM reviews r WHERE instr(CAST(@kinds AS TEXT), 'review ') > 0 AND r.deleted_at IS NULL
            AND r.reviewed_on <= date(CAST(@before_at AS INTEGER) / 1000, 'unixepoch') AND (unixepoch(r.reviewed_on) * 1000 < @before_at OR r.id < CAST(@before_id AS TEXT))
        ORDER BY r.reviewed_on DESC, r.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'evidence' AS kind, e.created_at AS at, e.id AS id, e.person_id AS person_id, e.author_id AS actor_id, substr(e.title, 1, 400) AS text
        FROM evidence e WHERE instr(CAST(@kinds AS TEXT), 'evidence ') > 0 AND e.deleted_at IS NULL
            AND e.created_at <= CAST(@before_at AS INTEGER) AND (e.created_at < @before_at OR e.id < CAST(@before_id AS TEXT))
        ORDER BY e.created_at DESC, e.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'signed' AS kind, e.signed_at AS at, e.id AS id, e.person_id AS person_id, coalesce(e.signed_by, '') AS actor_id, substr(e.title, 1, 400) AS text
        FROM evidence e WHERE instr(CAST(@kinds AS TEXT), 'signed ') > 0 AND e.signed_at IS NOT NULL AND e.deleted_at IS NULL
            AND e.signed_at <= CAST(@before_at AS INTEGER) AND (e.signed_at < @before_at OR e.id < CAST(@before_id AS TEXT))
        ORDER BY e.signed_at DESC, e.id DESC LIMIT @page_size)
) AS e ORDER BY e.at DESC, e.id DESC LIMIT @page_size;

-- With one person.
-- name: StreamOfPerson :many
SELECT CAST(e.kind AS TEXT) AS kind, CAST(e.at AS INTEGER) AS at, CAST(e.id AS TEXT) AS id, CAST(e.person_id AS TEXT) AS person_id,
    CAST(e.actor_id AS TEXT) AS actor_id, CAST(e.text AS TEXT) AS text,
    CAST(coalesce(CASE e.kind WHEN 'feedback' THEN (SELECT v.id FROM saved_items v WHERE v.feedback_id = e.id AND v.deleted_at IS NULL)
        WHEN 'review' THEN (SELECT v.id FROM saved_items v WHERE v.review_id = e.id AND v.deleted_at IS NULL) END, '') AS TEXT) AS saved_id
FROM (
    SELECT * FROM (SELECT 'session' AS kind, s.ended_at AS at, s.id AS id, s.person_id AS person_id, s.author_id AS actor_id, substr(s.title, 1, 400) AS text
        FROM sessions s WHERE instr(CAST(@kinds AS TEXT), 'session ') > 0 AND s.ended_at IS NOT NULL AND s.deleted_at IS NULL AND s.person_id = @person_id
            AND s.ended_at <= CAST(@before_at AS INTEGER) AND (s.ended_at < @before_at OR s.id < CAST(@before_id AS TEXT))
        ORDER BY s.ended_at DESC, s.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'goal' AS kind, g.created_at AS at, g.id AS id, g.person_id AS person_id, g.owner_id AS actor_id, substr(g.title, 1, 400) AS text
        FROM goals g WHERE instr(CAST(@kinds AS TEXT), 'goal ') > 0 AND g.deleted_at IS NULL AND g.person_id = @person_id
            AND g.created_at <= CAST(@before_at AS INTEGER) AND (g.created_at < @before_at OR g.id < CAST(@before_id AS TEXT))
        ORDER BY g.created_at DESC, g.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'reached' AS kind, g.reached_at AS at, g.id AS id, g.person_id AS person_id, g.owner_id AS actor_id, substr(g.title, 1, 400) AS text
        FROM goals g WHERE instr(CAST(@kinds AS TEXT), 'reached ') > 0 AND g.reached_at IS NOT NULL AND g.deleted_at IS NULL AND g.person_id = @person_id
            AND g.reached_at <= CAST(@before_at AS INTEGER) AND (g.reached_at < @before_at OR g.id < CAST(@before_id AS TEXT))
        ORDER BY g.reached_at DESC, g.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'action' AS kind, a.done_at AS at, a.id AS id, a.person_id AS person_id, coalesce(a.done_by, '') AS actor_id, substr(a.text, 1, 400) AS text
        FROM actions a WHERE instr(CAST(@kinds AS TEXT), 'action ') > 0 AND a.done_at IS NOT NULL AND a.deleted_at IS NULL AND a.person_id = @person_id
            AND a.done_at <= CAST(@before_at AS INTEGER) AND (a.done_at < @before_at OR a.id < CAST(@before_id AS TEXT))
        ORDER BY a.done_at DESC, a.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'kudos' AS kind, k.created_at AS at, k.id AS id, k.person_id AS person_id, k.author_id AS actor_id, substr(k.body, 1, 400) AS text
        FROM kudos k WHERE instr(CAST(@kinds AS TEXT), 'kudos ') > 0 AND k.deleted_at IS NULL AND k.person_id = @person_id
            AND k.created_at <= CAST(@before_at AS INTEGER) AND (k.created_at < @before_at OR k.id < CAST(@before_id AS TEXT))
        ORDER BY k.created_at DESC, k.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'feedback' AS kind, unixepoch(f.received_on) * 1000 AS at, f.id AS id, f.person_id AS person_id, f.author_id AS actor_id, substr(f.body, 1, 400) AS text
        FROM feedback f WHERE instr(CAST(@kinds AS TEXT), 'feedback ') > 0 AND f.deleted_at IS NULL AND f.person_id = @person_id
            AND f.received_on <= date(CAST(@before_at AS INTEGER) / 1000, 'unixepoch') AND (unixepoch(f.received_on) * 1000 < @before_at OR f.id < CAST(@before_id AS TEXT))
        ORDER BY f.received_on DESC, f.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'review' AS kind, unixepoch(r.reviewed_on) * 1000 AS at, r.id AS id, r.person_id AS person_id, r.author_id AS actor_id, substr(r.body, 1, 400) AS text
        FROM reviews r WHERE instr(CAST(@kinds AS TEXT), 'review ') > 0 AND r.deleted_at IS NULL AND r.person_id = @person_id
            AND r.reviewed_on <= date(CAST(@before_at AS INTEGER) / 1000, 'unixepoch') AND (unixepoch(r.reviewed_on) * 1000 < @before_at OR r.id < CAST(@before_id AS TEXT))
        ORDER BY r.reviewed_on DESC, r.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'evidence' AS kind, e.created_at AS at, e.id AS id, e.person_id AS person_id, e.author_id AS actor_id, substr(e.title, 1, 400) AS text
        FROM evidence e WHERE instr(CAST(@kinds AS TEXT), 'evidence ') > 0 AND e.deleted_at IS NULL AND e.person_id = @person_id
            AND e.created_at <= CAST(@before_at AS INTEGER) AND (e.created_at < @before_at OR e.id < CAST(@before_id AS TEXT))
        ORDER BY e.created_at DESC, e.id DESC LIMIT @page_size)
    UNION ALL
    SELECT * FROM (SELECT 'signed' AS kind, e.signed_at AS at, e.id AS id, e.person_id AS person_id, coalesce(e.signed_by, '') AS actor_id, substr(e.title, 1, 400) AS text
        FROM evidence e WHERE instr(CAST(@kinds AS TEXT), 'signed ') > 0 AND e.signed_at IS NOT NULL AND e.deleted_at IS NULL AND e.person_id = @person_id
            AND e.signed_at <= CAST(@before_at AS INTEGER) AND (e.signed_at < @before_at OR e.id < CAST(@before_id AS TEXT))
        ORDER BY e.signed_at DESC, e.id DESC LIMIT @page_size)
) AS e ORDER BY e.at DESC, e.id DESC LIMIT @page_size;
