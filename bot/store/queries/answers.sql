-- name: tell_answer(supporter_id, case_id, target_id, channel, answer)!
UPDATE appeals SET answer = :answer
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel AND reported_at IS NOT NULL

-- name: tell_no_answer(supporter_id, case_id)!
UPDATE appeals SET answer = 'no'
WHERE supporter_id = :supporter_id AND case_id = :case_id AND reported_at IS NOT NULL
    AND answer IS NULL

-- name: keep_answer_draft(supporter_id, message_id, case_id, target_id, channel, body, now)!
INSERT INTO answer_drafts (supporter_id, message_id, case_id, target_id, channel, body, written_at)
VALUES (:supporter_id, :message_id, :case_id, :target_id, :channel, :body, :now)
ON CONFLICT DO NOTHING

-- name: answer_draft(supporter_id, case_id, target_id, channel)
SELECT message_id, body FROM answer_drafts
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel ORDER BY message_id

-- name: drop_answer_draft(supporter_id, case_id, target_id, channel)!
DELETE FROM answer_drafts
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel

-- name: drop_answer_drafts(before)!
DELETE FROM answer_drafts WHERE written_at < :before

-- name: keep_answer(id, case_id, target_id, channel, body, day)!
INSERT INTO answers (id, case_id, target_id, channel, body, day)
VALUES (:id, :case_id, :target_id, :channel, :body, :day)

-- name: answers_of_case(case_id)
SELECT id, target_id, channel, body, day FROM answers WHERE case_id = :case_id ORDER BY id

-- name: count_answers_of_case(case_id)^
SELECT count(*) AS answers FROM answers WHERE case_id = :case_id

-- name: remove_answer(id, case_id)!
DELETE FROM answers WHERE id = :id AND case_id = :case_id
