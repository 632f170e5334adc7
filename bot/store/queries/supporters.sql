-- name: supporter(id)^
-- Every tap begins with this: one trip to the database tells of the open question as well.
SELECT id, language, name, city, country, zone, about, signs, careful, most, hour, themes, regions,
    away_until, asked_for_answers, introduced_at, seen_at, subscribed_at, gone_at,
    (SELECT asked_at FROM questions WHERE chat_id = :id) AS asked_at
FROM supporters WHERE id = :id

-- name: meet_supporter(id, now)!
INSERT INTO supporters (id, joined_at, seen_at) VALUES (:id, :now, :now) ON CONFLICT DO NOTHING

-- name: see_supporter(id, now)!
UPDATE supporters SET seen_at = :now, gone_at = NULL WHERE id = :id

-- name: set_language(id, language)!
UPDATE supporters SET language = :language WHERE id = :id

-- name: set_introduction(id, name, city, now)!
UPDATE supporters SET name = :name, city = :city, introduced_at = :now WHERE id = :id

-- name: subscribe(id, now)!
UPDATE supporters SET subscribed_at = :now WHERE id = :id AND subscribed_at IS NULL

-- name: unsubscribe(id)!
UPDATE supporters SET subscribed_at = NULL WHERE id = :id AND subscribed_at IS NOT NULL

-- name: lose_supporter(id, now)!
UPDATE supporters SET gone_at = :now, subscribed_at = NULL WHERE id = :id AND gone_at IS NULL

-- name: regain_supporter(id)!
UPDATE supporters SET gone_at = NULL WHERE id = :id

-- name: set_home(id, country, zone)!
UPDATE supporters SET country = :country, zone = :zone WHERE id = :id

-- name: set_most(id, most)!
UPDATE supporters SET most = :most WHERE id = :id

-- name: set_hour(id, hour)!
UPDATE supporters SET hour = :hour WHERE id = :id

-- name: set_themes(id, themes)!
UPDATE supporters SET themes = :themes WHERE id = :id

-- name: set_regions(id, regions)!
UPDATE supporters SET regions = :regions WHERE id = :id

-- name: set_away(id, until)!
UPDATE supporters SET away_until = :until WHERE id = :id

-- name: set_careful(id, careful)!
UPDATE supporters SET careful = :careful WHERE id = :id

-- name: set_asked_for_answers(id, asked)!
UPDATE supporters SET asked_for_answers = :asked WHERE id = :id

-- name: set_signs(id, signs)!
UPDATE supporters SET signs = :signs WHERE id = :id

-- name: set_about(id, about)!
UPDATE supporters SET about = :about WHERE id = :id

-- name: known_of_supporter(id)
SELECT id, language, name, city, country, zone, about, signs, careful, most, hour, themes, regions,
    away_until, asked_for_answers, introduced_at, joined_at, seen_at, subscribed_at, gone_at
FROM supporters WHERE id = :id

-- name: appeals_of_supporter(id)
SELECT case_id, target_id, channel, started_at, reported_at, outcome, language, own_words, reminded,
    answer, answer_asked_at
FROM appeals WHERE supporter_id = :id ORDER BY started_at, target_id, channel

-- name: broken_contacts_of_supporter(id)
SELECT case_id, contact_id, found_at FROM broken_contacts WHERE supporter_id = :id
ORDER BY found_at, contact_id

-- name: answer_drafts_of_supporter(id)
SELECT case_id, target_id, channel, message_id, body, written_at FROM answer_drafts
WHERE supporter_id = :id ORDER BY message_id

-- name: deliveries_of_supporter(id)
SELECT b.occasion AS occasion, b.id AS broadcast, d.state AS state, d.message_id AS message_id
FROM deliveries d JOIN broadcasts b ON b.id = d.broadcast_id
WHERE d.chat_id = :id ORDER BY b.id

-- name: question_of_supporter(id)
SELECT asked, asked_at FROM questions WHERE chat_id = :id

-- name: walks_of_supporter(id)
SELECT message_id, case_id, shown_at FROM walks WHERE chat_id = :id ORDER BY message_id

-- name: reminders_of_supporter(id)
SELECT case_id, kind FROM reminded WHERE supporter_id = :id ORDER BY case_id, kind

-- name: role_of_supporter(id)
SELECT role, since FROM team WHERE id = :id

-- name: updates_of_supporter(id)
SELECT update_id, arrived_at, state, body FROM inbox WHERE chat_id = :id ORDER BY id

-- name: forget_supporter(id)!
DELETE FROM supporters WHERE id = :id

-- name: forget_questions(id)!
DELETE FROM questions WHERE chat_id = :id

-- name: forget_appeals(id)!
DELETE FROM appeals WHERE supporter_id = :id

-- name: forget_broken_contacts(id)!
DELETE FROM broken_contacts WHERE supporter_id = :id

-- name: forget_answer_drafts(id)!
DELETE FROM answer_drafts WHERE supporter_id = :id

-- name: forget_walks(id)!
DELETE FROM walks WHERE chat_id = :id

-- name: forget_reminded(id)!
DELETE FROM reminded WHERE supporter_id = :id

-- name: forget_updates(id)!
-- What was set aside. What is open is handled first, and erased then.
DELETE FROM inbox WHERE chat_id = :id AND state = 'poison'
