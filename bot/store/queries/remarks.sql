-- name: remark_kept(who, what, case_id, detail)^
SELECT id FROM audit
WHERE who = :who AND what = :what AND case_id = :case_id AND detail = :detail

-- name: remarks(case_id, what)
SELECT at, who, detail FROM audit
WHERE case_id = :case_id AND what = :what ORDER BY id
