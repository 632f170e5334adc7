-- name: team_zones()
SELECT DISTINCT COALESCE(s.zone, '') AS zone
FROM team AS t LEFT JOIN supporters AS s ON s.id = t.id
WHERE t.role IN ('owner', 'coordinator')

-- name: new_subscribers(since)^
SELECT count(*) AS counted FROM supporters WHERE subscribed_at >= :since AND gone_at IS NULL

-- name: actions_since(day)^
SELECT COALESCE(sum(counted), 0) AS counted FROM tallies WHERE day >= :day

-- name: stuck_broadcasts(before)
-- What waits for somebody's word, or has been on its way for longer than a day.
SELECT id FROM broadcasts
WHERE ended_at IS NULL AND (
    state IN ('paused', 'stopped', 'late')
    OR (state IN ('queueing', 'running') AND lane >= 3 AND started_at < :before)
)
ORDER BY id

-- name: updates_set_aside()^
SELECT count(*) AS counted FROM inbox WHERE state = 'poison'
