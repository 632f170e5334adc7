-- name: digest_zones()
SELECT DISTINCT COALESCE(zone, '') AS zone FROM supporters
WHERE most = 0 AND subscribed_at IS NOT NULL AND gone_at IS NULL

-- name: next_of_digest(zone, hour, after, count)^
SELECT max(id) AS last FROM (
    SELECT id FROM supporters
    WHERE most = 0 AND subscribed_at IS NOT NULL AND gone_at IS NULL
        AND COALESCE(zone, '') = :zone AND hour <= :hour AND id > :after
    ORDER BY id LIMIT :count
) AS chunk

-- name: digest_choices(zone, hour, after, last)
SELECT DISTINCT themes, regions FROM supporters
WHERE most = 0 AND subscribed_at IS NOT NULL AND gone_at IS NULL
    AND COALESCE(zone, '') = :zone AND hour <= :hour AND id > :after AND id <= :last

-- name: announced_since(since, until)
-- The first announcement of each case counts, so that an update does not bring it back.
SELECT case_id, min(started_at) AS started_at FROM broadcasts
WHERE case_id IS NOT NULL AND chosen = 1 AND state NOT IN ('draft', 'cancelled')
GROUP BY case_id HAVING min(started_at) >= :since AND min(started_at) < :until
ORDER BY started_at, case_id

-- name: queue_digest(broadcast_id, zone, hour, after, last, themes, regions, joined_before, now, language)!
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language)
SELECT s.id, b.id, b.occasion_id,
    COALESCE(s.language, :language) || CASE s.careful WHEN 1 THEN '-x-careful' ELSE '' END
FROM supporters s JOIN broadcasts b ON b.id = :broadcast_id
WHERE s.id > :after AND s.id <= :last
    AND s.most = 0 AND s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
    AND s.subscribed_at < :joined_before
    AND COALESCE(s.zone, '') = :zone AND s.hour <= :hour
    AND s.themes = :themes AND s.regions = :regions
    AND (s.away_until IS NULL OR s.away_until <= :now)
ON CONFLICT DO NOTHING

-- name: look_again_at_digests()!
DELETE FROM facts WHERE name LIKE 'digest %'
