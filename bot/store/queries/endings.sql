-- name: endings()
SELECT case_id, what, zone FROM endings

-- name: keep_ending(case_id, what, zone, now)!
INSERT INTO endings (case_id, what, zone, at) VALUES (:case_id, :what, :zone, :now)
ON CONFLICT DO NOTHING

-- name: drop_endings(case_id)!
DELETE FROM endings WHERE case_id = :case_id

-- name: first_published()
SELECT case_id, min(published_at) AS published_at FROM versions
WHERE published_at IS NOT NULL GROUP BY case_id

-- name: ask_whether_sent(id, case_id, zone, language, now)!
-- Those who began an appeal and reported none, and want to hear of the case.
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language, zone)
SELECT s.id, b.id, b.occasion_id,
    COALESCE(s.language, :language) || CASE s.careful WHEN 1 THEN '-x-careful' ELSE '' END,
    COALESCE(s.zone, '')
FROM supporters AS s CROSS JOIN broadcasts AS b
LEFT JOIN wishes AS w ON w.supporter_id = s.id AND w.case_id = :case_id
WHERE b.id = :id AND s.gone_at IS NULL AND COALESCE(s.zone, '') = :zone
    AND (s.away_until IS NULL OR s.away_until <= :now)
    AND COALESCE(w.wish, '') NOT IN ('not_this_one', 'no_more')
    AND (s.subscribed_at IS NOT NULL OR w.wish = 'remind')
    AND s.id IN (SELECT a.supporter_id FROM appeals AS a WHERE a.case_id = :case_id)
    AND NOT EXISTS (
        SELECT 1 FROM appeals AS sent
        WHERE sent.supporter_id = s.id AND sent.case_id = :case_id
            AND sent.reported_at IS NOT NULL
    )
ON CONFLICT DO NOTHING

-- name: ask_team(id, zone, language)!
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language, zone)
SELECT t.id, b.id, b.occasion_id, COALESCE(s.language, :language), COALESCE(s.zone, '')
FROM team AS t CROSS JOIN broadcasts AS b LEFT JOIN supporters AS s ON s.id = t.id
WHERE b.id = :id AND t.role IN ('owner', 'coordinator') AND s.gone_at IS NULL
    AND COALESCE(s.zone, '') = :zone
ON CONFLICT DO NOTHING

-- name: tell_those_who_acted(id, now)!
-- Begun; the courier queues them, a piece at a time: nobody waits for 100,000 of them.
UPDATE broadcasts SET state = 'queueing', started_at = :now, only_acted = 1
WHERE id = :id AND state = 'draft'

-- name: count_acted(case_id)^
SELECT count(*) AS supporters FROM supporters AS s
WHERE s.gone_at IS NULL AND s.subscribed_at IS NOT NULL AND s.id IN (
    SELECT a.supporter_id FROM appeals AS a
    WHERE a.case_id = :case_id AND a.reported_at IS NOT NULL
)

-- name: thanks_begun(case_id)^
SELECT count(*) AS broadcasts FROM broadcasts
WHERE case_id = :case_id AND started_at IS NOT NULL AND occasion LIKE 'thanks %'

-- name: begun_appeals(supporter_id, case_id)
SELECT target_id, contact_id FROM appeals
WHERE supporter_id = :supporter_id AND case_id = :case_id AND reported_at IS NULL
ORDER BY started_at, target_id, channel

-- name: keep_follow_up(case_id, followed_by)!
INSERT INTO follow_ups (case_id, followed_by) VALUES (:case_id, :followed_by)
ON CONFLICT (case_id) DO UPDATE SET followed_by = excluded.followed_by

-- name: follow_up(case_id)^
SELECT followed_by FROM follow_ups WHERE case_id = :case_id
