-- name: keep_broken_contact(case_id, contact_id, supporter_id, now)!
INSERT INTO broken_contacts (case_id, contact_id, supporter_id, found_at)
VALUES (:case_id, :contact_id, :supporter_id, :now) ON CONFLICT DO NOTHING

-- name: drop_broken_contact(case_id, contact_id, supporter_id)!
DELETE FROM broken_contacts
WHERE case_id = :case_id AND contact_id = :contact_id AND supporter_id = :supporter_id

-- name: dead_contacts(case_id, enough)
SELECT contact_id FROM broken_contacts
WHERE case_id = :case_id GROUP BY contact_id HAVING count(*) >= :enough

-- name: drop_broken_contacts_of_case(case_id)!
DELETE FROM broken_contacts WHERE case_id = :case_id
