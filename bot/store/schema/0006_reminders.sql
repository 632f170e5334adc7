-- What a supporter said of a case: remind me, not this one, no more reminders.
CREATE TABLE wishes (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    wish TEXT NOT NULL,
    wished_at BIGINT NOT NULL,
    PRIMARY KEY (supporter_id, case_id)
);

-- When a supporter wants to be reminded of a case instead.
CREATE TABLE snoozes (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (supporter_id, case_id)
);

CREATE INDEX snoozes_due ON snoozes (at);
