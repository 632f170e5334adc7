-- How often a draft was changed since it was made, by whom and when last: whoever changes it says
-- which one they saw, so that nobody overwrites what they have not read.
ALTER TABLE versions ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE versions ADD COLUMN changed_by TEXT;
ALTER TABLE versions ADD COLUMN changed_at BIGINT;

-- Which revision was looked at: a change that comes in at the same moment was not.
ALTER TABLE approvals ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

-- What stood in a draft before each of its changes, until it is published or thrown away.
CREATE TABLE draft_changes (
    case_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,  -- the one that came of it
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    former TEXT NOT NULL,      -- JSON: the fields that changed as they were, and the doubts settled
    PRIMARY KEY (case_id, version, revision)
);

-- What a coordinator has written for a field, message by message, until it stands there; 7 days.
CREATE TABLE draft_words (
    chat_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    field TEXT NOT NULL,
    message_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
);

CREATE INDEX draft_words_by_age ON draft_words (written_at);
