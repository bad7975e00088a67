-- name: AddContent :exec
INSERT INTO contents (id, kind, title, title_key, url, file_id, description, words_key, author_id, created_at)
VALUES (@id, @kind, @title, @title_key, @url, @file_id, @description, @words_key, @author_id, @created_at);

-- name: FindContent :one
SELECT * FROM contents WHERE id = @id;

-- One page of the library, newest first. Empty arguments do not filter. The page is chosen by ids first, so that tags and
-- files are gathered for its rows alone; a file comes as a JSON object with the names of its row in Go.
-- name: ListContents :many
SELECT sqlc.embed(contents),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM content_tags ct JOIN tags t ON t.id = ct.tag_id
        WHERE ct.content_id = contents.id ORDER BY t.name_key)) AS TEXT) AS tags,
    CAST(coalesce((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = contents.file_id), '') AS TEXT) AS file
FROM contents
WHERE contents.id IN (SELECT c.id FROM contents c WHERE c.deleted_at IS NULL
        AND (CAST(@kind AS TEXT) = '' OR c.kind = @kind)
        AND (CAST(@find_key AS TEXT) = '' OR instr(c.title_key, @find_key) > 0 OR instr(c.words_key, @find_key) > 0)
        AND (CAST(@tag_key AS TEXT) = '' OR EXISTS (SELECT 1 FROM content_tags ct JOIN tags t ON t.id = ct.tag_id
            WHERE ct.content_id = c.id AND t.name_key = @tag_key))
    ORDER BY c.created_at DESC, c.id DESC LIMIT @page_size OFFSET @page_start)
ORDER BY contents.created_at DESC, contents.id DESC;

-- What stands behind the items of a session; deleted content too, since a session keeps what it had.
-- name: ContentsInSession :many
SELECT sqlc.embed(contents),
    CAST((SELECT json_group_array(name) FROM (SELECT DISTINCT t.name FROM content_tags ct JOIN tags t ON t.id = ct.tag_id
        WHERE ct.content_id = contents.id ORDER BY t.name_key)) AS TEXT) AS tags,
    CAST(coalesce((SELECT json_object('ID', f.id, 'DiskName', f.disk_name, 'Size', f.size, 'ModifiedNs', f.modified_ns,
        'Sha256', f.sha256, 'Kind', f.kind, 'Mime', f.mime, 'State', f.state, 'AuthorID', f.author_id, 'CreatedAt', f.created_at) FROM files f WHERE f.id = contents.file_id), '') AS TEXT) AS file
FROM session_items i JOIN contents ON contents.id = i.content_id WHERE i.session_id = @session_id AND i.deleted_at IS NULL;

-- name: ChangeContent :execrows
UPDATE contents SET kind = @kind, title = @title, title_key = @title_key, url = @url, description = @description, words_key = @words_key
WHERE id = @id AND deleted_at IS NULL;

-- name: DeleteContent :execrows
UPDATE contents SET deleted_at = @deleted_at WHERE id = @id AND deleted_at IS NULL;

-- name: RestoreContent :execrows
UPDATE contents SET deleted_at = NULL WHERE id = @id;

-- name: TagContent :exec
INSERT INTO content_tags (content_id, tag_id, author_id, created_at) VALUES (@content_id, @tag_id, @author_id, @created_at)
ON CONFLICT DO NOTHING;

-- name: UntagContent :exec
DELETE FROM content_tags WHERE content_id = @content_id AND author_id = @author_id;
