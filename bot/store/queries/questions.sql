-- name: question(chat_id)^
SELECT asked FROM questions WHERE chat_id = :chat_id

-- name: ask_question(chat_id, asked, now)!
INSERT INTO questions (chat_id, asked, asked_at) VALUES (:chat_id, :asked, :now)
ON CONFLICT (chat_id) DO UPDATE SET asked = excluded.asked, asked_at = excluded.asked_at

-- name: end_question(chat_id)!
DELETE FROM questions WHERE chat_id = :chat_id
