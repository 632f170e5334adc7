-- name: role(id)^
SELECT role FROM team WHERE id = :id

-- name: team()
SELECT id, role FROM team ORDER BY since, id

-- name: appoint(id, role, now, by_id)!
INSERT INTO team (id, role, since, appointed_by) VALUES (:id, :role, :now, :by_id)
ON CONFLICT (id) DO UPDATE SET role = excluded.role, since = excluded.since,
    appointed_by = excluded.appointed_by

-- name: dismiss(id)!
-- There is always an owner. Removals wait for each other: see Team.remove.
DELETE FROM team WHERE id = :id AND (
    role <> 'owner' OR EXISTS (SELECT 1 FROM team AS other WHERE other.role = 'owner' AND other.id <> :id)
)

-- name: keep_invitation(digest, role, made_by, ends_at)!
INSERT INTO invitations (digest, role, made_by, ends_at)
VALUES (:digest, :role, :made_by, :ends_at)

-- name: invitation(digest, now)^
-- Of one who is no owner any more, no link opens.
SELECT role, made_by FROM invitations
WHERE digest = :digest AND ends_at > :now
    AND EXISTS (SELECT 1 FROM team WHERE team.id = invitations.made_by AND team.role = 'owner')

-- name: open_invitations(now)
-- By what stands in a button; a part of the digest opens nothing.
SELECT substr(digest, 1, 16) AS mark, role, made_by, ends_at FROM invitations
WHERE ends_at > :now
    AND EXISTS (SELECT 1 FROM team WHERE team.id = invitations.made_by AND team.role = 'owner')
ORDER BY ends_at DESC, digest

-- name: open_invitation(mark, now)^
SELECT digest, role FROM invitations WHERE substr(digest, 1, 16) = :mark AND ends_at > :now

-- name: use_invitation(digest)!
DELETE FROM invitations WHERE digest = :digest

-- name: drop_invitations(now)!
DELETE FROM invitations WHERE ends_at <= :now

-- name: void_invitations(made_by)!
DELETE FROM invitations WHERE made_by = :made_by
