-- The zone of whom it goes to: at night there it arrives without a sound.
ALTER TABLE deliveries ADD COLUMN zone TEXT NOT NULL DEFAULT '';
