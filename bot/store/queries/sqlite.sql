-- name: lock_schema()^
-- A transaction that writes has the whole file to itself.
SELECT 1 AS locked

-- name: analyze_deliveries()!
ANALYZE deliveries

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
    body = CASE new.state WHEN 'done' THEN '' ELSE body END
FROM (
    SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS state,
        json_extract(value, '$[2]') AS error, json_extract(value, '$[3]') AS tries,
        json_extract(value, '$[4]') AS holder, json_extract(value, '$[5]') AS until
    FROM json_each(:settled) LIMIT -1
) AS new
WHERE inbox.id = new.id AND inbox.state = 'open' AND inbox.claimed_by = :replica

-- name: claim_updates(replica, now, until, count)
UPDATE inbox SET claimed_by = :replica, claimed_until = :until
WHERE state = 'open' AND id IN (
    SELECT head.id FROM inbox AS head
    WHERE head.state = 'open' AND head.claimed_until <= :now AND NOT EXISTS (
        SELECT 1 FROM inbox AS earlier
        WHERE earlier.state = 'open' AND earlier.chat_id = head.chat_id AND earlier.id < head.id
    )
    ORDER BY head.id LIMIT :count
)
RETURNING id, update_id, chat_id, body, attempts
