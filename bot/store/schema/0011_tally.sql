-- What else is counted of reports, each by itself, so that it survives those who reported: the
-- letter's 'language', its 'words' (own, printed), whether it came after a reminder ('reminded': 1,
-- 0). An empty value: not known, as of a call's language.
CREATE TABLE tally_parts (
    case_id BIGINT NOT NULL,
    part TEXT NOT NULL,
    value TEXT NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (case_id, part, value)
);

-- 1: it is counted as one that came after a reminder.
ALTER TABLE appeals ADD COLUMN reminded BIGINT NOT NULL DEFAULT 0;

UPDATE appeals SET reminded = 1
WHERE reported_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM reminded r
    WHERE r.supporter_id = appeals.supporter_id AND r.case_id = appeals.case_id
);

INSERT INTO tally_parts (case_id, part, value, counted)
SELECT case_id, 'language', COALESCE(language, ''), count(*) FROM appeals
WHERE reported_at IS NOT NULL GROUP BY case_id, COALESCE(language, '');

INSERT INTO tally_parts (case_id, part, value, counted)
SELECT case_id, 'words', words, count(*) FROM (
    SELECT case_id, CASE WHEN language IS NULL THEN '' WHEN own_words = 1 THEN 'own'
        ELSE 'printed' END AS words
    FROM appeals WHERE reported_at IS NOT NULL
) AS written GROUP BY case_id, words;

INSERT INTO tally_parts (case_id, part, value, counted)
SELECT case_id, 'reminded', CASE WHEN reminded = 1 THEN '1' ELSE '0' END, count(*) FROM appeals
WHERE reported_at IS NOT NULL GROUP BY case_id, reminded;
