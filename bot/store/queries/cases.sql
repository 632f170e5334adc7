-- name: published_case(id)^
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at
FROM cases c JOIN versions v ON v.case_id = c.id AND v.version = c.version
WHERE c.id = :id AND c.withdrawn_at IS NULL

-- name: case_on_desk(id)^
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at
FROM cases c JOIN versions v ON v.case_id = c.id AND v.version = c.version WHERE c.id = :id

-- name: published_cases()
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at
FROM cases c JOIN versions v ON v.case_id = c.id AND v.version = c.version
WHERE c.withdrawn_at IS NULL ORDER BY c.id

-- name: cases_on_desk()
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at
FROM cases c JOIN versions v ON v.case_id = c.id AND v.version = c.version ORDER BY c.id

-- name: case_version(id, version)^
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at,
    v.reading AS reading,
    v.published_at AS published_at, c.version AS published_version, v.made_from AS made_from,
    v.revision AS revision, COALESCE(v.changed_by, v.made_by) AS changed_by
FROM versions v JOIN cases c ON c.id = v.case_id
WHERE v.case_id = :id AND v.version = :version

-- name: version_made_from(made_from)^
SELECT case_id, version FROM versions WHERE made_from = :made_from

-- name: drafts()
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at
FROM versions v JOIN cases c ON c.id = v.case_id
WHERE v.version > c.version AND COALESCE(v.made_from, '') NOT LIKE 'begun %'
ORDER BY v.case_id

-- name: case_by_key(ua_key)^
SELECT id FROM cases WHERE ua_key = :ua_key

-- name: shown_version(id)^
SELECT version, closed_at FROM cases WHERE id = :id

-- name: versions_of_case(id)
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at
FROM versions v JOIN cases c ON c.id = v.case_id WHERE v.case_id = :id ORDER BY v.version

-- name: add_case(id, ua_key, now)!
INSERT INTO cases (id, ua_key, made_at) VALUES (:id, :ua_key, :now)

-- name: add_version(id, version, content, reading, made_from, made_by, now)!
INSERT INTO versions (case_id, version, content, reading, made_from, made_by, made_at)
VALUES (:id, :version, :content, :reading, :made_from, :made_by, :now)

-- name: reword_version(id, version, content)!
UPDATE versions SET content = :content WHERE case_id = :id AND version = :version

-- name: publish_version(id, version, seen)!
UPDATE cases SET version = :version
WHERE id = :id AND version < :version AND withdrawn_at IS NULL
    AND EXISTS (
        SELECT 1 FROM versions WHERE case_id = :id AND version = :version
            AND revision = COALESCE(CAST(:seen AS BIGINT), revision)
    )

-- name: stamp_version(id, version, now)!
UPDATE versions SET published_at = :now WHERE case_id = :id AND version = :version

-- name: discard_version(id, version, seen)!
DELETE FROM versions WHERE case_id = :id AND version = :version
    AND revision = COALESCE(CAST(:seen AS BIGINT), revision)
    AND version > (SELECT version FROM cases WHERE id = :id)

-- name: discard_empty_case(id)!
DELETE FROM cases WHERE id = :id AND NOT EXISTS (SELECT 1 FROM versions WHERE case_id = :id)

-- name: close_case(id, now)!
UPDATE cases SET closed_at = :now WHERE id = :id AND closed_at IS NULL AND version > 0
