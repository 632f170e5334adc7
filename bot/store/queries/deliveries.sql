-- name: clear_deliveries(broadcast_id, state, count)!
-- The outer condition is for PostgreSQL, where a row may be claimed meanwhile; written as an
-- expression, so that neither planner looks for the rows by it.
UPDATE deliveries SET state = CASE WHEN repeated = 1 THEN 'unknown' ELSE CAST(:state AS TEXT) END
WHERE broadcast_id = :broadcast_id AND state || '' = 'waiting' AND chat_id IN (
    SELECT chat_id FROM deliveries
    WHERE broadcast_id = :broadcast_id AND state = 'waiting' LIMIT :count
)

-- name: doubt_delivery(broadcast_id, chat_id)!
-- It may have been sent: it is sent again once and marked, the second time it stays unknown.
UPDATE deliveries
SET state = CASE WHEN repeated = 1 THEN 'unknown' ELSE 'waiting' END, repeated = 1
WHERE broadcast_id = :broadcast_id AND chat_id = :chat_id AND state = 'claimed'

-- name: doubt_deliveries()!
UPDATE deliveries
SET state = CASE WHEN repeated = 1 THEN 'unknown' ELSE 'waiting' END, repeated = 1
WHERE state = 'claimed'
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE ended_at IS NULL)

-- name: free_deliveries()!
UPDATE deliveries SET state = 'waiting'
WHERE state = 'claimed'
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE ended_at IS NULL)

-- name: free_claim(claim)!
UPDATE deliveries SET state = 'waiting'
WHERE state = 'claimed' AND claim = :claim
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE ended_at IS NULL)

-- name: count_waiting()^
SELECT count(*) AS deliveries FROM deliveries
WHERE state IN ('waiting', 'claimed')
    AND broadcast_id IN (SELECT id FROM broadcasts WHERE ended_at IS NULL)

-- name: ledger(id)
SELECT b.queued AS audience, d.state AS state, count(d.state) AS deliveries
FROM broadcasts b LEFT JOIN deliveries d ON d.broadcast_id = b.id
WHERE b.id = :id GROUP BY b.queued, d.state
UNION ALL
SELECT b.queued, c.state, c.counted
FROM broadcasts b JOIN counted_deliveries c ON c.broadcast_id = b.id WHERE b.id = :id

-- name: count_repeated(id)^
SELECT
    (SELECT count(*) FROM deliveries WHERE broadcast_id = :id AND repeated = 1)
    + COALESCE(
        (SELECT sum(counted) FROM counted_deliveries WHERE broadcast_id = :id AND repeated = 1), 0
    ) AS deliveries

-- name: hold_bulk(until)!
INSERT INTO facts (name, value) VALUES ('hold_until', :until)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
WHERE CAST(facts.value AS BIGINT) < CAST(excluded.value AS BIGINT)
