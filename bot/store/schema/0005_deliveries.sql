-- The zone of whom it goes to: at night there it arrives without a sound. Empty: at any hour with.
ALTER TABLE deliveries ADD COLUMN zone TEXT NOT NULL DEFAULT '';
-- 1: a new case, which goes to those who want such a one now; its bits as in `supporters`.
ALTER TABLE broadcasts ADD COLUMN chosen BIGINT NOT NULL DEFAULT 0;
ALTER TABLE broadcasts ADD COLUMN themes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE broadcasts ADD COLUMN regions BIGINT NOT NULL DEFAULT 0;
