-- What a supporter wrote instead of the sample letter, message by message; kept 7 days.
CREATE TABLE own_words (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (supporter_id, case_id, message_id)
);

CREATE INDEX own_words_by_age ON own_words (written_at);

-- How a supporter writes about a case: the letter's language ('' is the one that officials
-- prefer), which wording, own words or not. NULL: not chosen.
CREATE TABLE choices (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    language TEXT,
    variant BIGINT,
    own BIGINT NOT NULL DEFAULT 0,
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (supporter_id, case_id)
);

-- Messages with letters that leave the chats of careful supporters.
CREATE TABLE vanishing (
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL DEFAULT 0,  -- nobody else deletes it before
    PRIMARY KEY (chat_id, message_id)
);

CREATE INDEX vanishing_due ON vanishing (due_at);
