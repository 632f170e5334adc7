-- name: approve(case_id, version, member_id, now)!
-- Only a member approves; who is being removed at this moment does not.
INSERT INTO approvals (case_id, version, member_id, approved_at)
SELECT :case_id, :version, id, :now FROM team WHERE id = :member_id
ON CONFLICT DO NOTHING

-- name: take_back_approval(case_id, version, member_id)!
DELETE FROM approvals
WHERE case_id = :case_id AND version = :version AND member_id = :member_id

-- name: void_approvals(member_id)!
DELETE FROM approvals WHERE member_id = :member_id

-- name: approvals_of(case_id, version)
SELECT member_id FROM approvals JOIN team ON team.id = approvals.member_id
WHERE case_id = :case_id AND version = :version ORDER BY approved_at, member_id

-- name: is_approval_needed()^
SELECT count(*) AS members, (SELECT value FROM facts WHERE name = 'approval') AS switched FROM team
