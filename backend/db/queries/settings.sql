-- name: ListSettings :many
SELECT name, value FROM settings;

-- name: SaveSetting :exec
INSERT INTO settings (name, value) VALUES (@name, @value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
