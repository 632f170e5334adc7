-- How a supporter signs (name, initials, nothing), and a line about themselves.
ALTER TABLE supporters ADD COLUMN signs TEXT NOT NULL DEFAULT 'name';
ALTER TABLE supporters ADD COLUMN about TEXT;
-- 1: letters leave the chat after a while.
ALTER TABLE supporters ADD COLUMN careful BIGINT NOT NULL DEFAULT 0;
-- New cases a month; 0: the digest only; NULL: every case. The hour is that of their own day.
ALTER TABLE supporters ADD COLUMN most BIGINT;
ALTER TABLE supporters ADD COLUMN hour BIGINT NOT NULL DEFAULT 18;
-- Words with a space before and after each (' torture women '), or nothing for all.
ALTER TABLE supporters ADD COLUMN themes TEXT NOT NULL DEFAULT '';
ALTER TABLE supporters ADD COLUMN regions TEXT NOT NULL DEFAULT '';
-- On holiday until then.
ALTER TABLE supporters ADD COLUMN away_until BIGINT;
ALTER TABLE supporters ADD COLUMN asked_for_answers BIGINT NOT NULL DEFAULT 1;
