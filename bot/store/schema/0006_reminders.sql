-- What a supporter said of a case: remind, not_this_one, no_more (reminders).
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

-- Those who share a zone and an hour of the day are reminded together.
CREATE INDEX supporters_by_hour ON supporters (COALESCE(zone, ''), hour, id) WHERE gone_at IS NULL;

-- Which reminder of which case a supporter has been given, and the broadcast that carries it. The
-- kind is the days before the deadline that it spoke of, or 'snooze' and the moment it was for.
CREATE TABLE given_reminders (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    deadline TEXT NOT NULL,
    broadcast_id BIGINT NOT NULL DEFAULT 0,  -- 0 only inside the transaction that gives it
    PRIMARY KEY (supporter_id, case_id, kind, deadline)
);

INSERT INTO given_reminders (supporter_id, case_id, kind, deadline, broadcast_id)
SELECT supporter_id, case_id, CASE kind WHEN 'week' THEN '7' ELSE '2' END, '9999-12-31',
    broadcast_id
FROM reminded;

DROP TABLE reminded;

ALTER TABLE given_reminders RENAME TO reminded;

CREATE INDEX reminded_now ON reminded (supporter_id) WHERE broadcast_id = 0;
CREATE INDEX reminded_by ON reminded (broadcast_id, supporter_id);

DROP TABLE due_reminders;

-- What is due, inside the transaction that reminds of it; empty otherwise.
CREATE TABLE due_reminders (
    case_id BIGINT PRIMARY KEY,
    bit BIGINT NOT NULL,            -- 1, 2, 4 …: their sum is a set of cases
    kind TEXT,                      -- NULL: due only to those who put it off until now
    deadline TEXT NOT NULL,
    renewed TEXT NOT NULL,          -- given for a deadline after this date, it is not given again
    received_before BIGINT NOT NULL,
    begun_before BIGINT NOT NULL,
    nine BIGINT NOT NULL,           -- the morning of its day; wished for before its hour
    late BIGINT NOT NULL            -- 1: its day is past, it waits for no hour
);

-- The sets of cases of that transaction, and the broadcast for each.
CREATE TABLE reminder_sets (
    cases BIGINT PRIMARY KEY,
    broadcast_id BIGINT NOT NULL
);

-- How far the reminders of a zone's day are queued: the round, and in it the hour and supporter.
CREATE TABLE reminding (
    zone TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    due TEXT NOT NULL,
    round BIGINT NOT NULL,
    hour BIGINT NOT NULL,
    last BIGINT NOT NULL
);

-- Whom what was asked after a case's end, zone by zone: "sent", "team 2031-03-11", "endless 2".
CREATE TABLE endings (
    case_id BIGINT NOT NULL,
    what TEXT NOT NULL,
    zone TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (case_id, what, zone)
);

-- The case to which a closed one leads.
CREATE TABLE follow_ups (
    case_id BIGINT PRIMARY KEY,
    followed_by BIGINT NOT NULL
);
