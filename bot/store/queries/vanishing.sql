-- name: let_vanish(chat_id, message_id, due_at)!
INSERT INTO vanishing (chat_id, message_id, due_at) VALUES (:chat_id, :message_id, :due_at)
ON CONFLICT (chat_id, message_id) DO UPDATE SET due_at = excluded.due_at

-- name: let_stay(chat_id, message_id)!
DELETE FROM vanishing WHERE chat_id = :chat_id AND message_id = :message_id

-- name: due_to_vanish(now, count)
SELECT chat_id, message_id FROM vanishing
WHERE due_at <= :now AND claimed_until <= :now ORDER BY due_at, chat_id, message_id LIMIT :count

-- name: claim_vanishing(chat_id, message_id, now, until)!
UPDATE vanishing SET claimed_until = :until
WHERE chat_id = :chat_id AND message_id = :message_id AND due_at <= :now
    AND claimed_until <= :now

-- name: vanishing_of_supporter(id)
SELECT message_id, due_at FROM vanishing WHERE chat_id = :id ORDER BY message_id

-- name: forget_vanishing(id)!
-- The letters are to leave the chat all the same: now, and the rows with them.
UPDATE vanishing SET due_at = 0 WHERE chat_id = :id
