-- name: keep_broadcast(id, occasion, case_id, content, lane, made_by, now, not_after, chosen, themes, regions)!
INSERT INTO broadcasts (
    id, occasion, occasion_id, case_id, content, lane, state, made_by, made_at, not_after,
    chosen, themes, regions
)
VALUES (
    :id, :occasion,
    COALESCE((SELECT min(id) FROM broadcasts WHERE occasion = :occasion), :id),
    :case_id, :content, :lane, 'draft', :made_by, :now, :not_after, :chosen, :themes, :regions
)

-- name: broadcast(id)^
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after, start_at
FROM broadcasts WHERE id = :id

-- name: broadcasts_of_case(case_id)
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after, start_at
FROM broadcasts WHERE case_id = :case_id ORDER BY id DESC

-- name: active_broadcasts()
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after, start_at
FROM broadcasts WHERE ended_at IS NULL AND state <> 'draft' ORDER BY lane, id

-- name: start_broadcast(id, now)!
UPDATE broadcasts SET state = 'queueing', started_at = :now
WHERE id = :id AND state IN ('draft', 'scheduled', 'late')

-- name: schedule_broadcast(id, start_at)!
UPDATE broadcasts SET state = 'scheduled', start_at = :start_at WHERE id = :id AND state = 'draft'

-- name: broadcasts_due(now)
SELECT id FROM broadcasts WHERE state = 'scheduled' AND start_at <= :now ORDER BY start_at, id

-- name: mark_late(id)!
UPDATE broadcasts SET state = 'late' WHERE id = :id AND state = 'scheduled'

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
SET state = 'cancelled',
    ended_at = CASE WHEN state IN ('draft', 'scheduled', 'late') THEN CAST(:now AS BIGINT) END
WHERE id = :id
    AND state IN ('draft', 'scheduled', 'late', 'queueing', 'running', 'paused', 'stopped')

-- name: end_broadcast(id, now)!
UPDATE broadcasts
SET state = CASE WHEN state = 'cancelled' THEN state ELSE 'done' END, ended_at = :now
WHERE id = :id AND ended_at IS NULL AND state NOT IN ('draft', 'scheduled', 'late', 'queueing') AND NOT EXISTS (
    SELECT 1 FROM deliveries WHERE broadcast_id = :id AND state IN ('waiting', 'claimed')
)

-- name: audience()^
SELECT count(*) AS supporters FROM supporters WHERE subscribed_at IS NOT NULL AND gone_at IS NULL

-- name: choosing_audience(themes, regions, now, month)^
-- As `queue_deliveries` would choose them at this moment.
SELECT count(*) AS supporters FROM supporters s
WHERE s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
    AND (s.away_until IS NULL OR s.away_until <= :now)
    AND (
        s.themes = 0 OR CAST(:themes AS BIGINT) = 0 OR (s.themes & CAST(:themes AS BIGINT)) <> 0
    )
    AND (
        s.regions = 0 OR CAST(:regions AS BIGINT) = 0
        OR (s.regions & CAST(:regions AS BIGINT)) <> 0
    )
    AND (s.most IS NULL OR s.most > (
        SELECT count(*) FROM deliveries had JOIN broadcasts news ON news.id = had.broadcast_id
        WHERE had.chat_id = s.id AND news.chosen = 1 AND news.started_at >= :month
            AND had.state NOT IN ('gone', 'refused', 'expired', 'cancelled')
    ))

-- name: queued_to(id)^
SELECT queued_to, started_at FROM broadcasts WHERE id = :id AND state = 'queueing'

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

-- name: queue_deliveries(id, after, last, language, zone, month)!
-- A new case goes to those who want such a one, have not had enough this month, and are not away.
-- The careful get it worded without keys to share.
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language, zone)
SELECT s.id, b.id, b.occasion_id,
    COALESCE(s.language, :language) || CASE s.careful WHEN 1 THEN '-x-careful' ELSE '' END,
    COALESCE(s.zone, :zone)
FROM supporters s JOIN broadcasts b ON b.id = :id
WHERE s.id > :after AND s.id <= :last AND s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
    AND (b.chosen = 0 OR (
        (s.away_until IS NULL OR s.away_until <= b.started_at)
        AND (s.themes = 0 OR b.themes = 0 OR (s.themes & b.themes) <> 0)
        AND (s.regions = 0 OR b.regions = 0 OR (s.regions & b.regions) <> 0)
        AND (s.most IS NULL OR s.most > (
            SELECT count(*) FROM deliveries had JOIN broadcasts news ON news.id = had.broadcast_id
            WHERE had.chat_id = s.id AND news.chosen = 1 AND news.started_at >= :month
                AND had.state NOT IN ('gone', 'refused', 'expired', 'cancelled')
        ))
    ))
ORDER BY s.id
ON CONFLICT DO NOTHING

-- name: wait_for_queueing()!
-- Whoever is being given deliveries at this moment has them when this is done.
UPDATE broadcasts SET queued_to = queued_to WHERE state = 'queueing'

-- name: count_queued(id, count)!
UPDATE broadcasts SET queued = queued + :count WHERE id = :id

-- name: broadcasts_waiting()^
SELECT count(*) AS broadcasts FROM broadcasts
WHERE ended_at IS NULL AND state IN ('queueing', 'running', 'paused', 'stopped')
