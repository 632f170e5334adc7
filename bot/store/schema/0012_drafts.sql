-- How often a draft was changed since it was made, and by whom last: whoever changes it says which
-- one they saw, so that nobody overwrites what they have not read.
ALTER TABLE versions ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE versions ADD COLUMN changed_by TEXT;
