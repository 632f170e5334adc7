-- Delivered messages that are to show something else: one row for each, until what it belongs to
-- has ended. That is a broadcast of lane 4 (a withdrawal) or 5, whose messages are edited, not
-- sent. What is queued later for a message takes the place of what was to be done with it before.
CREATE TABLE edits (
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    broadcast_id BIGINT NOT NULL,
    kind TEXT NOT NULL,                     -- card, walk, again (and a broadcast)
    language TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',  -- waiting, claimed; edited, gone, failed
    not_before BIGINT NOT NULL DEFAULT 0,
    tried_at BIGINT NOT NULL DEFAULT 0,     -- first tried in vain; 0: not yet
    attempts BIGINT NOT NULL DEFAULT 0,     -- in vain
    claim BIGINT NOT NULL DEFAULT 0,        -- the courier that may settle it
    PRIMARY KEY (chat_id, message_id)
);

CREATE INDEX edits_by_state ON edits (broadcast_id, state, not_before);
CREATE INDEX broadcasts_editing ON broadcasts (case_id) WHERE lane > 3 AND state = 'queueing';

-- Those concerned asked to stop: supporters see nothing of it any more. Such a case is closed too.
ALTER TABLE cases ADD COLUMN withdrawn_at BIGINT;

-- A question about a case belongs to it, also where it was asked before.
UPDATE broadcasts SET case_id = CAST(substr(occasion, 9) AS BIGINT)
WHERE made_by = 'answers' AND occasion LIKE 'answers %' AND case_id IS NULL;
