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

-- Everybody but me and those whom an import brought that was taken back, to find who a row is about.
-- name: ImportPeople :many
SELECT id, name, email FROM people WHERE relation <> 'me' AND id NOT IN (SELECT m.record_id FROM import_made m JOIN imports i ON i.id = m.import_id WHERE i.undone_at IS NOT NULL)
ORDER BY archived_at IS NOT NULL, id;

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

-- What an import did to a value, before it does it; a value that is the same already is left alone.
-- name: NoteImportValue :exec
INSERT INTO import_values (import_id, person_id, metric_id, value_on, before, after)
SELECT CAST(@import_id AS TEXT), CAST(@person_id AS TEXT), CAST(@metric_id AS TEXT), CAST(@value_on AS TEXT),
    (SELECT v.value FROM metric_values v WHERE v.person_id = @person_id AND v.metric_id = @metric_id AND v.value_on = @value_on),
    CAST(@value AS REAL)
WHERE NOT EXISTS (SELECT 1 FROM metric_values v
    WHERE v.person_id = @person_id AND v.metric_id = @metric_id AND v.value_on = @value_on AND v.value = @value)
ON CONFLICT (import_id, person_id, metric_id, value_on) DO UPDATE SET after = excluded.after;

-- name: NoteImportMade :exec
INSERT INTO import_made (import_id, record_id) VALUES (@import_id, @record_id);

-- name: ListImports :many
SELECT * FROM imports ORDER BY created_at DESC, id DESC LIMIT @page_size OFFSET @page_start;

-- name: FindImport :one
SELECT * FROM imports WHERE id = @id;

-- name: MarkImport :exec
UPDATE imports SET undone_at = @undone_at WHERE id = @id;
