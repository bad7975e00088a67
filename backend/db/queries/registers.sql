-- What is known of the given records of a pair.
-- name: RegistersOf :many
SELECT * FROM registers WHERE pair_id = @pair_id AND record_id IN (sqlc.slice('ids'));

-- What I released of a pair after the given pack.
-- name: RecordsSince :many
SELECT record_id FROM registers WHERE pair_id = @pair_id AND released > @released AND released > 0;

-- name: PutRegisters :exec
INSERT INTO registers (pair_id, record_id, kind, creator, state, drafts, released)
VALUES (@pair_id, @record_id, @kind, @creator, @state, @drafts, @released)
ON CONFLICT (pair_id, record_id, kind, creator) DO UPDATE SET state = excluded.state, drafts = excluded.drafts, released = excluded.released;

-- The records of a pair that both know, and that I changed here after the given clock: from the few edits to their records.
-- name: EditedSince :many
SELECT DISTINCT +e.record_id AS record_id FROM edits e CROSS JOIN registers r ON r.record_id = e.record_id AND r.pair_id = @pair_id
WHERE e.hlc > @clock AND e.author_id = @author_id;

-- The sessions, goals and items of a pair that anybody shared: what others may refer to.
-- name: SharedRecords :many
SELECT record_id FROM registers WHERE pair_id = @pair_id AND kind IN (1, 3, 6);

-- Whether a person's own copy answers for what they wrote.
-- name: IsJoined :one
SELECT CAST(EXISTS (SELECT 1 FROM pairs WHERE person_id = @person_id AND joined_at IS NOT NULL AND ended_at IS NULL) AS INTEGER) AS joined;

-- name: SetHarvested :exec
UPDATE pairs SET harvested = @harvested WHERE id = @id;

-- name: SetClock :exec
UPDATE clock SET hlc = max(hlc, CAST(@hlc AS INTEGER)) WHERE one = 1;

-- name: SetHeard :exec
UPDATE pair_devices SET heard = @heard, newest = @newest, acked = @acked WHERE pair_id = @pair_id AND device = @device;

-- What I changed of a pair and did not share yet. The plus makes SQLite take the index of just these.
-- name: RecordsWithDrafts :many
SELECT record_id FROM registers WHERE +pair_id = @pair_id AND drafts <> x'';

-- Whether I shared a record with anybody.
-- name: IsReleased :one
SELECT CAST(EXISTS (SELECT 1 FROM pairs p JOIN registers r ON r.pair_id = p.id AND r.record_id = @record_id AND r.released > 0) AS INTEGER) AS released;
