-- name: reminder_zones()
-- Steps from zone to zone through the index: a million supporters cost as little as a thousand.
WITH RECURSIVE zones (zone) AS (
    SELECT zone FROM (
        SELECT COALESCE(zone, '') AS zone FROM supporters
        WHERE gone_at IS NULL ORDER BY COALESCE(zone, ''), hour, id LIMIT 1
    ) AS first
    UNION ALL
    SELECT (
        SELECT COALESCE(s.zone, '') FROM supporters AS s
        WHERE s.gone_at IS NULL AND COALESCE(s.zone, '') > zones.zone
        ORDER BY COALESCE(s.zone, ''), s.hour, s.id LIMIT 1
    )
    FROM zones WHERE zones.zone IS NOT NULL
)
SELECT zone FROM zones WHERE zone IS NOT NULL

-- name: hours_of_zone(zone)
SELECT DISTINCT hour FROM supporters WHERE COALESCE(zone, '') = :zone AND gone_at IS NULL

-- name: reminder_progress()
SELECT zone, day, due, round, hour, last FROM reminding

-- name: keep_progress(zone, day, due, round, hour, last)!
INSERT INTO reminding (zone, day, due, round, hour, last)
VALUES (:zone, :day, :due, :round, :hour, :last)
ON CONFLICT (zone) DO UPDATE
SET day = excluded.day, due = excluded.due, round = excluded.round, hour = excluded.hour,
    last = excluded.last

-- name: progress_of_zone(zone)^
SELECT zone, day, due, round, hour, last FROM reminding WHERE zone = :zone

-- name: look_again(zone)!
UPDATE reminding SET due = '' WHERE zone = :zone

-- name: look_again_at(broadcast_id)!
-- Where several cases shared a message, the others are still due; where they moved, all are.
UPDATE reminding SET due = '' WHERE zone IN (
    SELECT COALESCE(s.zone, '') FROM deliveries AS d
    JOIN supporters AS s ON s.id = d.chat_id JOIN broadcasts AS b ON b.id = d.broadcast_id
    WHERE d.broadcast_id = :broadcast_id AND d.state = 'cancelled'
        AND (b.content LIKE '%[%,%]%' OR d.zone <> COALESCE(s.zone, ''))
)

-- name: first_announcements()
SELECT case_id, min(started_at) AS announced_at FROM broadcasts
WHERE case_id IS NOT NULL AND occasion LIKE 'case %' GROUP BY case_id

-- name: occasions_of_reminders(today, tomorrow)^
-- Where the date line was crossed, tomorrow's reminder may have come already.
SELECT COALESCE(min(CASE WHEN occasion = :today THEN id END), 0) AS today,
    COALESCE(min(CASE WHEN occasion = :tomorrow THEN id END), 0) AS tomorrow
FROM broadcasts WHERE occasion IN (:today, :tomorrow)

-- name: end_of_chunk(zone, hour, last, until, count)^
SELECT hour, id FROM (
    SELECT hour, id FROM supporters
    WHERE COALESCE(zone, '') = :zone AND gone_at IS NULL AND (hour, id) > (:hour, :last)
        AND hour <= :until
    ORDER BY hour, id LIMIT :count
) AS chunk
ORDER BY hour DESC, id DESC LIMIT 1

-- name: add_due_reminder(case_id, bit, kind, deadline, renewed, received_before, begun_before, nine, late)!
INSERT INTO due_reminders
    (case_id, bit, kind, deadline, renewed, received_before, begun_before, nine, late)
VALUES (
    :case_id, :bit, :kind, :deadline, :renewed, :received_before, :begun_before, :nine, :late
)

-- name: drop_due_reminders()!
DELETE FROM due_reminders

-- name: drop_reminder_sets()!
DELETE FROM reminder_sets

-- name: pick_reminded(zone, hour, last, to_hour, to_last, today, tomorrow, now, late, picked)!
-- Those who received the case, or began to act on it, before the reminder was due, or asked for
-- it, and have not acted; who was reminded of anything today is reminded of this tomorrow.
-- With `late` only of what is late; with `picked` only those who are picked already.
INSERT INTO reminded (supporter_id, case_id, kind, deadline)
SELECT s.id, due.case_id, due.kind, due.deadline
FROM supporters AS s CROSS JOIN due_reminders AS due
LEFT JOIN wishes AS w ON w.supporter_id = s.id AND w.case_id = due.case_id
WHERE COALESCE(s.zone, '') = :zone AND s.gone_at IS NULL
    AND (s.hour, s.id) > (:hour, :last) AND (s.hour, s.id) <= (:to_hour, :to_last)
    AND (s.away_until IS NULL OR s.away_until <= :now)
    AND due.kind IS NOT NULL AND due.late >= :late
    AND (:picked = 0 OR EXISTS (
        SELECT 1 FROM reminded AS picked WHERE picked.supporter_id = s.id AND picked.broadcast_id = 0
    ))
    AND NOT EXISTS (
        SELECT 1 FROM deliveries AS today
        WHERE today.chat_id = s.id AND today.occasion_id IN (:today, :tomorrow)
            AND today.state NOT IN ('gone', 'refused', 'expired', 'cancelled')
    )
    AND NOT EXISTS (
        SELECT 1 FROM reminded AS before
        WHERE before.supporter_id = s.id AND before.case_id = due.case_id
            AND before.kind = due.kind AND before.deadline > due.renewed
    )
    AND NOT EXISTS (
        SELECT 1 FROM snoozes AS later
        WHERE later.supporter_id = s.id AND later.case_id = due.case_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM appeals AS sent
        WHERE sent.supporter_id = s.id AND sent.case_id = due.case_id
            AND sent.reported_at IS NOT NULL
    )
    AND COALESCE(w.wish, '') NOT IN ('not_this_one', 'no_more')
    AND (
        (
            w.wish = 'remind' AND w.wished_at < due.nine + 3600000 * CASE
                WHEN s.hour < 9 THEN 0 WHEN s.hour > 20 THEN 11 ELSE s.hour - 9
            END
        )
        OR (
            s.subscribed_at IS NOT NULL
            AND (
                EXISTS (
                    -- Crossed, so that SQLite begins with the few broadcasts of the case.
                    SELECT 1 FROM broadcasts AS news CROSS JOIN deliveries AS received
                    WHERE news.case_id = due.case_id AND news.occasion LIKE 'case %'
                        AND news.started_at < due.received_before
                        AND received.broadcast_id = news.id AND received.chat_id = s.id
                        AND received.state = 'sent'
                )
                OR (s.most = 0 AND EXISTS (
                    SELECT 1 FROM deliveries AS received JOIN broadcasts AS digest
                        ON digest.id = received.broadcast_id
                    WHERE received.chat_id = s.id AND received.state = 'sent'
                        AND digest.occasion LIKE 'digest %'
                        AND digest.started_at < due.received_before
                        AND REPLACE(REPLACE(digest.content, '[', ','), ']', ',')
                            LIKE '%,' || due.case_id || ',%'
                ))
                OR EXISTS (
                    SELECT 1 FROM appeals AS begun
                    WHERE begun.supporter_id = s.id AND begun.case_id = due.case_id
                        AND begun.started_at < due.begun_before
                )
            )
        )
    )

-- name: wait_for_hour(local_hour)!
-- What is late comes with what is due today, where that comes later on the same day.
DELETE FROM reminded
WHERE broadcast_id = 0 AND supporter_id IN (
    SELECT picked.supporter_id FROM reminded AS picked
    JOIN due_reminders AS due ON due.case_id = picked.case_id AND due.kind = picked.kind
    JOIN supporters AS s ON s.id = picked.supporter_id
    WHERE picked.broadcast_id = 0 AND due.late = 0 AND s.hour > :local_hour
)

-- name: due_snoozes(now)
SELECT DISTINCT COALESCE(s.zone, '') AS zone, later.case_id AS case_id
FROM snoozes AS later LEFT JOIN supporters AS s ON s.id = later.supporter_id
WHERE later.at <= :now AND (s.away_until IS NULL OR s.away_until <= :now)

-- name: next_snooze()^
SELECT min(at) AS at FROM snoozes

-- name: pick_snoozed(zone, hour, last, to_hour, to_last, today, tomorrow, now)!
INSERT INTO reminded (supporter_id, case_id, kind, deadline)
SELECT s.id, due.case_id, 'snooze', CAST(later.at AS TEXT)
FROM snoozes AS later
JOIN due_reminders AS due ON due.case_id = later.case_id
JOIN supporters AS s ON s.id = later.supporter_id
WHERE later.at <= :now AND COALESCE(s.zone, '') = :zone AND s.gone_at IS NULL
    AND (s.hour, s.id) > (:hour, :last) AND (s.hour, s.id) <= (:to_hour, :to_last)
    AND (s.away_until IS NULL OR s.away_until <= :now)
    AND NOT EXISTS (
        SELECT 1 FROM deliveries AS today
        WHERE today.chat_id = s.id AND today.occasion_id IN (:today, :tomorrow)
            AND today.state NOT IN ('gone', 'refused', 'expired', 'cancelled')
    )
    AND NOT EXISTS (
        SELECT 1 FROM appeals AS sent
        WHERE sent.supporter_id = s.id AND sent.case_id = later.case_id
            AND sent.reported_at IS NOT NULL
    )
ON CONFLICT DO NOTHING

-- name: cover_reminded(first)!
-- Whoever put it off was to be reminded then instead of now.
INSERT INTO reminded (supporter_id, case_id, kind, deadline, broadcast_id)
SELECT picked.supporter_id, picked.case_id, due.kind, due.deadline, picked.broadcast_id
FROM reminded AS picked JOIN due_reminders AS due ON due.case_id = picked.case_id
WHERE picked.broadcast_id >= :first AND picked.kind = 'snooze' AND due.kind IS NOT NULL
ON CONFLICT DO NOTHING

-- name: end_snoozes(now)!
DELETE FROM snoozes
WHERE at <= :now AND EXISTS (
    SELECT 1 FROM reminded AS picked
    WHERE picked.supporter_id = snoozes.supporter_id AND picked.case_id = snoozes.case_id
        AND picked.kind = 'snooze' AND picked.deadline = CAST(snoozes.at AS TEXT)
)

-- name: end_vain_snoozes(zone, now)!
-- They acted, or left, or the case has ended.
DELETE FROM snoozes
WHERE at <= :now AND supporter_id IN (
    SELECT s.id FROM supporters AS s
    WHERE s.id = snoozes.supporter_id AND COALESCE(s.zone, '') = :zone
        AND (s.away_until IS NULL OR s.away_until <= :now)
)

-- name: put_off_snoozes(zone, now, until)!
-- It is night there by now: they moved, or the bot was away.
UPDATE snoozes SET at = :until
WHERE at <= :now AND supporter_id IN (
    SELECT s.id FROM supporters AS s
    WHERE s.id = snoozes.supporter_id AND COALESCE(s.zone, '') = :zone
)

-- name: picked_sets()
SELECT cases, count(*) AS supporters FROM (
    SELECT CAST(sum(due.bit) AS BIGINT) AS cases
    FROM reminded AS picked JOIN due_reminders AS due ON due.case_id = picked.case_id
    WHERE picked.broadcast_id = 0 GROUP BY picked.supporter_id
) AS sets
GROUP BY cases ORDER BY cases

-- name: add_reminder_set(cases, broadcast_id)!
INSERT INTO reminder_sets (cases, broadcast_id) VALUES (:cases, :broadcast_id)

-- name: queue_reminders(language)!
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language, zone)
SELECT s.id, b.id, b.occasion_id,
    COALESCE(s.language, :language) || CASE s.careful WHEN 1 THEN '-x-careful' ELSE '' END,
    COALESCE(s.zone, '')
FROM (
    SELECT picked.supporter_id AS id, CAST(sum(due.bit) AS BIGINT) AS cases
    FROM reminded AS picked JOIN due_reminders AS due ON due.case_id = picked.case_id
    WHERE picked.broadcast_id = 0 GROUP BY picked.supporter_id
) AS picked
JOIN reminder_sets AS sets ON sets.cases = picked.cases
JOIN broadcasts AS b ON b.id = sets.broadcast_id
JOIN supporters AS s ON s.id = picked.id
ORDER BY s.id

-- name: keep_reminded(first)!
-- The broadcasts from this one on are those of this transaction.
UPDATE reminded SET broadcast_id = (
    SELECT d.broadcast_id FROM deliveries AS d
    WHERE d.chat_id = reminded.supporter_id AND d.broadcast_id >= :first
)
WHERE broadcast_id = 0

-- name: not_to_be_reminded(broadcast_id, first, last, now)
-- Since it was queued they acted, put it off, wanted no more of it, went on holiday, moved to
-- where it may be night, or left.
SELECT DISTINCT r.supporter_id AS chat_id
FROM reminded AS r LEFT JOIN supporters AS s ON s.id = r.supporter_id
LEFT JOIN wishes AS w ON w.supporter_id = r.supporter_id AND w.case_id = r.case_id
WHERE r.broadcast_id = :broadcast_id AND r.supporter_id >= :first AND r.supporter_id <= :last
    AND (
        s.id IS NULL OR s.gone_at IS NOT NULL OR COALESCE(s.away_until, 0) > :now
        OR COALESCE(w.wish, '') IN ('not_this_one', 'no_more')
        OR (s.subscribed_at IS NULL AND COALESCE(w.wish, '') <> 'remind' AND r.kind <> 'snooze')
        OR EXISTS (
            SELECT 1 FROM appeals AS sent
            WHERE sent.supporter_id = r.supporter_id AND sent.case_id = r.case_id
                AND sent.reported_at IS NOT NULL
        )
        OR EXISTS (
            SELECT 1 FROM snoozes AS later
            WHERE later.supporter_id = r.supporter_id AND later.case_id = r.case_id
        )
        OR EXISTS (
            SELECT 1 FROM deliveries AS d
            WHERE d.chat_id = r.supporter_id AND d.broadcast_id = r.broadcast_id
                AND d.zone <> COALESCE(s.zone, '')
        )
    )

-- name: withdraw_delivery(broadcast_id, chat_id)!
UPDATE deliveries SET state = CASE WHEN repeated = 1 THEN 'unknown' ELSE 'cancelled' END
WHERE broadcast_id = :broadcast_id AND chat_id = :chat_id AND state = 'waiting'

-- name: free_reminded(broadcast_id)!
-- What never left may be given again: with other cases, or tomorrow.
DELETE FROM reminded
WHERE broadcast_id = :broadcast_id AND supporter_id IN (
    SELECT d.chat_id FROM deliveries AS d
    WHERE d.broadcast_id = :broadcast_id AND d.chat_id = reminded.supporter_id
        AND d.state IN ('cancelled', 'expired')
)

-- name: renew_snoozes(broadcast_id)!
INSERT INTO snoozes (supporter_id, case_id, at)
SELECT r.supporter_id, r.case_id, CAST(r.deadline AS BIGINT)
FROM reminded AS r JOIN deliveries AS d
    ON d.broadcast_id = r.broadcast_id AND d.chat_id = r.supporter_id
WHERE r.broadcast_id = :broadcast_id AND r.kind = 'snooze' AND d.state IN ('cancelled', 'expired')
ON CONFLICT DO NOTHING

-- name: active_reminders()
SELECT id, content FROM broadcasts
WHERE ended_at IS NULL AND lane <= 2 AND state IN ('queueing', 'running', 'paused', 'stopped')

-- name: withdraw_reminder(id, why)!
UPDATE broadcasts SET state = 'cancelled', why = :why
WHERE id = :id AND ended_at IS NULL AND state IN ('queueing', 'running', 'paused', 'stopped')
