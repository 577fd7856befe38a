-- What waits for a moderator's decision. `(id >> 32) + 0` keeps SQLite to the index of one member's submissions.

-- name: add_submission!
INSERT INTO submission (id, kind, state, content, submitted_by, submitted)
VALUES (:id, :kind, 'pending', :content, :submitted_by, :submitted);

-- name: waiting_of_kind
SELECT submission.* FROM submission
WHERE submitted_by = :member AND (id >> 32) + 0 = :server AND state = 'pending' AND kind = :kind;

-- name: read_submission
SELECT submission.* FROM submission WHERE id = :id;

-- name: waiting_of_member
SELECT COUNT(*) AS waiting FROM submission
WHERE submitted_by = :member AND (id >> 32) + 0 = :server AND state = 'pending';

-- name: handed_in_since
SELECT submitted FROM submission
WHERE submitted_by = :member AND submitted > :since AND (id >> 32) + 0 = :server
ORDER BY submitted DESC LIMIT :limit;

-- name: count_submissions_of_member
SELECT COUNT(*) AS total FROM submission WHERE submitted_by = :member AND (id >> 32) + 0 = :server;

-- name: submissions_of_member
SELECT submission.* FROM submission WHERE submitted_by = :member AND (id >> 32) + 0 = :server
ORDER BY submitted DESC, id DESC LIMIT :limit OFFSET :offset;

-- Only the transaction that gets its row back has decided.
-- name: decide_submission<!
UPDATE submission SET state = :state, decided_by = :decided_by, decided = :decided, reason = :reason
WHERE id = :id AND state = 'pending' RETURNING id;

-- name: keep_batch_of_submission!
UPDATE submission SET batch = :batch WHERE id = :id;

-- name: take_submission<!
UPDATE submission SET taken_by = :member, taken = :at
WHERE id = :id AND state = 'pending' AND (taken_by IS NULL OR taken_by = :member OR taken < :stale) RETURNING id;

-- name: release_submission<!
UPDATE submission SET taken_by = NULL, taken = NULL
WHERE id = :id AND state = 'pending' AND taken_by = :member RETURNING id;

-- name: notify_of_submission<!
UPDATE submission SET notify = :notify WHERE id = :id AND state = 'pending' AND submitted_by = :member RETURNING id;

-- name: count_waiting
SELECT COUNT(*) AS waiting,
  COUNT(CASE WHEN (submitted, id) <= (CAST(:submitted AS TEXT), CAST(:id AS BIGINT)) THEN 1 END) AS position
FROM submission WHERE id >> 32 = :server AND state = 'pending';

-- name: next_waiting
SELECT submission.* FROM submission
WHERE id >> 32 = :server AND state = 'pending' AND (submitted, id) > (CAST(:submitted AS TEXT), CAST(:id AS BIGINT))
ORDER BY submitted, id LIMIT 1;

-- name: previous_waiting
SELECT submission.* FROM submission
WHERE id >> 32 = :server AND state = 'pending' AND (submitted, id) < (CAST(:submitted AS TEXT), CAST(:id AS BIGINT))
ORDER BY submitted DESC, id DESC LIMIT 1;

-- The statements that batches put on record and that still are, with the claims that they touch.
-- name: statements_of_batches
SELECT change.batch, change.record AS statement, stance.claim
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN change ON change.batch = wanted.id AND change.record_kind = 'statement' AND change.before IS NULL
JOIN statement ON statement.id = change.record AND statement.struck IS NULL
LEFT JOIN stance ON stance.statement = change.record AND stance.struck IS NULL
ORDER BY change.id + 0, stance.id + 0;
