-- name: keep_broadcast(id, occasion, case_id, content, lane, made_by, now, not_after)!
INSERT INTO broadcasts
    (id, occasion, occasion_id, case_id, content, lane, state, made_by, made_at, not_after)
VALUES (
    :id, :occasion,
    COALESCE((SELECT min(id) FROM broadcasts WHERE occasion = :occasion), :id),
    :case_id, :content, :lane, 'draft', :made_by, :now, :not_after
)

-- name: broadcast(id)^
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after
FROM broadcasts WHERE id = :id

-- name: broadcasts_of_case(case_id)
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after
FROM broadcasts WHERE case_id = :case_id ORDER BY id DESC

-- name: active_broadcasts()
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after
FROM broadcasts WHERE ended_at IS NULL AND state <> 'draft' ORDER BY lane, id

-- name: start_broadcast(id, now)!
UPDATE broadcasts SET state = 'queueing', started_at = :now WHERE id = :id AND state = 'draft'

-- name: run_broadcast(id, now)!
UPDATE broadcasts SET state = 'running', started_at = COALESCE(started_at, :now)
WHERE id = :id AND state IN ('draft', 'queueing')

-- name: pause_broadcast(id)!
UPDATE broadcasts SET state = 'paused' WHERE id = :id AND state = 'running'

-- name: resume_broadcast(id)!
UPDATE broadcasts SET state = 'running', why = NULL
WHERE id = :id AND state IN ('paused', 'stopped')

-- name: stop_broadcast(id, why)!
UPDATE broadcasts SET state = 'stopped', why = :why
WHERE id = :id AND state IN ('queueing', 'running')

-- name: cancel_broadcast(id, now)!
-- One that was started ends when the courier has cleared what is waiting.
UPDATE broadcasts
SET state = 'cancelled', ended_at = CASE WHEN state = 'draft' THEN CAST(:now AS BIGINT) END
WHERE id = :id AND state IN ('draft', 'queueing', 'running', 'paused', 'stopped')

-- name: end_broadcast(id, now)!
UPDATE broadcasts
SET state = CASE WHEN state = 'cancelled' THEN state ELSE 'done' END, ended_at = :now
WHERE id = :id AND ended_at IS NULL AND state NOT IN ('draft', 'queueing') AND NOT EXISTS (
    SELECT 1 FROM deliveries WHERE broadcast_id = :id AND state IN ('waiting', 'claimed')
)

-- name: audience()^
SELECT count(*) AS supporters FROM supporters WHERE subscribed_at IS NOT NULL AND gone_at IS NULL

-- name: queued_to(id)^
SELECT queued_to FROM broadcasts WHERE id = :id AND state = 'queueing'

-- name: next_of_audience(after, count)^
SELECT max(id) AS last FROM (
    SELECT id FROM supporters
    WHERE id > :after AND subscribed_at IS NOT NULL AND gone_at IS NULL
    ORDER BY id LIMIT :count
) AS chunk

-- name: advance_queue(id, after, last)!
-- Whoever cancelled it meanwhile, or queues it too, makes this touch nothing.
UPDATE broadcasts SET queued_to = :last
WHERE id = :id AND state = 'queueing' AND queued_to = :after

-- name: queue_deliveries(id, after, last, language)!
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language)
SELECT s.id, b.id, b.occasion_id, COALESCE(s.language, :language)
FROM supporters s JOIN broadcasts b ON b.id = :id
WHERE s.id > :after AND s.id <= :last AND s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
ORDER BY s.id
ON CONFLICT DO NOTHING

-- name: wait_for_queueing()!
-- Whoever is being given deliveries at this moment has them when this is done.
UPDATE broadcasts SET queued_to = queued_to WHERE state = 'queueing'

-- name: count_queued(id, count)!
UPDATE broadcasts SET queued = queued + :count WHERE id = :id
