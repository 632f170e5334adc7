-- Times are BIGINT milliseconds since 1970 in UTC. Days and languages are TEXT.

-- What the database remembers of itself: the bot's id, a 429's end, an open invitation.
CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Ids that are never reused, also after a deletion; their order is the order of commits.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE supporters (
    id BIGINT PRIMARY KEY,  -- Telegram's user id, which is the private chat's id too
    language TEXT,          -- NULL until chosen
    name TEXT,
    city TEXT,
    country TEXT,
    zone TEXT,
    introduced_at BIGINT,   -- when they gave name and city, or chose not to
    joined_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    subscribed_at BIGINT,   -- NULL: gets no new cases
    gone_at BIGINT          -- blocked the bot, or deleted the account
);

CREATE INDEX subscribers ON supporters (id) WHERE subscribed_at IS NOT NULL AND gone_at IS NULL;

-- What a chat has been asked and answers by writing. Setting it again replaces it.
CREATE TABLE questions (
    chat_id BIGINT PRIMARY KEY,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL
);

CREATE TABLE team (
    id BIGINT PRIMARY KEY,
    role TEXT NOT NULL,     -- owner, coordinator, reviewer
    since BIGINT NOT NULL,
    appointed_by BIGINT
);

CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,      -- a Telegram id, or "command line"
    what TEXT NOT NULL,
    case_id BIGINT,
    detail TEXT
);

CREATE TABLE cases (
    id BIGINT PRIMARY KEY,
    ua_key TEXT UNIQUE,     -- the UA number as it is compared
    version BIGINT NOT NULL DEFAULT 0,  -- the published one; 0: only a draft
    made_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE TABLE versions (
    case_id BIGINT NOT NULL REFERENCES cases (id),
    version BIGINT NOT NULL,
    content TEXT NOT NULL,  -- the Case as JSON
    reading TEXT,           -- what the reader was unsure of, as JSON
    made_from TEXT UNIQUE,  -- the message it was read from: handled twice, it is made once
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (case_id, version)
);

-- What one supporter sends to one target through one channel; reported_at makes it a report.
CREATE TABLE appeals (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    target_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    contact_id BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    reported_at BIGINT,
    day TEXT,               -- the day and country under which the report is counted
    country TEXT,
    PRIMARY KEY (supporter_id, case_id, target_id, channel)
);

CREATE INDEX appeals_by_case ON appeals (case_id, supporter_id);

-- Counted reports. A supporter who is forgotten leaves the count and nothing else.
CREATE TABLE tallies (
    case_id BIGINT NOT NULL,
    target_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (case_id, target_id, channel, country, day)
);

-- The messages in which a walk goes on, for corrections; kept 7 days.
CREATE TABLE walks (
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    shown_at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
);

CREATE TABLE broadcasts (
    id BIGINT PRIMARY KEY,
    occasion TEXT NOT NULL,       -- "case 7", "case 7 update 2", "reminder 2026-11-22"
    occasion_id BIGINT NOT NULL,  -- the first broadcast of this occasion
    case_id BIGINT,               -- NULL where several cases share a message
    content TEXT NOT NULL,        -- what is said, as JSON
    lane BIGINT NOT NULL,         -- 1 last-day reminders, 2 reminders, 3 broadcasts
    state TEXT NOT NULL,          -- draft, queueing, running, paused, stopped, done, cancelled
    why TEXT,                     -- it was stopped
    queued BIGINT NOT NULL DEFAULT 0,     -- deliveries so far
    queued_to BIGINT NOT NULL DEFAULT 0,  -- and the last supporter considered
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,              -- no delivery of it is waiting or on its way any more
    not_after BIGINT
);

CREATE INDEX broadcasts_by_occasion ON broadcasts (occasion);
CREATE INDEX broadcasts_by_case ON broadcasts (case_id);
CREATE INDEX broadcasts_open ON broadcasts (lane, id) WHERE ended_at IS NULL;

CREATE TABLE deliveries (
    chat_id BIGINT NOT NULL,
    broadcast_id BIGINT NOT NULL,
    occasion_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',  -- waiting, claimed; sent, gone, refused, unknown, …
    not_before BIGINT NOT NULL DEFAULT 0,
    tried_at BIGINT NOT NULL DEFAULT 0,     -- first tried in vain; 0: not yet
    attempts BIGINT NOT NULL DEFAULT 0,     -- in vain
    repeated BIGINT NOT NULL DEFAULT 0,     -- 1: it may have arrived before
    claim BIGINT NOT NULL DEFAULT 0,        -- the courier that may settle it
    message_id BIGINT,
    PRIMARY KEY (chat_id, broadcast_id)
);

-- Once for each occasion. Whom an earlier broadcast did not reach, a later one may.
CREATE UNIQUE INDEX deliveries_once ON deliveries (occasion_id, chat_id)
    WHERE state NOT IN ('gone', 'refused', 'expired', 'cancelled');
CREATE INDEX deliveries_by_state ON deliveries (broadcast_id, state, not_before);
CREATE INDEX deliveries_repeated ON deliveries (broadcast_id) WHERE repeated = 1;

-- Deliveries without their people: the forgotten, and all of a case that ended long ago.
CREATE TABLE counted_deliveries (
    broadcast_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    repeated BIGINT NOT NULL,
    counted BIGINT NOT NULL,
    PRIMARY KEY (broadcast_id, state, repeated)
);

-- Which reminder of which case a supporter has been given, and the broadcast that carries it.
CREATE TABLE reminded (
    supporter_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    broadcast_id BIGINT NOT NULL DEFAULT 0,  -- 0 only inside the transaction that gives it
    PRIMARY KEY (supporter_id, case_id, kind)
);

CREATE INDEX reminded_now ON reminded (supporter_id) WHERE broadcast_id = 0;

-- What is due, inside the transaction that reminds of it; empty otherwise.
CREATE TABLE due_reminders (
    case_id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    bit BIGINT NOT NULL,            -- 1, 2, 4 …: their sum is a set of cases
    since BIGINT NOT NULL
);

-- Updates as they came; once it is handled, an update has no body and chat 0.
CREATE TABLE inbox (
    update_id BIGINT PRIMARY KEY,
    id BIGINT NOT NULL,             -- order of arrival
    chat_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    arrived_at BIGINT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',  -- open, done, poison
    attempts BIGINT NOT NULL DEFAULT 0,
    claimed_by TEXT NOT NULL DEFAULT '',
    claimed_until BIGINT NOT NULL DEFAULT 0,  -- nobody may claim it before, by the database's clock
    error TEXT
);

CREATE INDEX inbox_open ON inbox (id) WHERE state = 'open';
CREATE INDEX inbox_open_by_chat ON inbox (chat_id, id) WHERE state = 'open';
CREATE INDEX inbox_ended ON inbox (state, arrived_at) WHERE state <> 'open';

-- Long letters on their way to the compose page, encrypted; the key is not here.
CREATE TABLE envelopes (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
