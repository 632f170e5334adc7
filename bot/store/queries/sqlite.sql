-- name: lock_schema()^
-- A transaction that writes has the whole file to itself.
SELECT 1 AS locked

-- name: analyze_deliveries()!
ANALYZE deliveries
