-- name: approve(case_id, version, member_id, revision, now)!
-- Only a member approves, and only what stands there; who is being removed at this moment does not.
INSERT INTO approvals (case_id, version, member_id, revision, approved_at)
SELECT :case_id, :version, id, :revision, :now FROM team
WHERE id = :member_id AND NOT EXISTS (
    SELECT 1 FROM versions
    WHERE case_id = :case_id AND version = :version AND revision <> :revision
)
ON CONFLICT (case_id, version, member_id)
DO UPDATE SET revision = excluded.revision, approved_at = excluded.approved_at
WHERE approvals.revision < excluded.revision

-- name: take_back_approval(case_id, version, member_id)!
DELETE FROM approvals
WHERE case_id = :case_id AND version = :version AND member_id = :member_id

-- name: void_approvals(member_id)!
DELETE FROM approvals WHERE member_id = :member_id

-- name: approvals_of(case_id, version)
-- Of what stands there now: whoever approved while it was being changed saw something else.
SELECT a.member_id AS member_id FROM approvals a JOIN team t ON t.id = a.member_id
WHERE a.case_id = :case_id AND a.version = :version
    AND a.revision = COALESCE((
        SELECT revision FROM versions WHERE case_id = :case_id AND version = :version
    ), a.revision)
ORDER BY a.approved_at, a.member_id

-- name: is_approval_needed()^
SELECT count(*) AS members, (SELECT value FROM facts WHERE name = 'approval') AS switched FROM team

-- name: approval_of(case_id, version, asked)^
-- With what was told when the others were asked last to approve of this case, by the record.
SELECT count(*) AS members, (SELECT value FROM facts WHERE name = 'approval') AS switched, (
    SELECT revision FROM versions WHERE case_id = :case_id AND version = :version
) AS revision, (
    SELECT count(*) FROM team WHERE role <> 'reviewer'
) AS announcers, (
    SELECT detail FROM audit WHERE case_id = :case_id AND what = :asked ORDER BY id DESC LIMIT 1
) AS asked
FROM team
