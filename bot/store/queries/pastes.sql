-- name: paste_of_part(supporter_id, message_id)^
SELECT paste_id FROM paste_parts WHERE supporter_id = :supporter_id AND message_id = :message_id

-- name: paste_going_on(supporter_id, since, until)^
-- The newest one whose last part was sent at about the same time.
SELECT paste_id FROM pastes
WHERE supporter_id = :supporter_id AND case_id IS NULL AND sent_at BETWEEN :since AND :until
ORDER BY paste_id DESC LIMIT 1

-- name: paste_to_read(supporter_id)^
SELECT paste_id FROM pastes
WHERE supporter_id = :supporter_id AND case_id IS NULL AND taken = 1
ORDER BY paste_id DESC LIMIT 1

-- name: paste_left_open(supporter_id, paste_id)^
-- The newest one before this that waits to be read.
SELECT paste_id FROM pastes
WHERE supporter_id = :supporter_id AND case_id IS NULL AND taken = 1 AND paste_id < :paste_id
ORDER BY paste_id DESC LIMIT 1

-- name: late_part(supporter_id, paste_id)^
-- The first of what came after this one, before any other, and was never decided upon.
SELECT q.message_id AS message_id, q.body AS body FROM pastes p JOIN paste_parts q
    ON q.supporter_id = p.supporter_id AND q.paste_id = p.paste_id
WHERE p.supporter_id = :supporter_id AND p.taken = 0 AND p.paste_id > :paste_id
    AND NOT EXISTS (
        SELECT 1 FROM pastes o WHERE o.supporter_id = p.supporter_id AND o.case_id IS NULL
            AND o.taken = 1 AND o.paste_id > :paste_id AND o.paste_id < p.paste_id
    )
ORDER BY q.message_id LIMIT 1

-- name: begin_paste(supporter_id, paste_id, sent_at, now)!
INSERT INTO pastes (supporter_id, paste_id, sent_at, taken, changes, changed_at, tried_at)
VALUES (:supporter_id, :paste_id, :sent_at, 0, 0, :now, :now)
ON CONFLICT (supporter_id, paste_id) DO NOTHING

-- name: hold_paste(supporter_id, paste_id)!
-- Nobody erases it before this transaction ends.
UPDATE pastes SET changed_at = changed_at
WHERE supporter_id = :supporter_id AND paste_id = :paste_id

-- name: keep_part(supporter_id, message_id, paste_id, body)!
INSERT INTO paste_parts (supporter_id, message_id, paste_id, body)
VALUES (:supporter_id, :message_id, :paste_id, :body)
ON CONFLICT (supporter_id, message_id) DO UPDATE SET body = excluded.body

-- name: move_part(supporter_id, message_id, paste_id)!
UPDATE paste_parts SET paste_id = :paste_id
WHERE supporter_id = :supporter_id AND message_id = :message_id

-- name: drop_part(supporter_id, message_id)!
DELETE FROM paste_parts WHERE supporter_id = :supporter_id AND message_id = :message_id

-- name: drop_emptied_paste(supporter_id, paste_id)!
DELETE FROM pastes
WHERE supporter_id = :supporter_id AND paste_id = :paste_id AND case_id IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM paste_parts q
        WHERE q.supporter_id = pastes.supporter_id AND q.paste_id = pastes.paste_id
    )

-- name: grow_paste(supporter_id, paste_id, sent_at, taken, left_out, now)!
UPDATE pastes
SET sent_at = CASE WHEN sent_at < :sent_at THEN :sent_at ELSE sent_at END,
    taken = CASE WHEN taken < :taken THEN :taken ELSE taken END,
    left_out = left_out + :left_out, changes = changes + 1, changed_at = :now
WHERE supporter_id = :supporter_id AND paste_id = :paste_id AND case_id IS NULL

-- name: paste(supporter_id, paste_id)^
SELECT p.supporter_id AS supporter_id, p.paste_id AS paste_id, p.taken AS taken,
    p.left_out AS left_out, p.changes AS changes, p.message_id AS message_id,
    p.tried_at AS tried_at, p.case_id AS case_id, p.version AS version,
    count(q.message_id) AS parts, COALESCE(sum(length(q.body)), 0) AS characters,
    COALESCE(max(q.message_id), 0) AS last_part
FROM pastes p LEFT JOIN paste_parts q
    ON q.supporter_id = p.supporter_id AND q.paste_id = p.paste_id
WHERE p.supporter_id = :supporter_id AND p.paste_id = :paste_id
GROUP BY p.supporter_id, p.paste_id

-- name: parts_of_paste(supporter_id, paste_id)
SELECT message_id, body FROM paste_parts
WHERE supporter_id = :supporter_id AND paste_id = :paste_id ORDER BY message_id

-- name: pastes_to_show(quiet, before)
-- Those that changed since they were shown: once no more parts come, or else every few seconds.
SELECT supporter_id, paste_id FROM pastes
WHERE taken = 1 AND case_id IS NULL AND changes > shown
    AND (tried_at <= :before OR (changed_at <= :quiet AND tried_at <= changed_at))
ORDER BY tried_at

-- name: take_paste_to_show(supporter_id, paste_id, tried_at, now)!
-- Of several replicas one shows it.
UPDATE pastes SET tried_at = :now
WHERE supporter_id = :supporter_id AND paste_id = :paste_id AND tried_at = :tried_at

-- name: paste_shown(supporter_id, paste_id, changes, message_id)!
UPDATE pastes SET shown = :changes, message_id = :message_id
WHERE supporter_id = :supporter_id AND paste_id = :paste_id

-- name: paste_became(supporter_id, paste_id, case_id, version)!
UPDATE pastes SET case_id = :case_id, version = :version
WHERE supporter_id = :supporter_id AND paste_id = :paste_id

-- name: drop_parts(supporter_id, paste_id)!
DELETE FROM paste_parts WHERE supporter_id = :supporter_id AND paste_id = :paste_id

-- name: drop_paste(supporter_id, paste_id)!
DELETE FROM pastes WHERE supporter_id = :supporter_id AND paste_id = :paste_id

-- name: drop_remarks(supporter_id, since)!
-- What was no document after all: messages come in turn, and this person has written on. What they
-- are asked about, because a paste before it is open, stays.
DELETE FROM pastes WHERE supporter_id = :supporter_id AND taken = 0 AND sent_at < :since
    AND NOT EXISTS (
        SELECT 1 FROM pastes o WHERE o.supporter_id = pastes.supporter_id
            AND o.case_id IS NULL AND o.taken = 1 AND o.paste_id < pastes.paste_id
    )

-- name: paste_over(before)^
SELECT paste_id FROM pastes WHERE taken = 0 AND changed_at < :before LIMIT 1

-- name: drop_remarks_over(before)!
-- Those who wrote what is not handled yet are spared: it may be the next part.
DELETE FROM pastes WHERE taken = 0 AND changed_at < :before AND NOT EXISTS (
    SELECT 1 FROM inbox WHERE inbox.state = 'open' AND inbox.chat_id = pastes.supporter_id
)

-- name: drop_old_pastes(before)!
DELETE FROM pastes WHERE sent_at < :before

-- name: drop_parts_of_no_paste()!
DELETE FROM paste_parts WHERE NOT EXISTS (
    SELECT 1 FROM pastes p
    WHERE p.supporter_id = paste_parts.supporter_id AND p.paste_id = paste_parts.paste_id
)

-- name: pastes_of_supporter(id)
SELECT paste_id, sent_at, taken, left_out, message_id, case_id, version FROM pastes
WHERE supporter_id = :id ORDER BY paste_id

-- name: paste_parts_of_supporter(id)
SELECT paste_id, message_id, body FROM paste_parts WHERE supporter_id = :id ORDER BY message_id

-- name: forget_pastes(id)!
DELETE FROM pastes WHERE supporter_id = :id

-- name: forget_paste_parts(id)!
DELETE FROM paste_parts WHERE supporter_id = :id
