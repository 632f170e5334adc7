-- name: lock_schema()^
SELECT pg_advisory_xact_lock(7305805) AS locked

-- name: analyze_deliveries()!
-- Without it a claim of 100 among 1,000,000 took 24.5 s on stale statistics; with it 0.13 s.
ANALYZE deliveries
