-- name: open_updates()^
SELECT count(*) AS waiting FROM inbox WHERE state = 'open'

-- name: count_poison()^
SELECT count(*) AS updates FROM inbox WHERE state = 'poison'

-- name: poison_updates()
SELECT update_id, error, body FROM inbox WHERE state = 'poison' ORDER BY arrived_at, id

-- name: free_updates(replica)!
UPDATE inbox SET claimed_by = '', claimed_until = 0
WHERE state = 'open' AND claimed_by = :replica

-- name: sweep_updates(state, before, count)!
-- A piece at a time: nobody's tap waits for more.
DELETE FROM inbox WHERE update_id IN (
    SELECT update_id FROM inbox
    WHERE state = :state AND state <> 'open' AND arrived_at < :before LIMIT :count
)
