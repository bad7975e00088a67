-- name: OwnDevice :one
SELECT * FROM own_device WHERE one = 1;

-- name: SetOwnDevice :exec
INSERT INTO own_device (one, device, sign_key, seal_key, kept, made_at) VALUES (1, @device, @sign_key, @seal_key, @kept, @made_at)
ON CONFLICT (one) DO UPDATE SET device = excluded.device, sign_key = excluded.sign_key, seal_key = excluded.seal_key, kept = excluded.kept, made_at = excluded.made_at;

-- name: AddPair :exec
INSERT INTO pairs (id, person_id, i_manage, created_at) VALUES (@id, @person_id, @i_manage, @created_at);

-- name: JoinPair :exec
UPDATE pairs SET their_id = @their_id, their_name = @their_name, joined_at = @joined_at WHERE id = @id;

-- name: SetVerified :execrows
UPDATE pairs SET verified_at = @verified_at WHERE id = @id;

-- name: EndPair :execrows
UPDATE pairs SET ended_at = @ended_at WHERE id = @id AND ended_at IS NULL;

-- name: RevivePair :exec
UPDATE pairs SET ended_at = NULL WHERE id = @id;

-- name: EndAllPairs :exec
UPDATE pairs SET ended_at = @ended_at WHERE ended_at IS NULL;

-- Pairs that have not ended, those that were only invited to as well.
-- name: CurrentPairs :many
SELECT sqlc.embed(pairs), sqlc.embed(people) FROM pairs JOIN people ON people.id = pairs.person_id
WHERE pairs.ended_at IS NULL ORDER BY people.name, pairs.id;

-- name: PairByID :one
SELECT * FROM pairs WHERE id = @id;

-- name: PairWith :one
SELECT * FROM pairs WHERE person_id = @person_id AND ended_at IS NULL;

-- name: DevicesOfPairs :many
SELECT * FROM pair_devices WHERE pair_id IN (sqlc.slice('ids')) ORDER BY added_at, device;

-- name: PinDevice :exec
INSERT INTO pair_devices (pair_id, device, mine, sign_key, seal_key, added_at, revoked_at)
VALUES (@pair_id, @device, @mine, @sign_key, @seal_key, @added_at, @revoked_at)
ON CONFLICT (pair_id, device) DO UPDATE SET revoked_at = coalesce(pair_devices.revoked_at, excluded.revoked_at);

-- Whom I do not share with.
-- name: UnpairedPeople :many
SELECT id, name FROM people p WHERE p.relation <> 'me'
    AND NOT EXISTS (SELECT 1 FROM pairs WHERE person_id = p.id AND joined_at IS NOT NULL AND ended_at IS NULL);
