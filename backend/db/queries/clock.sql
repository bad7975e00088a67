-- name: Clock :one
SELECT device_id, author_id, hlc FROM clock WHERE one = 1;

-- Moves the clock on, to the given wall clock or by one tick where that stands still or runs back.
-- name: TickClock :exec
UPDATE clock SET hlc = max(hlc + 1, CAST(@wall AS INTEGER)) WHERE one = 1;

-- name: SetAuthor :exec
UPDATE clock SET author_id = @author_id WHERE one = 1;

-- name: EditsOfRecord :many
SELECT field, author_id, device_id, hlc FROM edits WHERE record_id = @record_id ORDER BY field, author_id;
