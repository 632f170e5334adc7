-- name: count_deliveries_of(id)!
-- The ledger still has to add up to its audience: the count stays, the person goes.
INSERT INTO counted_deliveries (broadcast_id, state, repeated, counted)
SELECT broadcast_id,
    CASE WHEN state IN ('waiting', 'claimed') THEN 'forgotten' ELSE state END, repeated, 1
FROM deliveries WHERE chat_id = :id
ON CONFLICT (broadcast_id, state, repeated)
DO UPDATE SET counted = counted_deliveries.counted + excluded.counted

-- name: forget_deliveries(id)!
DELETE FROM deliveries WHERE chat_id = :id

-- name: broadcasts_to_count(case_id)
SELECT b.id AS id FROM broadcasts b
WHERE b.case_id = :case_id AND b.ended_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM deliveries d WHERE d.broadcast_id = b.id)

-- name: reminders_to_count(before)
SELECT b.id AS id FROM broadcasts b
WHERE b.case_id IS NULL AND b.ended_at < :before
    AND EXISTS (SELECT 1 FROM deliveries d WHERE d.broadcast_id = b.id)

-- name: deliveries_to_count(id, count)^
SELECT max(chat_id) AS last FROM (
    SELECT chat_id FROM deliveries WHERE broadcast_id = :id ORDER BY chat_id LIMIT :count
) AS chunk

-- name: count_deliveries(id, last)!
INSERT INTO counted_deliveries (broadcast_id, state, repeated, counted)
SELECT broadcast_id, state, repeated, count(*) FROM deliveries
WHERE broadcast_id = :id AND chat_id <= :last GROUP BY broadcast_id, state, repeated
ON CONFLICT (broadcast_id, state, repeated)
DO UPDATE SET counted = counted_deliveries.counted + excluded.counted

-- name: drop_deliveries(id, last)!
DELETE FROM deliveries WHERE broadcast_id = :id AND chat_id <= :last

-- name: drop_reminded(case_id)!
DELETE FROM reminded WHERE case_id = :case_id

-- name: silent_supporters(before, count)
SELECT id FROM supporters WHERE seen_at < :before ORDER BY id LIMIT :count
