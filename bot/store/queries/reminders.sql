-- name: supporter_zones()
SELECT DISTINCT zone FROM supporters WHERE subscribed_at IS NOT NULL AND gone_at IS NULL

-- name: next_of_zone(zone, after, count)^
SELECT max(id) AS last FROM (
    SELECT id FROM supporters
    WHERE id > :after AND COALESCE(zone, '') = :zone
        AND subscribed_at IS NOT NULL AND gone_at IS NULL
    ORDER BY id LIMIT :count
) AS chunk

-- name: occasion_id(occasion)^
SELECT min(id) AS id FROM broadcasts WHERE occasion = :occasion

-- name: add_due_reminder(case_id, kind, bit, since)!
INSERT INTO due_reminders (case_id, kind, bit, since) VALUES (:case_id, :kind, :bit, :since)

-- name: drop_due_reminders()!
DELETE FROM due_reminders

-- name: pick_reminded(zone, after, last, occasion_id)!
-- Those who received the case, or began to act on it, before the reminder was due, and have not
-- acted; who was reminded of anything today is reminded of this tomorrow.
INSERT INTO reminded (supporter_id, case_id, kind)
SELECT s.id, due.case_id, due.kind
FROM supporters AS s CROSS JOIN due_reminders AS due
WHERE s.id > :after AND s.id <= :last AND COALESCE(s.zone, '') = :zone
    AND s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM reminded AS before
        WHERE before.supporter_id = s.id AND before.case_id = due.case_id
            AND before.kind = due.kind
    )
    AND NOT EXISTS (
        SELECT 1 FROM deliveries AS today
        WHERE today.chat_id = s.id AND today.occasion_id = :occasion_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM appeals AS sent
        WHERE sent.supporter_id = s.id AND sent.case_id = due.case_id
            AND sent.reported_at IS NOT NULL
    )
    AND (
        EXISTS (
            SELECT 1 FROM appeals AS begun
            WHERE begun.supporter_id = s.id AND begun.case_id = due.case_id
                AND begun.started_at < due.since
        )
        OR EXISTS (
            SELECT 1 FROM broadcasts AS news JOIN deliveries AS received
                ON received.broadcast_id = news.id AND received.chat_id = s.id
            WHERE news.case_id = due.case_id AND news.occasion LIKE 'case %'
                AND news.started_at < due.since AND received.state = 'sent'
        )
    )

-- name: picked_sets()
SELECT DISTINCT cases FROM (
    SELECT CAST(sum(due.bit) AS BIGINT) AS cases
    FROM reminded AS picked JOIN due_reminders AS due ON due.case_id = picked.case_id
    WHERE picked.broadcast_id = 0 GROUP BY picked.supporter_id
) AS sets
ORDER BY cases

-- name: queue_reminders(broadcast_id, cases, language)!
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language)
SELECT s.id, b.id, b.occasion_id, COALESCE(s.language, :language)
FROM (
    SELECT picked.supporter_id AS id
    FROM reminded AS picked JOIN due_reminders AS due ON due.case_id = picked.case_id
    WHERE picked.broadcast_id = 0
    GROUP BY picked.supporter_id HAVING CAST(sum(due.bit) AS BIGINT) = :cases
) AS picked
JOIN supporters AS s ON s.id = picked.id
JOIN broadcasts AS b ON b.id = :broadcast_id

-- name: keep_reminded(broadcast_id)!
UPDATE reminded SET broadcast_id = :broadcast_id
WHERE broadcast_id = 0
    AND supporter_id IN (SELECT chat_id FROM deliveries WHERE broadcast_id = :broadcast_id)
