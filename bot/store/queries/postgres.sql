-- name: lock_schema()^
SELECT pg_advisory_xact_lock(7305805) AS locked

-- name: analyze_deliveries()!
-- Without it a claim of 100 among 1,000,000 took 24.5 s on stale statistics; with it 0.13 s.
ANALYZE deliveries

-- name: database_clock()^
SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS now

-- name: receive_updates(updates, now)!
INSERT INTO inbox (id, update_id, chat_id, body, arrived_at)
SELECT CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT), CAST(value ->> 2 AS BIGINT),
    value ->> 3, CAST(:now AS BIGINT)
FROM json_array_elements(CAST(:updates AS JSON)) AS updates (value) WHERE TRUE
ON CONFLICT DO NOTHING

-- name: settle_updates(settled, replica)!
UPDATE inbox
SET state = new.value ->> 1, error = new.value ->> 2,
    attempts = inbox.attempts + CAST(new.value ->> 3 AS BIGINT),
    claimed_by = new.value ->> 4, claimed_until = CAST(new.value ->> 5 AS BIGINT),
    body = CASE new.value ->> 1 WHEN 'done' THEN '' ELSE body END
FROM json_array_elements(CAST(:settled AS JSON)) AS new (value)
WHERE inbox.id = CAST(new.value ->> 0 AS BIGINT) AND inbox.state = 'open'
    AND inbox.claimed_by = :replica

-- name: claim_updates(replica, now, until, count)
-- What another replica is about to claim is skipped; what it has claimed meanwhile fails the test
-- of claimed_until, which is made again once the row is locked.
WITH heads AS MATERIALIZED (
    SELECT head.update_id FROM inbox AS head
    WHERE head.state = 'open' AND head.claimed_until <= :now AND NOT EXISTS (
        SELECT 1 FROM inbox AS earlier
        WHERE earlier.state = 'open' AND earlier.chat_id = head.chat_id AND earlier.id < head.id
    )
    ORDER BY head.id LIMIT :count FOR UPDATE OF head SKIP LOCKED
)
UPDATE inbox SET claimed_by = :replica, claimed_until = :until
FROM heads WHERE inbox.update_id = heads.update_id
RETURNING inbox.id, inbox.update_id, inbox.chat_id, inbox.body, inbox.attempts
