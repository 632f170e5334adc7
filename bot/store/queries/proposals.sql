-- name: proposal(case_id, version)^
SELECT content FROM proposals WHERE case_id = :case_id AND version = :version

-- name: keep_proposal(case_id, version, content)!
INSERT INTO proposals (case_id, version, content)
SELECT case_id, version, :content FROM versions WHERE case_id = :case_id AND version = :version
ON CONFLICT (case_id, version) DO UPDATE SET content = excluded.content

-- name: confirmed(case_id, version)
SELECT mark, taken FROM confirmed WHERE case_id = :case_id AND version = :version

-- name: confirm(case_id, version, mark, taken)!
INSERT INTO confirmed (case_id, version, mark, taken)
SELECT case_id, version, :mark, :taken FROM versions
WHERE case_id = :case_id AND version = :version
ON CONFLICT (case_id, version, mark) DO UPDATE SET taken = excluded.taken

-- name: carry_confirmed(id, version, number)!
UPDATE confirmed SET version = :number WHERE case_id = :id AND version = :version

-- name: history(id)
SELECT v.version AS version, v.made_by AS made_by, v.made_at AS made_at,
    v.published_at AS published_at, v.changed_by AS changed_by, c.version AS published_version
FROM versions v JOIN cases c ON c.id = v.case_id
WHERE v.case_id = :id AND v.version >= c.version
    AND (v.published_at IS NOT NULL OR COALESCE(v.made_from, '') NOT LIKE 'begun %')
ORDER BY v.version
