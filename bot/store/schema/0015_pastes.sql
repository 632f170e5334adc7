-- What coordinators paste, until they say that it is all; then which draft it became. 7 days at most.
CREATE TABLE pastes (
    supporter_id BIGINT NOT NULL,
    paste_id BIGINT NOT NULL,             -- the message id of its first part
    sent_at BIGINT NOT NULL,              -- when its last part was sent, by Telegram's clock
    taken BIGINT NOT NULL,                -- 1: it is taken for a document, and shown
    left_out BIGINT NOT NULL DEFAULT 0,   -- characters that found no room
    changes BIGINT NOT NULL,              -- how often it changed
    shown BIGINT NOT NULL DEFAULT 0,      -- after how many changes it was shown
    message_id BIGINT NOT NULL DEFAULT 0, -- of the message that shows it
    changed_at BIGINT NOT NULL,           -- by the machine's clock, as the next
    tried_at BIGINT NOT NULL,             -- when it was, or was to be, shown
    case_id BIGINT,                       -- the draft that was made of it
    version BIGINT,
    PRIMARY KEY (supporter_id, paste_id)
);

CREATE TABLE paste_parts (
    supporter_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    paste_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (supporter_id, message_id)
);

CREATE INDEX parts_of_paste ON paste_parts (supporter_id, paste_id);

-- What a draft said before something of the published version was kept in its place.
CREATE TABLE proposals (
    case_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (case_id, version),
    FOREIGN KEY (case_id, version) REFERENCES versions (case_id, version) ON DELETE CASCADE
);

-- Which differences between a draft and the published version were looked at. Taken: 1 the new, 0
-- what was.
CREATE TABLE confirmed (
    case_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    mark TEXT NOT NULL,
    taken BIGINT NOT NULL,
    PRIMARY KEY (case_id, version, mark),
    FOREIGN KEY (case_id, version) REFERENCES versions (case_id, version) ON DELETE CASCADE
);
