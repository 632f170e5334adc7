-- name: role(id)^
SELECT role FROM team WHERE id = :id

-- name: team()
SELECT id, role FROM team ORDER BY since, id

-- name: appoint(id, role, now, by_id)!
INSERT INTO team (id, role, since, appointed_by) VALUES (:id, :role, :now, :by_id)
ON CONFLICT (id) DO UPDATE SET role = excluded.role, since = excluded.since,
    appointed_by = excluded.appointed_by

-- name: audit(id, at, who, what, case_id, detail)!
INSERT INTO audit (id, at, who, what, case_id, detail)
VALUES (:id, :at, :who, :what, :case_id, :detail)

-- name: audited()
SELECT at, who, what, case_id, detail FROM audit ORDER BY id
