-- name: keep_watch(chat_id, message_id, broadcast_id, now)!
INSERT INTO watches (chat_id, message_id, broadcast_id, edited_at)
VALUES (:chat_id, :message_id, :broadcast_id, :now)
ON CONFLICT (chat_id, message_id)
DO UPDATE SET broadcast_id = excluded.broadcast_id, edited_at = excluded.edited_at, shown = ''

-- name: drop_watch(chat_id, message_id)!
DELETE FROM watches WHERE chat_id = :chat_id AND message_id = :message_id

-- name: watches_due(before)
SELECT chat_id, message_id, broadcast_id, edited_at, shown FROM watches
WHERE edited_at <= :before ORDER BY edited_at

-- name: show_watch(chat_id, message_id, shown)!
UPDATE watches SET shown = :shown WHERE chat_id = :chat_id AND message_id = :message_id

-- name: take_watch(chat_id, message_id, edited_at, now)!
-- Of several replicas one edits the message.
UPDATE watches SET edited_at = :now
WHERE chat_id = :chat_id AND message_id = :message_id AND edited_at = :edited_at

-- name: watches_of_supporter(id)
SELECT message_id, broadcast_id, edited_at, shown FROM watches WHERE chat_id = :id

-- name: forget_watches(id)!
DELETE FROM watches WHERE chat_id = :id
