-- What came of an appeal. Only a counted one (sent, spoke, left_message) has reported_at; failed
-- and no_answer have none, and the default means nothing where there is none.
ALTER TABLE appeals ADD COLUMN outcome TEXT NOT NULL DEFAULT 'sent';
-- How it was written: the letter's language, and 1 for own words.
ALTER TABLE appeals ADD COLUMN language TEXT;
ALTER TABLE appeals ADD COLUMN own_words BIGINT NOT NULL DEFAULT 0;
-- Whether an answer came: yes, acknowledged, no; and when that was asked.
ALTER TABLE appeals ADD COLUMN answer TEXT;
ALTER TABLE appeals ADD COLUMN answer_asked_at BIGINT;

CREATE INDEX appeals_to_ask ON appeals (case_id, reported_at)
    WHERE reported_at IS NOT NULL AND answer_asked_at IS NULL;

-- Who found that a contact does not work; nobody counts twice.
CREATE TABLE broken_contacts (
    case_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    supporter_id BIGINT NOT NULL,
    found_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, contact_id, supporter_id)
);

-- An official's answer that a supporter is about to pass on, message by message; kept 7 days.
CREATE TABLE answer_drafts (
    supporter_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    target_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    body TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (supporter_id, message_id)
);

-- What was passed on to the coordinators: the day only, and not by whom.
CREATE TABLE answers (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL,
    target_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    body TEXT NOT NULL,
    day TEXT NOT NULL
);

CREATE INDEX answers_of_case ON answers (case_id, id);
