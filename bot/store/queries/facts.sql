-- name: fact(name)^
SELECT value FROM facts WHERE name = :name

-- name: set_fact(name, value)!
INSERT INTO facts (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: claim_fact(name, value)!
INSERT INTO facts (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING

-- name: move_fact(name, value, other)!
UPDATE facts SET value = :other WHERE name = :name AND value = :value

-- name: drop_fact(name, value)!
DELETE FROM facts WHERE name = :name AND value = :value

-- name: take_ids(name, count)^
-- The last of `count` new ids. The row's lock makes the order of ids the order of commits.
INSERT INTO counters (name, value) VALUES (:name, :count)
ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value
RETURNING value

-- name: forget_fact(name)!
DELETE FROM facts WHERE name = :name

-- name: replies_told()
SELECT name, value FROM facts WHERE name LIKE 'replies of %'
