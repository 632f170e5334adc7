-- name: audit(id, at, who, what, case_id, detail)!
INSERT INTO audit (id, at, who, what, case_id, detail)
VALUES (:id, :at, :who, :what, :case_id, :detail)

-- name: audited_before(before, count, case_id, who)
SELECT id, at, who, what, case_id, detail FROM audit
WHERE id < :before AND (CAST(:case_id AS BIGINT) = 0 OR case_id = CAST(:case_id AS BIGINT))
    AND (CAST(:who AS TEXT) = '' OR who = CAST(:who AS TEXT))
ORDER BY id DESC LIMIT :count

-- name: who_did_something()
SELECT who FROM audit GROUP BY who ORDER BY max(id) DESC
