-- name: AddImport :exec
INSERT INTO imports (id, kind, file_name, added, known, failed, created_at)
VALUES (@id, @kind, @file_name, 0, 0, 0, @created_at);

-- name: CountImport :exec
UPDATE imports SET added = @added, known = @known, failed = @failed WHERE id = @id;

-- name: FindImportMapping :one
SELECT mapping FROM import_mappings WHERE shape = @shape;

-- name: KeepImportMapping :exec
INSERT INTO import_mappings (shape, mapping, used_at) VALUES (@shape, @mapping, @used_at)
ON CONFLICT (shape) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at;

-- Everybody but me, to find who a row is about.
-- name: ImportPeople :many
SELECT id, name, email FROM people WHERE relation <> 'me' ORDER BY archived_at IS NOT NULL, id;

-- name: ImportMetrics :many
SELECT id, name_key FROM metrics WHERE archived_at IS NULL;

-- name: ImportMetric :exec
INSERT INTO metrics (id, name, name_key, unit, decimals, author_id, created_at)
VALUES (@id, @name, @name_key, @unit, @decimals, @author_id, @created_at);

-- A value of the same day takes the place of an earlier one; the same value again changes nothing.
-- name: ImportMetricValue :execrows
INSERT INTO metric_values (metric_id, person_id, value_on, value, author_id, created_at)
VALUES (@metric_id, @person_id, @value_on, @value, @author_id, @created_at)
ON CONFLICT (person_id, metric_id, value_on) DO UPDATE
SET value = excluded.value, author_id = excluded.author_id, created_at = excluded.created_at
WHERE metric_values.value <> excluded.value;
