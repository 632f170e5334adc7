-- name: wish(supporter_id, case_id)^
SELECT wish FROM wishes WHERE supporter_id = :supporter_id AND case_id = :case_id

-- name: keep_wish(supporter_id, case_id, wish, now)!
INSERT INTO wishes (supporter_id, case_id, wish, wished_at)
VALUES (:supporter_id, :case_id, :wish, :now)
ON CONFLICT (supporter_id, case_id) DO UPDATE
SET wish = excluded.wish, wished_at = excluded.wished_at
WHERE wishes.wish <> excluded.wish

-- name: drop_wish(supporter_id, case_id)!
DELETE FROM wishes WHERE supporter_id = :supporter_id AND case_id = :case_id

-- name: keep_snooze(supporter_id, case_id, at)!
INSERT INTO snoozes (supporter_id, case_id, at) VALUES (:supporter_id, :case_id, :at)
ON CONFLICT (supporter_id, case_id) DO UPDATE SET at = excluded.at

-- name: drop_snooze(supporter_id, case_id)!
DELETE FROM snoozes WHERE supporter_id = :supporter_id AND case_id = :case_id

-- name: drop_asked_reminders(id)!
DELETE FROM wishes WHERE supporter_id = :id AND wish = 'remind'

-- name: wishes_of_supporter(id)
SELECT case_id, wish, wished_at FROM wishes WHERE supporter_id = :id ORDER BY case_id

-- name: snoozes_of_supporter(id)
SELECT case_id, at FROM snoozes WHERE supporter_id = :id ORDER BY case_id

-- name: forget_wishes(id)!
DELETE FROM wishes WHERE supporter_id = :id

-- name: forget_snoozes(id)!
DELETE FROM snoozes WHERE supporter_id = :id

-- name: drop_wishes_of_case(case_id)!
DELETE FROM wishes WHERE case_id = :case_id

-- name: drop_snoozes_of_case(case_id)!
DELETE FROM snoozes WHERE case_id = :case_id
