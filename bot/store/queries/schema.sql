-- name: last_schema_step()^
SELECT max(step) AS step FROM schema_steps HAVING max(step) IS NOT NULL

-- name: keep_schema_step(step)!
INSERT INTO schema_steps (step) VALUES (:step)
