-- name: remark_kept(who, what, case_id, detail)^
SELECT id FROM audit
WHERE who = :who AND what = :what AND case_id = :case_id AND detail = :detail

-- name: remarks(case_id, what, former)
SELECT id, at, who, what, case_id, detail FROM audit
WHERE case_id = :case_id AND (what = :what OR what = :former) ORDER BY id
