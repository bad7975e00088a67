-- name: AddMetric :one
INSERT INTO metrics (id, name, name_key, unit, better, target, decimals, author_id, created_at)
VALUES (@id, @name, @name_key, @unit, @better, @target, @decimals, @author_id, @created_at)
RETURNING *;

-- name: FindMetric :one
SELECT * FROM metrics WHERE id = @id;

-- name: ListMetrics :many
SELECT * FROM metrics ORDER BY (archived_at IS NOT NULL), (key_position IS NULL), key_position, name_key, id;

-- name: MetricNamed :one
SELECT id FROM metrics WHERE name_key = @name_key AND archived_at IS NULL;

-- name: ChangeMetric :one
UPDATE metrics SET name = @name, name_key = @name_key, unit = @unit, better = @better, target = @target, decimals = @decimals
WHERE id = @id
RETURNING *;

-- An archived metric is no key metric any more.
-- name: ArchiveMetric :execrows
UPDATE metrics SET archived_at = @archived_at, key_position = NULL WHERE id = @id AND archived_at IS NULL;

-- name: UnarchiveMetric :execrows
UPDATE metrics SET archived_at = NULL WHERE id = @id AND archived_at IS NOT NULL;

-- name: UnsetKeyMetrics :exec
UPDATE metrics SET key_position = NULL WHERE key_position IS NOT NULL;

-- name: SetKeyMetric :execrows
UPDATE metrics SET key_position = @key_position WHERE id = @id AND archived_at IS NULL;

-- A later value for the same day takes the place of the earlier one.
-- name: EnterMetricValue :exec
INSERT INTO metric_values (metric_id, person_id, value_on, value, author_id, created_at)
VALUES (@metric_id, @person_id, @value_on, @value, @author_id, @created_at)
ON CONFLICT (person_id, metric_id, value_on)
    DO UPDATE SET value = excluded.value, author_id = excluded.author_id, created_at = excluded.created_at;

-- name: DeleteMetricValue :execrows
DELETE FROM metric_values WHERE person_id = @person_id AND metric_id = @metric_id AND value_on = @value_on;

-- The newest two values of a metric up to a day.
-- name: LatestMetricValues :many
SELECT value_on, value FROM metric_values
WHERE person_id = @person_id AND metric_id = @metric_id AND value_on <= @until_on
ORDER BY value_on DESC LIMIT 2;

-- Every metric that is a key one or has values for the person: its values from a day on, and its newest two of all, as
-- JSON arrays of {on, value} in the order of their days.
-- name: Scorecard :many
SELECT sqlc.embed(m),
    CAST((SELECT json_group_array(json_object('on', v.value_on, 'value', v.value))
        FROM (SELECT value_on, value FROM metric_values
            WHERE metric_values.person_id = @person_id AND metric_values.metric_id = m.id AND metric_values.value_on >= @from_on
            ORDER BY value_on) AS v) AS TEXT) AS points,
    CAST((SELECT json_group_array(json_object('on', v.value_on, 'value', v.value))
        FROM (SELECT value_on, value FROM metric_values
            WHERE metric_values.person_id = @person_id AND metric_values.metric_id = m.id
            ORDER BY value_on DESC LIMIT 2) AS v) AS TEXT) AS newest
FROM metrics m
WHERE m.archived_at IS NULL
    AND (m.key_position IS NOT NULL
        OR EXISTS (SELECT 1 FROM metric_values k WHERE k.person_id = @person_id AND k.metric_id = m.id))
ORDER BY (m.key_position IS NULL), m.key_position, m.name_key, m.id;

-- Key metrics in their order that have a value for the person and are not in the session yet.
-- name: KeyMetricsToAdd :many
SELECT m.* FROM metrics m
WHERE m.key_position IS NOT NULL AND m.archived_at IS NULL
    AND EXISTS (SELECT 1 FROM metric_values v
        WHERE v.person_id = @person_id AND v.metric_id = m.id AND v.value_on <= @until_on)
    AND NOT EXISTS (SELECT 1 FROM session_items i
        WHERE i.session_id = @session_id AND i.metric_id = m.id AND i.deleted_at IS NULL)
ORDER BY m.key_position, m.id;
