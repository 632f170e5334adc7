-- name: note_reminded(supporter_id, case_id, target_id, channel)!
-- A reminder that is still on its way, or never arrived, moved nobody.
UPDATE appeals SET reminded = 1
WHERE supporter_id = :supporter_id AND case_id = :case_id AND target_id = :target_id
    AND channel = :channel AND reported_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM reminded r
        WHERE r.supporter_id = :supporter_id AND r.case_id = :case_id AND NOT EXISTS (
            SELECT 1 FROM deliveries d
            WHERE d.chat_id = r.supporter_id AND d.broadcast_id = r.broadcast_id
                AND d.state <> 'sent'
        )
    )

-- name: count_parts(case_id, language, words, reminded, change)!
INSERT INTO tally_parts (case_id, part, value, counted)
VALUES (:case_id, 'language', :language, :change), (:case_id, 'reminded', :reminded, :change),
    (:case_id, 'words', :words, :change)
ON CONFLICT (case_id, part, value)
DO UPDATE SET counted = tally_parts.counted + excluded.counted

-- name: parts_of_case(case_id)
SELECT part, value, counted FROM tally_parts WHERE case_id = :case_id AND counted > 0
ORDER BY part, value

-- name: answers_told(case_id)
SELECT answer, count(*) AS counted FROM appeals
WHERE case_id = :case_id AND reported_at IS NOT NULL AND answer IS NOT NULL
GROUP BY answer ORDER BY answer

-- name: shared_of_case(case_id, what, begins, count)
SELECT id, at, who, what, case_id, detail FROM audit
WHERE case_id = :case_id AND (what = :what OR what LIKE :begins) ORDER BY id DESC LIMIT :count
