-- To whom of those whom a broadcast concerns it goes; NULL and 0: to all of them. A language, a
-- country (its ISO code), the themes that they chose (bits as in `supporters`), and whether they
-- reported an appeal of the case (1) or none (0). What is 'chosen' = 2 goes to those who want such
-- cases as well, but is no new case: it is not counted as one of a supporter's month.
ALTER TABLE broadcasts ADD COLUMN only_language TEXT;
ALTER TABLE broadcasts ADD COLUMN only_country TEXT;
ALTER TABLE broadcasts ADD COLUMN only_themes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE broadcasts ADD COLUMN only_acted BIGINT;
