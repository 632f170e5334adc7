-- How a supporter signs (name, initials, nothing), and a line about themselves.
ALTER TABLE supporters ADD COLUMN signs TEXT NOT NULL DEFAULT 'name';
ALTER TABLE supporters ADD COLUMN about TEXT;
-- 1: letters leave the chat after a while.
ALTER TABLE supporters ADD COLUMN careful BIGINT NOT NULL DEFAULT 0;
-- New cases a month; 0: the digest only; NULL: every case. The hour is that of their own day.
ALTER TABLE supporters ADD COLUMN most BIGINT;
ALTER TABLE supporters ADD COLUMN hour BIGINT NOT NULL DEFAULT 18;
-- One bit for each of `cases/themes.py`; 0: all of them.
ALTER TABLE supporters ADD COLUMN themes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE supporters ADD COLUMN regions BIGINT NOT NULL DEFAULT 0;
-- On holiday until then.
ALTER TABLE supporters ADD COLUMN away_until BIGINT;
ALTER TABLE supporters ADD COLUMN asked_for_answers BIGINT NOT NULL DEFAULT 1;

CREATE INDEX digest_readers ON supporters (zone, hour)
    WHERE most = 0 AND subscribed_at IS NOT NULL AND gone_at IS NULL;
