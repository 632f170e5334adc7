-- What came of an appeal: sent, spoke, left_message count; failed and no_answer do not.
ALTER TABLE appeals ADD COLUMN outcome TEXT NOT NULL DEFAULT 'sent';
ALTER TABLE appeals ADD COLUMN language TEXT;
ALTER TABLE appeals ADD COLUMN own_words BIGINT NOT NULL DEFAULT 0;
-- Whether an answer came: yes, acknowledged, no; and when that was asked.
ALTER TABLE appeals ADD COLUMN answer TEXT;
ALTER TABLE appeals ADD COLUMN answer_asked_at BIGINT;

-- Who found that a contact does not work; nobody counts twice.
CREATE TABLE broken_contacts (
    case_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    supporter_id BIGINT NOT NULL,
    found_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, contact_id, supporter_id)
);
