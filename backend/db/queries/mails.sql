-- name: AddMail :exec
INSERT INTO mails (id, share_id, session_id, purpose, recipient, subject, message, state, made_at, next_at)
VALUES (@id, @share_id, @session_id, @purpose, @recipient, @subject, @message, @state, @made_at, @next_at);

-- What waits, and what may have gone: newest first. The message itself is not read.
-- name: ListMails :many
SELECT m.id, m.share_id, m.session_id, m.recipient, m.subject, m.state, m.failure, m.tries, m.made_at, m.next_at, s.title AS session_title
FROM mails m JOIN sessions s ON s.id = m.session_id
WHERE m.state IN ('waiting', 'sending', 'failed') ORDER BY m.made_at DESC, m.id DESC;

-- name: FindMail :one
SELECT * FROM mails WHERE id = @id;

-- The next one that is due, oldest first.
-- name: DueMail :one
SELECT * FROM mails WHERE state = 'waiting' AND next_at <= @now ORDER BY next_at, id LIMIT 1;

-- When the next one is due; 0 where none waits.
-- name: NextMailAt :one
SELECT CAST(coalesce(min(next_at), 0) AS INTEGER) AS at FROM mails WHERE state = 'waiting';

-- Only one that waits is taken in hand, so that no two do.
-- name: MailSending :execrows
UPDATE mails SET state = 'sending', tries = tries + 1, failure = '' WHERE id = @id AND state = 'waiting';

-- name: MailSent :execrows
UPDATE mails SET state = 'sent', sent_at = @sent_at, message = x'', failure = '' WHERE id = @id AND state = 'sending';

-- Not a byte of it was accepted: it waits again.
-- name: MailWaits :execrows
UPDATE mails SET state = 'waiting', next_at = @next_at, failure = @failure WHERE id = @id AND state = 'sending';

-- name: MailFailed :execrows
UPDATE mails SET state = 'failed', failure = @failure WHERE id = @id AND state = 'sending';

-- Asked for by hand only: after a look whether it has arrived. A cancelled one that waits again is on record as shared again.
-- name: RetryMail :execrows
UPDATE mails SET state = 'waiting', next_at = @next_at, share_id = @share_id, failure = ''
WHERE id = @id AND state IN ('waiting', 'sending', 'failed', 'cancelled');

-- name: CancelMail :execrows
UPDATE mails SET state = 'cancelled' WHERE id = @id AND state IN ('waiting', 'sending', 'failed');

-- Mail of which it is clear by now that it has arrived: its sender looked.
-- name: MailArrived :execrows
UPDATE mails SET state = 'sent', sent_at = @sent_at, message = x'', failure = '' WHERE id = @id AND state IN ('sending', 'failed');

-- What was cancelled can be brought back until the program ends.
-- name: DeleteCancelledMails :exec
DELETE FROM mails WHERE state = 'cancelled';
