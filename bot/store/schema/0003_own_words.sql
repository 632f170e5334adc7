-- What a supporter wrote instead of the sample letter, message by message; kept 7 days.
CREATE TABLE own_words (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (supporter_id, case_id, message_id)
);

-- How a supporter writes about a case: the letter's language, which variant, own words or not.
CREATE TABLE choices (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    language TEXT,
    variant BIGINT,
    own BIGINT NOT NULL DEFAULT 0,
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (supporter_id, case_id)
);
