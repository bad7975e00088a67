-- Taking an import back as a whole, and bringing it back. What stands in a session, or was changed since, stays. A row
-- that was taken back keeps its key behind its own id, so that the same row can be imported again.

-- name: UndoImportedFeedback :execrows
UPDATE feedback SET deleted_at = @at, import_key = import_key || ' ' || id
WHERE import_id = @import_id AND deleted_at IS NULL
    AND id NOT IN (SELECT i.feedback_id FROM session_items i WHERE i.feedback_id IS NOT NULL AND i.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM edits e WHERE e.record_id = feedback.id AND e.field <> 'deleted_at');

-- name: RedoImportedFeedback :execrows
UPDATE feedback SET deleted_at = NULL, import_key = substr(import_key, 1, 32)
WHERE feedback.import_id = @import_id AND feedback.deleted_at = @undone_at
    AND NOT EXISTS (SELECT 1 FROM feedback o WHERE o.import_key = substr(feedback.import_key, 1, 32));

-- name: CountImportedFeedback :one
SELECT count(*) FROM feedback WHERE import_id = @import_id AND deleted_at IS NULL;

-- name: UndoImportedReviews :execrows
UPDATE reviews SET deleted_at = @at, import_key = import_key || ' ' || id
WHERE import_id = @import_id AND deleted_at IS NULL
    AND id NOT IN (SELECT i.review_id FROM session_items i WHERE i.review_id IS NOT NULL AND i.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM edits e WHERE e.record_id = reviews.id AND e.field <> 'deleted_at');

-- name: RedoImportedReviews :execrows
UPDATE reviews SET deleted_at = NULL, import_key = substr(import_key, 1, 32)
WHERE reviews.import_id = @import_id AND reviews.deleted_at = @undone_at
    AND NOT EXISTS (SELECT 1 FROM reviews o WHERE o.import_key = substr(reviews.import_key, 1, 32));

-- name: CountImportedReviews :one
SELECT count(*) FROM reviews WHERE import_id = @import_id AND deleted_at IS NULL;

-- A value that was changed since is nobody's to take back.
-- name: DropImportedValues :execrows
DELETE FROM metric_values WHERE EXISTS (SELECT 1 FROM import_values v
    WHERE v.import_id = @import_id AND v.person_id = metric_values.person_id AND v.metric_id = metric_values.metric_id AND v.value_on = metric_values.value_on
        AND v.before IS NULL AND v.after = metric_values.value);

-- name: RevertImportedValues :execrows
UPDATE metric_values SET value = (SELECT v.before FROM import_values v
    WHERE v.import_id = @import_id AND v.person_id = metric_values.person_id AND v.metric_id = metric_values.metric_id AND v.value_on = metric_values.value_on)
WHERE EXISTS (SELECT 1 FROM import_values v
    WHERE v.import_id = @import_id AND v.person_id = metric_values.person_id AND v.metric_id = metric_values.metric_id AND v.value_on = metric_values.value_on
        AND v.before IS NOT NULL AND v.after = metric_values.value);

-- name: CountImportedValues :one
SELECT count(*) FROM import_values WHERE import_id = @import_id;

-- name: RedoImportedValues :execrows
INSERT INTO metric_values (metric_id, person_id, value_on, value, author_id, created_at)
SELECT v.metric_id, v.person_id, v.value_on, v.after, CAST(@author_id AS TEXT), CAST(@at AS INTEGER)
FROM import_values v LEFT JOIN metric_values m
    ON m.person_id = v.person_id AND m.metric_id = v.metric_id AND m.value_on = v.value_on
WHERE v.import_id = @import_id AND m.value IS v.before
ON CONFLICT (person_id, metric_id, value_on) DO UPDATE SET value = excluded.value;

-- Only those on whom nothing else hangs.
-- name: UndoImportedPeople :execrows
UPDATE people SET archived_at = @at
WHERE id IN (SELECT m.record_id FROM import_made m WHERE m.import_id = @import_id) AND archived_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM edits e WHERE e.record_id = people.id AND e.field <> 'archived_at')
    AND NOT EXISTS (SELECT 1 FROM sessions x WHERE x.person_id = people.id)
    AND NOT EXISTS (SELECT 1 FROM goals x WHERE x.person_id = people.id)
    AND NOT EXISTS (SELECT 1 FROM actions x WHERE x.person_id = people.id)
    AND NOT EXISTS (SELECT 1 FROM kudos x WHERE x.person_id = people.id)
    AND NOT EXISTS (SELECT 1 FROM standing_topics x WHERE x.person_id = people.id)
    AND NOT EXISTS (SELECT 1 FROM feedback x WHERE x.person_id = people.id AND x.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM reviews x WHERE x.person_id = people.id AND x.deleted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM metric_values x WHERE x.person_id = people.id);

-- name: RedoImportedPeople :execrows
UPDATE people SET archived_at = NULL WHERE id IN (SELECT m.record_id FROM import_made m WHERE m.import_id = @import_id);

-- name: UndoImportedMetrics :execrows
UPDATE metrics SET archived_at = @at
WHERE id IN (SELECT m.record_id FROM import_made m WHERE m.import_id = @import_id) AND archived_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM edits e WHERE e.record_id = metrics.id AND e.field <> 'archived_at')
    AND NOT EXISTS (SELECT 1 FROM metric_values x WHERE x.metric_id = metrics.id)
    AND NOT EXISTS (SELECT 1 FROM session_items x WHERE x.metric_id = metrics.id);

-- name: RedoImportedMetrics :execrows
UPDATE metrics SET archived_at = NULL
WHERE id IN (SELECT m.record_id FROM import_made m WHERE m.import_id = @import_id)
    AND NOT EXISTS (SELECT 1 FROM metrics o WHERE o.name_key = metrics.name_key AND o.archived_at IS NULL);

-- What stays is no longer the import's.
-- name: KeepImportMade :exec
DELETE FROM import_made WHERE import_made.import_id = @import_id
    AND record_id IN (SELECT p.id FROM people p WHERE p.archived_at IS NULL UNION ALL SELECT x.id FROM metrics x WHERE x.archived_at IS NULL);
