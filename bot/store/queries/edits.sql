-- name: edits_active()
SELECT b.id AS id, b.case_id AS case_id, b.state AS state,
    CASE WHEN EXISTS (
        SELECT 1 FROM edits e WHERE e.broadcast_id = b.id AND e.state IN ('waiting', 'claimed')
    ) THEN 0 ELSE 1 END AS is_over
FROM broadcasts b
WHERE b.ended_at IS NULL AND b.lane > 3 AND b.state <> 'draft' ORDER BY b.lane, b.id

-- name: edits_running()
-- While everything is held nothing is edited either, but for what is withdrawn.
SELECT id FROM broadcasts
WHERE ended_at IS NULL AND lane > 3 AND state = 'running'
    AND (lane = 4 OR NOT EXISTS (SELECT 1 FROM facts WHERE name = 'held'))
ORDER BY lane, id

-- name: cards_in_flight(case_id)^
-- With the reminders and digests that speak of it and were called off.
SELECT count(*) AS deliveries
FROM broadcasts b JOIN deliveries d ON d.broadcast_id = b.id AND d.state = 'claimed'
WHERE b.ended_at IS NULL AND b.lane <= 3
    AND (b.case_id = :case_id OR (
        b.case_id IS NULL AND b.state = 'cancelled'
        AND replace(replace(b.content, '[', ','), ']', ',')
            LIKE '%,' || CAST(CAST(:case_id AS BIGINT) AS TEXT) || ',%'
    ))

-- name: edits_queued_to(id)^
SELECT queued_to, case_id, content FROM broadcasts WHERE id = :id AND state = 'queueing'

-- name: next_to_edit(after, count)^
SELECT max(id) AS last FROM (
    SELECT id FROM supporters WHERE id > :after ORDER BY id LIMIT :count
) AS chunk

-- name: digests_to_edit(id)^
-- Those of the withdrawn case stand between these.
SELECT COALESCE(min(b.id), 1) AS first_digest, COALESCE(max(b.id), 0) AS last_digest
FROM broadcasts AS edit JOIN broadcasts AS b ON b.case_id IS NULL
    AND b.content LIKE '{"digest":%'
    AND replace(replace(b.content, '[', ','), ']', ',')
        LIKE '%,' || CAST(edit.case_id AS TEXT) || ',%'
WHERE edit.id = :id AND edit.lane = 4

-- name: queue_edits(id, case_id, after, last, language, walks, every, first_digest, last_digest, later, gap)!
-- The cards; with `walks` what somebody writes in; and of `every` message what else was said of the
-- case, but to the team: the digests are in no `reminded`, and are looked for between the first and
-- the last. Of several messages in one chat the first is edited now, the others `gap`
-- ms apart: Telegram takes no more than one message a second there.
INSERT INTO edits (chat_id, message_id, broadcast_id, kind, language, not_before)
SELECT chat_id, message_id, CAST(:id AS BIGINT), kind, language,
    CASE WHEN nth = 1 THEN 0 ELSE CAST(:later AS BIGINT) + CAST(:gap AS BIGINT) * (nth - 1) END
FROM (
    SELECT chat_id, message_id, kind,
        COALESCE(s.language, CAST(:language AS TEXT))
            || CASE s.careful WHEN 1 THEN '-x-careful' ELSE '' END AS language,
        row_number() OVER (PARTITION BY chat_id ORDER BY kind, message_id DESC) AS nth
    FROM (
        SELECT s.id AS chat_id, d.message_id AS message_id, 'card' AS kind
        FROM supporters AS s CROSS JOIN broadcasts AS b
            JOIN deliveries AS d ON d.chat_id = s.id AND d.broadcast_id = b.id
        WHERE s.id > :after AND s.id <= :last AND b.case_id = :case_id AND b.lane <= 3
            AND d.message_id IS NOT NULL AND (
                b.content LIKE '%"card":%' OR (
                    CAST(:every AS BIGINT) = 1
                    AND b.content NOT LIKE '{"ended":%' AND b.content NOT LIKE '{"endless":%'
                )
            )
        UNION
        SELECT w.chat_id, w.message_id, 'walk'
        FROM supporters AS s JOIN walks AS w ON w.chat_id = s.id
        WHERE s.id > :after AND s.id <= :last AND w.case_id = :case_id
            AND CAST(:walks AS BIGINT) = 1
        UNION
        SELECT d.chat_id, d.message_id, 'again ' || CAST(d.broadcast_id AS TEXT)
        FROM supporters AS s JOIN reminded AS r ON r.supporter_id = s.id
            JOIN deliveries AS d ON d.chat_id = s.id AND d.broadcast_id = r.broadcast_id
        WHERE s.id > :after AND s.id <= :last AND r.case_id = :case_id
            AND d.message_id IS NOT NULL AND CAST(:every AS BIGINT) = 1
        UNION
        SELECT d.chat_id, d.message_id, 'again ' || CAST(d.broadcast_id AS TEXT)
        FROM supporters AS s JOIN deliveries AS d ON d.chat_id = s.id
                AND d.broadcast_id >= :first_digest AND d.broadcast_id <= :last_digest
            JOIN broadcasts AS b ON b.id = d.broadcast_id
        WHERE s.id > :after AND s.id <= :last AND b.case_id IS NULL
            AND d.message_id IS NOT NULL AND b.content LIKE '{"digest":%'
            AND replace(replace(b.content, '[', ','), ']', ',')
                LIKE '%,' || CAST(CAST(:case_id AS BIGINT) AS TEXT) || ',%'
    ) AS messages JOIN supporters AS s ON s.id = messages.chat_id
) AS numbered
WHERE TRUE
ON CONFLICT (chat_id, message_id) DO UPDATE
SET broadcast_id = excluded.broadcast_id, kind = excluded.kind, language = excluded.language,
    state = 'waiting', not_before = excluded.not_before, tried_at = 0, attempts = 0, claim = 0
WHERE edits.broadcast_id < excluded.broadcast_id

-- name: claim_edits(broadcast_id, claim, now, count)
-- The outer condition is for PostgreSQL, where a row may have changed hands meanwhile; written as
-- expressions, so that neither planner looks for the rows by it.
UPDATE edits SET state = 'claimed', claim = :claim
WHERE broadcast_id + 0 = :broadcast_id AND state || '' = 'waiting' AND (chat_id, message_id) IN (
    SELECT e.chat_id, e.message_id FROM edits AS e
    WHERE e.broadcast_id = :broadcast_id AND e.state = 'waiting' AND e.not_before <= :now
    ORDER BY e.not_before LIMIT :count
)
RETURNING chat_id, message_id, kind, language, tried_at, attempts

-- name: stop_correction(id, why)!
-- A withdrawal is not stopped by one message: as much as can be is taken back.
UPDATE broadcasts SET state = 'stopped', why = :why
WHERE id = :id AND state = 'running' AND lane > 4

-- name: free_edits()!
-- Whoever had these is dead: an edit that was made may be made again.
UPDATE edits SET state = 'waiting'
WHERE state = 'claimed'
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE ended_at IS NULL AND lane > 3)

-- name: edits_to_count(broadcast_id, count)^
SELECT max(chat_id) AS last FROM (
    SELECT chat_id FROM edits WHERE broadcast_id = :broadcast_id ORDER BY chat_id LIMIT :count
) AS chunk

-- name: count_edits(broadcast_id, last)!
INSERT INTO counted_deliveries (broadcast_id, state, repeated, counted)
SELECT broadcast_id, state, 0, count(*) FROM edits
WHERE broadcast_id = :broadcast_id AND chat_id <= :last GROUP BY broadcast_id, state
ON CONFLICT (broadcast_id, state, repeated)
DO UPDATE SET counted = counted_deliveries.counted + excluded.counted

-- name: drop_edits(broadcast_id, last)!
DELETE FROM edits WHERE broadcast_id = :broadcast_id AND chat_id <= :last

-- name: end_edits(id, now)!
UPDATE broadcasts SET state = 'done', ended_at = :now
WHERE id = :id AND ended_at IS NULL AND lane > 3 AND state NOT IN ('draft', 'queueing')
    AND NOT EXISTS (SELECT 1 FROM edits WHERE broadcast_id = :id)

-- name: edits_ledger(id)
SELECT state, count(*) AS messages FROM edits WHERE broadcast_id = :id GROUP BY state
UNION ALL
SELECT state, counted FROM counted_deliveries WHERE broadcast_id = :id

-- name: edits_of_supporter(id)
SELECT message_id, broadcast_id AS broadcast, kind, state FROM edits WHERE chat_id = :id
ORDER BY message_id

-- name: count_edits_of(id)!
INSERT INTO counted_deliveries (broadcast_id, state, repeated, counted)
SELECT broadcast_id,
    CASE WHEN state IN ('waiting', 'claimed') THEN 'forgotten' ELSE state END, 0, count(*)
FROM edits WHERE chat_id = :id
GROUP BY broadcast_id, CASE WHEN state IN ('waiting', 'claimed') THEN 'forgotten' ELSE state END
ON CONFLICT (broadcast_id, state, repeated)
DO UPDATE SET counted = counted_deliveries.counted + excluded.counted

-- name: forget_edits(id)!
DELETE FROM edits WHERE chat_id = :id

-- name: carry_version(id, content, occasion, not_after)!
UPDATE broadcasts SET content = :content, occasion = :occasion, not_after = :not_after
WHERE id = :id

-- name: count_delivered(case_id)^
-- Cards that stand in chats, as far as is known.
SELECT count(*) AS messages FROM broadcasts AS b
    JOIN deliveries AS d ON d.broadcast_id = b.id AND d.state = 'sent'
WHERE b.case_id = :case_id AND b.lane = 3 AND b.content LIKE '%"card":%'

-- name: withdraw_case(id, now)!
UPDATE cases SET withdrawn_at = :now, closed_at = COALESCE(closed_at, :now)
WHERE id = :id AND version > 0 AND withdrawn_at IS NULL

-- name: erase_own_words(case_id, after, last)!
DELETE FROM own_words
WHERE supporter_id > :after AND supporter_id <= :last AND case_id = :case_id

-- name: erase_answer_drafts(case_id, after, last)!
DELETE FROM answer_drafts
WHERE supporter_id > :after AND supporter_id <= :last AND case_id = :case_id

-- name: erase_choices(case_id, after, last)!
DELETE FROM choices
WHERE supporter_id > :after AND supporter_id <= :last AND case_id = :case_id

-- name: erase_wishes(case_id, after, last)!
DELETE FROM wishes
WHERE supporter_id > :after AND supporter_id <= :last AND case_id = :case_id

-- name: erase_snoozes(case_id, after, last)!
DELETE FROM snoozes
WHERE supporter_id > :after AND supporter_id <= :last AND case_id = :case_id

-- name: erase_begun(case_id, after, last)!
DELETE FROM appeals
WHERE supporter_id > :after AND supporter_id <= :last AND case_id = :case_id AND reported_at IS NULL
