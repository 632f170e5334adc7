-- name: start_appeal(supporter_id, case_id, target_id, channel, contact_id, now)!
INSERT INTO appeals (supporter_id, case_id, target_id, channel, contact_id, started_at)
VALUES (:supporter_id, :case_id, :target_id, :channel, :contact_id, :now)
ON CONFLICT DO NOTHING

-- name: report_appeal(supporter_id, case_id, target_id, channel, contact_id, now, day, country, outcome, language, own_words)!
INSERT INTO appeals (supporter_id, case_id, target_id, channel, contact_id, started_at,
    reported_at, day, country, outcome, language, own_words)
VALUES (:supporter_id, :case_id, :target_id, :channel, :contact_id, :now, :now, :day, :country,
    :outcome, :language, :own_words)
ON CONFLICT (supporter_id, case_id, target_id, channel) DO UPDATE
SET reported_at = excluded.reported_at, day = excluded.day, country = excluded.country,
    outcome = excluded.outcome, language = excluded.language, own_words = excluded.own_words,
    contact_id = excluded.contact_id
WHERE appeals.reported_at IS NULL

-- name: change_outcome(supporter_id, case_id, target_id, channel, outcome)!
-- From one that counts to another that does.
UPDATE appeals SET outcome = :outcome
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel AND reported_at IS NOT NULL

-- name: fail_appeal(supporter_id, case_id, target_id, channel, contact_id, now, outcome)!
INSERT INTO appeals (supporter_id, case_id, target_id, channel, contact_id, started_at, outcome)
VALUES (:supporter_id, :case_id, :target_id, :channel, :contact_id, :now, :outcome)
ON CONFLICT (supporter_id, case_id, target_id, channel) DO UPDATE
SET outcome = excluded.outcome, contact_id = excluded.contact_id
WHERE appeals.reported_at IS NULL

-- name: reported_appeal(supporter_id, case_id, target_id, channel)^
SELECT day, country, language, own_words, reminded FROM appeals
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel AND reported_at IS NOT NULL

-- name: take_back_report(supporter_id, case_id, target_id, channel, day, country, language, own_words, reminded)!
-- Of just the report that was seen: one made anew meanwhile may be counted elsewhere.
UPDATE appeals SET reported_at = NULL, day = NULL, country = NULL, outcome = 'sent', answer = NULL,
    reminded = 0
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel AND reported_at IS NOT NULL AND day = :day AND country = :country
    AND COALESCE(language, '') = :language AND own_words = :own_words AND reminded = :reminded

-- name: forget_outcome(supporter_id, case_id, target_id, channel)!
UPDATE appeals SET outcome = 'sent'
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel AND reported_at IS NULL

-- name: count_report(case_id, target_id, channel, country, day, change)!
INSERT INTO tallies (case_id, target_id, channel, country, day, counted)
VALUES (:case_id, :target_id, :channel, :country, :day, :change)
ON CONFLICT (case_id, target_id, channel, country, day)
DO UPDATE SET counted = tallies.counted + excluded.counted

-- name: total_of_case(case_id)^
SELECT COALESCE(sum(counted), 0) AS total FROM tallies WHERE case_id = :case_id

-- name: standing(supporter_id, case_id)
SELECT whole.total AS total, own.target_id AS target_id, own.channel AS channel
FROM (
    SELECT COALESCE(sum(counted), 0) AS total FROM tallies WHERE case_id = :case_id
) AS whole
LEFT JOIN appeals AS own ON own.supporter_id = :supporter_id AND own.case_id = :case_id
    AND own.reported_at IS NOT NULL

-- name: tally_of_case(case_id)
SELECT target_id, channel, country, day, counted FROM tallies
WHERE case_id = :case_id AND counted > 0 ORDER BY target_id, channel, country, day

-- name: appeals_of(supporter_id, case_id)
SELECT target_id, channel, contact_id, reported_at, outcome, answer FROM appeals
WHERE supporter_id = :supporter_id AND case_id = :case_id ORDER BY target_id, channel

-- name: keep_walk(chat_id, message_id, case_id, now)!
INSERT INTO walks (chat_id, message_id, case_id, shown_at)
VALUES (:chat_id, :message_id, :case_id, :now)
ON CONFLICT (chat_id, message_id)
DO UPDATE SET case_id = excluded.case_id, shown_at = excluded.shown_at

-- name: walk_in(chat_id, message_id)^
SELECT case_id FROM walks WHERE chat_id = :chat_id AND message_id = :message_id

-- name: leave_walk(chat_id, message_id)!
DELETE FROM walks WHERE chat_id = :chat_id AND message_id = :message_id

-- name: drop_walks(before)!
DELETE FROM walks WHERE shown_at < :before

-- name: withdrawn_case(id)^
SELECT id FROM cases WHERE id = :id AND withdrawn_at IS NOT NULL
