-- name: lock_schema()^
-- A transaction that writes has the whole file to itself.
SELECT 1 AS locked

-- name: analyze_deliveries()^
-- Every index here is found without statistics, and gathering them would hold up all writers.
SELECT 1 AS analyzed

-- name: analyze_edits()^
SELECT 1 AS analyzed

-- name: courier_orders(now)^
-- While everything is held nothing may be sent; nor of a case, while the messages about it that
-- are to be edited are being gathered: none is forgotten that is sent at that moment.
-- Whose claims count, and what may be sent. In one row, as below: between two rows the threads of
-- Python hand over to each other, which costs more than the row.
SELECT counters.value AS claim,
    (SELECT value FROM facts WHERE name = 'hold_until') AS hold_until,
    (SELECT group_concat(lane || ':' || id) FROM (
        SELECT b.lane AS lane, b.id AS id FROM broadcasts AS b
        WHERE b.ended_at IS NULL AND b.state = 'running' AND b.lane <= 3
            AND (b.not_after IS NULL OR b.not_after > :now)
            AND NOT EXISTS (SELECT 1 FROM facts WHERE name = 'held')
            AND NOT EXISTS (
                SELECT 1 FROM broadcasts AS change
                WHERE change.case_id = b.case_id AND change.lane > 3 AND change.state = 'queueing'
            )
        ORDER BY b.lane, b.id
    )) AS running
FROM counters WHERE counters.name = 'courier'

-- name: pick_deliveries(broadcast_id, now, count)^
SELECT json_group_array(json_array(chat_id, language, zone, tried_at, attempts, repeated)) AS picked
FROM (
    SELECT chat_id, language, zone, tried_at, attempts, repeated FROM deliveries
    WHERE broadcast_id = :broadcast_id AND state = 'waiting' AND not_before <= :now
    ORDER BY not_before LIMIT :count
)

-- name: claim_deliveries(broadcast_id, chats, claim)!
UPDATE deliveries SET state = 'claimed', claim = :claim
WHERE broadcast_id = :broadcast_id AND chat_id IN (SELECT value FROM json_each(:chats))

-- name: settle_deliveries(rows, claim)!
-- Without the LIMIT each settle scans all deliveries: 1.9 s among 1,000,000, with it 0.4 ms.
UPDATE deliveries
SET state = j.state, not_before = j.not_before, tried_at = j.tried_at, attempts = j.attempts,
    repeated = j.repeated, message_id = j.message_id
FROM (
    SELECT json_extract(value, '$.broadcast_id') AS broadcast_id,
        json_extract(value, '$.chat_id') AS chat_id,
        json_extract(value, '$.state') AS state,
        json_extract(value, '$.not_before') AS not_before,
        json_extract(value, '$.tried_at') AS tried_at,
        json_extract(value, '$.attempts') AS attempts,
        json_extract(value, '$.repeated') AS repeated,
        json_extract(value, '$.message_id') AS message_id
    FROM json_each(:rows) LIMIT -1
) AS j
WHERE deliveries.chat_id = j.chat_id AND deliveries.broadcast_id = j.broadcast_id
    AND deliveries.state = 'claimed' AND deliveries.claim = :claim

-- name: settle_edits(rows, claim)!
UPDATE edits
SET state = j.state, not_before = j.not_before, tried_at = j.tried_at, attempts = j.attempts
FROM (
    SELECT json_extract(value, '$.chat_id') AS chat_id,
        json_extract(value, '$.message_id') AS message_id,
        json_extract(value, '$.broadcast_id') AS broadcast_id,
        json_extract(value, '$.state') AS state,
        json_extract(value, '$.not_before') AS not_before,
        json_extract(value, '$.tried_at') AS tried_at,
        json_extract(value, '$.attempts') AS attempts
    FROM json_each(:rows) LIMIT -1
) AS j
WHERE edits.chat_id = j.chat_id AND edits.message_id = j.message_id
    AND edits.broadcast_id = j.broadcast_id AND edits.state = 'claimed' AND edits.claim = :claim

-- name: database_clock()^
SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS now

-- name: receive_updates(updates, now)!
INSERT INTO inbox (id, update_id, chat_id, body, arrived_at)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
    json_extract(value, '$[3]'), :now
FROM json_each(:updates) WHERE TRUE
ON CONFLICT DO NOTHING

-- name: settle_updates(settled, replica)!
-- With a limit the planner walks the few that are settled; without, the whole inbox.
UPDATE inbox
SET state = new.state, error = new.error, attempts = inbox.attempts + new.tries,
    claimed_by = new.holder, claimed_until = new.until,
    body = CASE new.state WHEN 'done' THEN '' ELSE body END,
    chat_id = CASE new.state WHEN 'done' THEN 0 ELSE chat_id END
FROM (
    SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS state,
        json_extract(value, '$[2]') AS error, json_extract(value, '$[3]') AS tries,
        json_extract(value, '$[4]') AS holder, json_extract(value, '$[5]') AS until
    FROM json_each(:settled) LIMIT -1
) AS new
WHERE inbox.id = new.id AND inbox.state = 'open' AND inbox.claimed_by = :replica

-- name: claim_updates(replica, now, until, count)
-- Steps from chat to chat, so that the flood of one chat costs the others nothing; of the first 500
-- that are free the oldest are taken.
WITH RECURSIVE heads (chat_id, id, update_id, claimed_until) AS (
    SELECT chat_id, id, update_id, claimed_until FROM (
        SELECT chat_id, id, update_id, claimed_until FROM inbox
        WHERE state = 'open' ORDER BY chat_id, id LIMIT 1
    ) AS first
    UNION ALL
    SELECT following.chat_id, following.id, following.update_id, following.claimed_until
    FROM heads JOIN inbox AS following ON following.update_id = (
        SELECT update_id FROM inbox
        WHERE state = 'open' AND chat_id > heads.chat_id ORDER BY chat_id, id LIMIT 1
    )
)
UPDATE inbox SET claimed_by = :replica, claimed_until = :until
WHERE update_id IN (
    SELECT update_id FROM (SELECT id, update_id FROM heads WHERE claimed_until <= :now LIMIT 500)
    ORDER BY id LIMIT :count
)
RETURNING id, update_id, chat_id, body, attempts
