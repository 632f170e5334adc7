-- name: keep_envelope(id, body, ends_at)!
INSERT INTO envelopes (id, body, ends_at) VALUES (:id, :body, :ends_at)

-- name: envelope(id, now)^
SELECT body FROM envelopes WHERE id = :id AND ends_at > :now

-- name: drop_envelopes(now)!
DELETE FROM envelopes WHERE ends_at <= :now
