-- name: reword_draft(id, version, content, reading, by, expected)!
UPDATE versions
SET content = :content, reading = :reading, changed_by = :by, revision = revision + 1
WHERE case_id = :id AND version = :version AND revision = :expected
    AND version > (SELECT version FROM cases WHERE id = :id)

-- name: void_version_approvals(case_id, version)!
DELETE FROM approvals WHERE case_id = :case_id AND version = :version

-- name: renumber_case(id, ua_key)!
UPDATE cases SET ua_key = :ua_key WHERE id = :id AND version = 0

-- name: newest_draft(id)^
SELECT v.content AS content, c.closed_at AS closed_at
FROM versions v JOIN cases c ON c.id = v.case_id
WHERE v.case_id = :id AND v.version > c.version AND c.version > 0
ORDER BY v.version DESC LIMIT 1
