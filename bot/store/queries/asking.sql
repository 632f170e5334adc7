-- name: zones_to_ask(since, before)
SELECT DISTINCT s.zone AS zone
FROM appeals AS a JOIN supporters AS s ON s.id = a.supporter_id
WHERE a.reported_at IS NOT NULL AND a.answer_asked_at IS NULL
    AND a.reported_at >= :since AND a.reported_at < :before
    AND s.asked_for_answers = 1 AND s.subscribed_at IS NOT NULL AND s.gone_at IS NULL

-- name: cases_to_ask_about(zone, since, before, now)
SELECT DISTINCT a.case_id AS case_id
FROM appeals AS a JOIN supporters AS s ON s.id = a.supporter_id
WHERE a.reported_at IS NOT NULL AND a.answer_asked_at IS NULL
    AND a.reported_at >= :since AND a.reported_at < :before
    AND COALESCE(s.zone, '') = :zone AND s.asked_for_answers = 1
    AND s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
    AND (s.away_until IS NULL OR s.away_until <= :now)
    AND NOT EXISTS (
        SELECT 1 FROM appeals AS asked
        WHERE asked.supporter_id = s.id AND asked.case_id = a.case_id
            AND (asked.answer_asked_at IS NOT NULL OR asked.answer IS NOT NULL)
    )
    AND NOT EXISTS (
        SELECT 1 FROM cases AS c WHERE c.id = a.case_id AND c.withdrawn_at IS NOT NULL
    )
ORDER BY a.case_id

-- name: queue_question(broadcast_id, case_id, zone, since, before, now, count, language)!
-- One for each supporter, however many they wrote to; nobody who was asked of this case before,
-- or told of an answer unasked. The careful get it worded without what tells of the case.
INSERT INTO deliveries (chat_id, broadcast_id, occasion_id, language, zone)
SELECT s.id, b.id, b.occasion_id,
    COALESCE(s.language, :language) || CASE s.careful WHEN 1 THEN '-x-careful' ELSE '' END,
    COALESCE(s.zone, '')
FROM supporters AS s JOIN broadcasts AS b ON b.id = :broadcast_id
WHERE s.id IN (
        SELECT a.supporter_id FROM appeals AS a
        WHERE a.case_id = :case_id AND a.reported_at IS NOT NULL AND a.answer_asked_at IS NULL
            AND a.reported_at >= :since AND a.reported_at < :before
    )
    AND COALESCE(s.zone, '') = :zone AND s.asked_for_answers = 1
    AND s.subscribed_at IS NOT NULL AND s.gone_at IS NULL
    AND (s.away_until IS NULL OR s.away_until <= :now)
    AND NOT EXISTS (
        SELECT 1 FROM appeals AS asked
        WHERE asked.supporter_id = s.id AND asked.case_id = :case_id
            AND (asked.answer_asked_at IS NOT NULL OR asked.answer IS NOT NULL)
    )
ORDER BY s.id LIMIT :count
ON CONFLICT DO NOTHING

-- name: keep_asked(broadcast_id, case_id, now)!
UPDATE appeals SET answer_asked_at = :now
WHERE case_id = :case_id AND reported_at IS NOT NULL
    AND supporter_id IN (SELECT chat_id FROM deliveries WHERE broadcast_id = :broadcast_id)

-- name: expired_questions(since)
SELECT b.id AS id, b.occasion AS occasion FROM broadcasts AS b
WHERE b.occasion LIKE 'answers %' AND b.made_at >= :since AND EXISTS (
    SELECT 1 FROM deliveries AS d WHERE d.broadcast_id = b.id AND d.state = 'expired'
)

-- name: ask_again(broadcast_id, case_id)!
-- Whom the question never reached; a later one may have.
UPDATE appeals SET answer_asked_at = NULL
WHERE case_id = :case_id AND answer IS NULL AND supporter_id IN (
    SELECT d.chat_id FROM deliveries AS d
    WHERE d.broadcast_id = :broadcast_id AND d.state = 'expired' AND NOT EXISTS (
        SELECT 1 FROM deliveries AS other
        WHERE other.occasion_id = d.occasion_id AND other.chat_id = d.chat_id
            AND other.state <> 'expired'
    )
)
