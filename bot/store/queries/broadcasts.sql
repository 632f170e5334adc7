-- name: keep_broadcast(id, occasion, case_id, content, lane, made_by, now, not_after, chosen, themes, regions, only_language, only_country, only_themes, only_acted)!
INSERT INTO broadcasts (
    id, occasion, occasion_id, case_id, content, lane, state, made_by, made_at, not_after,
    chosen, themes, regions, only_language, only_country, only_themes, only_acted
)
VALUES (
    :id, :occasion,
    COALESCE((SELECT min(occasion_id) FROM broadcasts WHERE occasion = :occasion), :id),
    :case_id, :content, :lane, 'draft', :made_by, :now, :not_after, :chosen, :themes, :regions,
    :only_language, :only_country, :only_themes, :only_acted
)

-- name: broadcast(id)^
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after, start_at, only_language, only_country, only_themes, only_acted
FROM broadcasts WHERE id = :id

-- name: broadcasts_of_case(case_id)
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after, start_at, only_language, only_country, only_themes, only_acted
FROM broadcasts WHERE case_id = :case_id ORDER BY id DESC

-- name: active_broadcasts()
SELECT id, occasion, case_id, content, lane, state, why, queued, made_by, made_at, started_at,
    ended_at, not_after, start_at, only_language, only_country, only_themes, only_acted
FROM broadcasts WHERE ended_at IS NULL AND state <> 'draft' ORDER BY lane, id

-- name: start_broadcast(id, now)!
UPDATE broadcasts SET state = 'queueing', started_at = :now, why = NULL
WHERE id = :id AND state IN ('draft', 'scheduled', 'late')

-- name: begin_scheduled(id, now)!
-- One about which somebody is asked does not begin by itself any more.
UPDATE broadcasts SET state = 'queueing', started_at = :now
WHERE id = :id AND state = 'scheduled'

-- name: schedule_broadcast(id, start_at, by)!
-- Whoever schedules it answers for it: whether they may announce is looked at when it begins.
UPDATE broadcasts SET state = 'scheduled', start_at = :start_at, made_by = :by
WHERE id = :id AND state = 'draft'

-- name: others_of_occasion(id)^
-- What is to be sent, or being sent, on the same occasion.
SELECT count(*) AS broadcasts FROM broadcasts AS other
JOIN broadcasts AS mine ON mine.id = :id AND other.occasion = mine.occasion
WHERE other.id <> :id AND other.ended_at IS NULL AND other.state <> 'draft'

-- name: void_drafts(id, now)!
-- Whoever looks at one of these has not seen what was decided since.
UPDATE broadcasts SET state = 'cancelled', ended_at = :now
WHERE state = 'draft' AND id <> :id
    AND occasion = (SELECT mine.occasion FROM broadcasts AS mine WHERE mine.id = :id)

-- name: broadcasts_due(now)
SELECT id FROM broadcasts WHERE state = 'scheduled' AND start_at <= :now ORDER BY start_at, id

-- name: mark_late(id, why)!
UPDATE broadcasts SET state = 'late', why = :why WHERE id = :id AND state = 'scheduled'

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
-- One that was started ends when the courier has cleared what is waiting. What edits messages is
-- not left half done.
UPDATE broadcasts
SET state = 'cancelled',
    ended_at = CASE WHEN state IN ('draft', 'scheduled', 'late') THEN CAST(:now AS BIGINT) END
WHERE id = :id
    AND state IN ('draft', 'scheduled', 'late', 'queueing', 'running', 'paused', 'stopped')
    AND lane <= 3

-- name: end_broadcast(id, now)!
UPDATE broadcasts
SET state = CASE WHEN state = 'cancelled' THEN state ELSE 'done' END, ended_at = :now
WHERE id = :id AND ended_at IS NULL AND state NOT IN ('draft', 'scheduled', 'late', 'queueing') AND NOT EXISTS (
    SELECT 1 FROM deliveries WHERE broadcast_id = :id AND state IN ('waiting', 'claimed')
)

-- name: audience()^
SELECT count(*) AS supporters FROM supporters WHERE subscribed_at IS NOT NULL AND gone_at IS NULL

-- name: choosing_audience(by, occasion, chosen, themes, regions, case_id, only_language, only_country, only_themes, only_acted, language, now, month)
-- As `queue_deliveries` would choose them at this moment, by a group that they are in: their
-- language, country, themes (bits), whether they acted, or the same for all.
SELECT CASE CAST(:by AS TEXT)
        WHEN 'language' THEN COALESCE(s.language, CAST(:language AS TEXT))
        WHEN 'country' THEN COALESCE(s.country, '')
        WHEN 'theme' THEN CAST(s.themes AS TEXT)
        WHEN 'acted' THEN CASE WHEN s.id IN (
            SELECT a.supporter_id FROM appeals a
            WHERE a.case_id = CAST(:case_id AS BIGINT) AND a.reported_at IS NOT NULL
        ) THEN '1' ELSE '0' END
        ELSE ''
    END AS value, count(*) AS supporters
FROM supporters s
WHERE s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
    AND (CAST(:chosen AS BIGINT) = 0 OR (
        (s.away_until IS NULL OR s.away_until <= :now)
        AND (
            s.themes = 0 OR CAST(:themes AS BIGINT) = 0
            OR (s.themes & CAST(:themes AS BIGINT)) <> 0
        )
        AND (
            s.regions = 0 OR CAST(:regions AS BIGINT) = 0
            OR (s.regions & CAST(:regions AS BIGINT)) <> 0
        )
        AND (
            s.most IS NULL
            OR (CAST(:chosen AS BIGINT) = 2 AND (s.most > 0 OR CAST(:only_acted AS BIGINT) = 1))
            OR (CAST(:chosen AS BIGINT) = 1 AND s.most > (
                SELECT count(*) FROM deliveries had
                JOIN broadcasts news ON news.id = had.broadcast_id
                WHERE had.chat_id = s.id AND news.chosen = 1 AND news.started_at >= :month
                    AND had.state NOT IN ('gone', 'refused', 'expired', 'cancelled')
            ))
        )
    ))
    AND (
        CAST(:only_language AS TEXT) IS NULL
        OR COALESCE(s.language, CAST(:language AS TEXT)) = CAST(:only_language AS TEXT)
    )
    AND (CAST(:only_country AS TEXT) IS NULL OR s.country = CAST(:only_country AS TEXT))
    AND (
        CAST(:only_themes AS BIGINT) = 0 OR (s.themes & CAST(:only_themes AS BIGINT)) <> 0
    )
    AND (CAST(:only_acted AS BIGINT) IS NULL OR CAST(:only_acted AS BIGINT) = (
        CASE WHEN s.id IN (
            SELECT a.supporter_id FROM appeals a
            WHERE a.case_id = CAST(:case_id AS BIGINT) AND a.reported_at IS NOT NULL
        ) THEN 1 ELSE 0 END
    ))
    AND NOT EXISTS (
        SELECT 1 FROM deliveries had
        WHERE had.chat_id = s.id AND had.occasion_id = (
                SELECT min(first.occasion_id) FROM broadcasts first
                WHERE first.occasion = CAST(:occasion AS TEXT)
            )
            AND had.state NOT IN ('gone', 'refused', 'expired', 'cancelled')
    )
GROUP BY 1

-- name: queued_to(id)^
SELECT queued_to, started_at, case_id FROM broadcasts WHERE id = :id AND state = 'queueing'

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

-- name: queue_deliveries(id, after, last, language, zone, month, case_id)!
-- A new case goes to those who want such a one, have not had enough this month, and are not away;
-- further information to those who acted also where they want none but the digest.
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
        AND (
            s.most IS NULL
            OR (b.chosen = 2 AND (s.most > 0 OR b.only_acted = 1))
            OR (b.chosen = 1 AND s.most > (
                SELECT count(*) FROM deliveries had
                JOIN broadcasts news ON news.id = had.broadcast_id
                WHERE had.chat_id = s.id AND news.chosen = 1 AND news.started_at >= :month
                    AND had.state NOT IN ('gone', 'refused', 'expired', 'cancelled')
            ))
        )
    ))
    AND (b.only_language IS NULL OR COALESCE(s.language, :language) = b.only_language)
    AND (b.only_country IS NULL OR s.country = b.only_country)
    AND (b.only_themes = 0 OR (s.themes & b.only_themes) <> 0)
    AND (b.only_acted IS NULL OR b.only_acted = (
        CASE WHEN s.id IN (
            SELECT a.supporter_id FROM appeals a
            WHERE a.case_id = CAST(:case_id AS BIGINT) AND a.reported_at IS NOT NULL
                AND a.supporter_id > :after AND a.supporter_id <= :last
        ) THEN 1 ELSE 0 END
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
WHERE ended_at IS NULL AND state IN ('queueing', 'running', 'paused', 'stopped') AND lane <= 3

-- name: broadcasts_sending()
-- That are not paused, and have messages to send; what edits messages has none.
SELECT b.id AS id, COALESCE(b.started_at, b.made_at) AS started_at FROM broadcasts AS b
WHERE b.ended_at IS NULL AND b.lane <= 3 AND (b.state = 'queueing' OR (
    b.state = 'running' AND EXISTS (
        SELECT 1 FROM deliveries AS d
        WHERE d.broadcast_id = b.id AND d.state IN ('waiting', 'claimed')
    )
))
