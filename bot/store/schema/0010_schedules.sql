-- When a scheduled broadcast begins, in the domain's time. A state of its own waits for that:
-- scheduled; or late, where the bot was down at that moment and somebody has to say what to do.
ALTER TABLE broadcasts ADD COLUMN start_at BIGINT;
