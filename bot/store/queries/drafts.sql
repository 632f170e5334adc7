-- name: reword_draft(case_id, version, content, reading, by, now)!
UPDATE versions
SET content = :content, reading = :reading, changed_by = :by, changed_at = :now,
    revision = revision + 1,
    made_from = CASE WHEN made_from LIKE 'begun %' THEN NULL ELSE made_from END
WHERE case_id = :case_id AND version = :version

-- name: keep_change(case_id, version, revision, by, now, former)!
INSERT INTO draft_changes (case_id, version, revision, changed_by, changed_at, former)
VALUES (:case_id, :version, :revision, :by, :now, :former)

-- name: changes_since(case_id, version, revision)
SELECT revision, changed_by, changed_at, former FROM draft_changes
WHERE case_id = :case_id AND version = :version AND revision > :revision ORDER BY revision

-- name: drop_changes(id, version)!
DELETE FROM draft_changes WHERE case_id = :id AND version = :version

-- name: void_version_approvals(case_id, version)!
DELETE FROM approvals WHERE case_id = :case_id AND version = :version

-- name: carry_approvals(case_id, version, revision)!
UPDATE approvals SET revision = :revision
WHERE case_id = :case_id AND version = :version AND revision = :revision - 1

-- name: renumber_case(id, ua_key)!
UPDATE cases SET ua_key = :ua_key WHERE id = :id AND version = 0

-- name: newest_draft(id)^
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at,
    v.version AS version, v.made_from AS made_from
FROM versions v JOIN cases c ON c.id = v.case_id
WHERE v.case_id = :id AND v.version > c.version AND c.version > 0
ORDER BY v.version DESC LIMIT 1

-- name: begin_again(id, version, content, reading, now)!
UPDATE versions SET content = :content, reading = :reading, made_at = :now
WHERE case_id = :id AND version = :version AND made_from LIKE 'begun %'

-- name: drop_unchanged_of_case(id)!
-- A newer version was published since: nobody goes on with these.
DELETE FROM versions
WHERE case_id = :id AND made_from LIKE 'begun %' AND published_at IS NULL

-- name: drop_unchanged(before)!
-- Not while somebody writes for it.
DELETE FROM versions
WHERE made_from LIKE 'begun %' AND published_at IS NULL AND made_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM draft_words w
        WHERE w.case_id = versions.case_id AND w.version = versions.version
    )

-- name: listed_drafts()
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at,
    v.reading AS reading,
    COALESCE(v.changed_by, v.made_by) AS by, COALESCE(v.changed_at, v.made_at) AS at,
    d.former AS former
FROM versions v JOIN cases c ON c.id = v.case_id
LEFT JOIN draft_changes d
    ON d.case_id = v.case_id AND d.version = v.version AND d.revision = v.revision
WHERE v.version > c.version AND COALESCE(v.made_from, '') NOT LIKE 'begun %'
ORDER BY v.case_id DESC, v.version DESC

-- name: overtaken_drafts(id, since, version)
SELECT v.content AS content, c.closed_at AS closed_at, c.withdrawn_at AS withdrawn_at,
    v.reading AS reading, v.made_from AS made_from
FROM versions v JOIN cases c ON c.id = v.case_id
WHERE v.case_id = :id AND v.version > :since AND v.version < :version AND v.published_at IS NULL
ORDER BY v.version

-- name: drop_overtaken(id, version)!
DELETE FROM versions WHERE case_id = :id AND version = :version AND published_at IS NULL

-- name: carry_draft_words(id, version, number)!
UPDATE draft_words SET version = :number WHERE case_id = :id AND version = :version

-- name: carry_pastes(id, version, number)!
UPDATE pastes SET version = :number WHERE case_id = :id AND version = :version

-- name: keep_draft_words(chat_id, case_id, version, field, message_id, body, now)!
INSERT INTO draft_words (chat_id, case_id, version, field, message_id, body, written_at)
VALUES (:chat_id, :case_id, :version, :field, :message_id, :body, :now)
ON CONFLICT (chat_id, message_id) DO UPDATE SET body = excluded.body

-- name: draft_words(chat_id, case_id, version, field)
SELECT message_id, body FROM draft_words
WHERE chat_id = :chat_id AND case_id = :case_id AND version = :version AND field = :field
ORDER BY message_id

-- name: draft_words_of_message(chat_id, message_id)^
SELECT case_id, version, field FROM draft_words
WHERE chat_id = :chat_id AND message_id = :message_id

-- name: change_draft_words(chat_id, message_id, body)!
UPDATE draft_words SET body = :body WHERE chat_id = :chat_id AND message_id = :message_id

-- name: drop_draft_words(chat_id, case_id, version, field)!
DELETE FROM draft_words
WHERE chat_id = :chat_id AND case_id = :case_id AND version = :version AND field = :field

-- name: drop_words_of_version(id, version)!
DELETE FROM draft_words WHERE case_id = :id AND version = :version

-- name: drop_old_draft_words(before)!
DELETE FROM draft_words WHERE written_at < :before

-- name: draft_words_of_supporter(id)
SELECT case_id, version, field, message_id, body, written_at FROM draft_words
WHERE chat_id = :id ORDER BY case_id, version, field, message_id

-- name: forget_draft_words(id)!
DELETE FROM draft_words WHERE chat_id = :id
