-- name: ListCategories :many
SELECT sqlc.embed(k), (SELECT count(*) FROM actions a WHERE a.category_id = k.id AND a.deleted_at IS NULL
    AND (CAST(@person_id AS TEXT) = '' OR a.person_id = @person_id) AND a.created_at >= CAST(@since AS INTEGER)) AS uses
FROM categories k ORDER BY (k.archived_at IS NOT NULL), k.position, k.id;

-- name: AddCategory :exec
INSERT INTO categories (id, name, name_key, position)
VALUES (@id, @name, @name_key, (SELECT coalesce(max(position), 0) + 1 FROM categories));

-- name: RenameCategory :execrows
UPDATE categories SET name = @name, name_key = @name_key WHERE id = @id;

-- name: ArchiveCategory :execrows
UPDATE categories SET archived_at = @archived_at WHERE id = @id;

-- name: FindCategory :one
SELECT * FROM categories WHERE id = @id;

-- name: CategoryCalled :one
SELECT id FROM categories WHERE name_key = @name_key;
