-- name: choice_of(supporter_id, case_id)^
-- The language chosen last counts for the cases in which none was chosen.
SELECT c.language AS language, c.variant AS variant, COALESCE(c.own, 0) AS own, (
    SELECT count(*) FROM own_words
    WHERE supporter_id = :supporter_id AND case_id = :case_id
) AS has_own, (
    SELECT language FROM choices
    WHERE supporter_id = :supporter_id AND language IS NOT NULL
    ORDER BY chosen_at DESC, case_id DESC LIMIT 1
) AS usual
FROM (SELECT 1 AS one) AS here
LEFT JOIN choices AS c ON c.supporter_id = :supporter_id AND c.case_id = :case_id

-- name: choose_letter_language(supporter_id, case_id, language, now)!
INSERT INTO choices (supporter_id, case_id, language, chosen_at)
VALUES (:supporter_id, :case_id, :language, :now)
ON CONFLICT (supporter_id, case_id)
DO UPDATE SET language = excluded.language, chosen_at = excluded.chosen_at

-- name: choose_wording(supporter_id, case_id, variant, now)!
INSERT INTO choices (supporter_id, case_id, variant, chosen_at)
VALUES (:supporter_id, :case_id, :variant, :now)
ON CONFLICT (supporter_id, case_id) DO UPDATE SET variant = excluded.variant

-- name: use_own_words(supporter_id, case_id, own, now)!
INSERT INTO choices (supporter_id, case_id, own, chosen_at)
VALUES (:supporter_id, :case_id, :own, :now)
ON CONFLICT (supporter_id, case_id) DO UPDATE SET own = excluded.own

-- name: own_words(supporter_id, case_id)
SELECT message_id, body FROM own_words
WHERE supporter_id = :supporter_id AND case_id = :case_id ORDER BY message_id

-- name: keep_own_words(supporter_id, case_id, message_id, body, now)!
INSERT INTO own_words (supporter_id, case_id, message_id, body, written_at)
VALUES (:supporter_id, :case_id, :message_id, :body, :now)
ON CONFLICT (supporter_id, case_id, message_id) DO UPDATE SET body = excluded.body

-- name: own_words_of_message(supporter_id, message_id)^
SELECT case_id FROM own_words WHERE supporter_id = :supporter_id AND message_id = :message_id

-- name: change_own_words(supporter_id, message_id, body)!
UPDATE own_words SET body = :body
WHERE supporter_id = :supporter_id AND message_id = :message_id

-- name: drop_own_words(supporter_id, case_id)!
DELETE FROM own_words WHERE supporter_id = :supporter_id AND case_id = :case_id

-- name: drop_old_own_words(before)!
DELETE FROM own_words WHERE written_at < :before

-- name: leave_dropped_own_words()!
UPDATE choices SET own = 0
WHERE own = 1 AND NOT EXISTS (
    SELECT 1 FROM own_words w
    WHERE w.supporter_id = choices.supporter_id AND w.case_id = choices.case_id
)

-- name: use_words_of_case(supporter_id, case_id)!
UPDATE choices SET own = 0 WHERE supporter_id = :supporter_id AND case_id = :case_id

-- name: drop_choices(case_id)!
DELETE FROM choices WHERE case_id = :case_id

-- name: own_words_of_supporter(id)
SELECT case_id, message_id, body, written_at FROM own_words
WHERE supporter_id = :id ORDER BY case_id, message_id

-- name: choices_of_supporter(id)
SELECT case_id, language, variant, own, chosen_at FROM choices
WHERE supporter_id = :id ORDER BY case_id

-- name: forget_own_words(id)!
DELETE FROM own_words WHERE supporter_id = :id

-- name: forget_choices(id)!
DELETE FROM choices WHERE supporter_id = :id
