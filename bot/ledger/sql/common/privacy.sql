-- What is held of one Discord user in one server. `+ 0` keeps SQLite to the index of that user.

-- name: held_of_person
SELECT
  (SELECT COUNT(*) FROM batch WHERE actor = :member AND id BETWEEN :low AND :high) AS batches,
  (SELECT COUNT(*) FROM submission WHERE submitted_by = :member AND (id >> 32) + 0 = :server) AS proposals,
  (SELECT COUNT(*) FROM submission
    WHERE submitted_by = :member AND (id >> 32) + 0 = :server AND state = 'pending') AS waiting,
  (SELECT COUNT(*) FROM submission WHERE decided_by = :member AND (id >> 32) + 0 = :server)
  + (SELECT COUNT(*) FROM submission
    WHERE taken_by = :member AND decided_by IS NULL AND (id >> 32) + 0 = :server) AS decided,
  (SELECT COUNT(*) FROM draft WHERE author = :member AND server + 0 = :server) AS drafts,
  (SELECT COUNT(*) FROM snapshot WHERE author = :member AND (source >> 32) + 0 = :server) AS messages,
  (SELECT COUNT(*) FROM shown WHERE shown_by = :member AND server + 0 = :server) AS shown;

-- name: newest_of_person
SELECT * FROM (
  SELECT 'changes' AS kind, id, at FROM batch
  WHERE actor = :member AND id BETWEEN :low AND :high ORDER BY id DESC LIMIT :limit
) AS ordered
UNION ALL
SELECT * FROM (
  SELECT 'proposals', id, submitted FROM submission
  WHERE submitted_by = :member AND (id >> 32) + 0 = :server ORDER BY submitted DESC LIMIT :limit
) AS held;

-- name: batches_of_person
SELECT id, at, reason, undoes FROM batch WHERE actor = :member AND id BETWEEN :low AND :high ORDER BY id;

-- name: changes_of_person
SELECT change.batch, change.record_kind, change.record
FROM batch JOIN change ON change.batch = batch.id
WHERE batch.actor = :member AND batch.id BETWEEN :low AND :high
ORDER BY change.batch, change.id;

-- name: proposals_of_person
SELECT submission.* FROM submission WHERE submitted_by = :member AND (id >> 32) + 0 = :server ORDER BY submitted, id;

-- name: decisions_of_person
SELECT id, state, decided, reason FROM submission WHERE decided_by = :member AND (id >> 32) + 0 = :server ORDER BY id;

-- name: taken_by_person
SELECT id, state, taken FROM submission WHERE taken_by = :member AND (id >> 32) + 0 = :server ORDER BY id;

-- name: drafts_of_person
SELECT id, content, outcome, at FROM draft WHERE author = :member AND server + 0 = :server ORDER BY at, id;

-- name: messages_of_person
SELECT source, channel, message, author_name, text, posted, taken FROM snapshot
WHERE author = :member AND (source >> 32) + 0 = :server ORDER BY source;

-- name: shown_by_person
SELECT id, channel, at FROM shown WHERE shown_by = :member AND server + 0 = :server ORDER BY at, id;

-- Proposals and forms of anybody else with a chat message in them that may be this person's.
-- name: proposals_quoting
SELECT id, content, reason FROM submission
WHERE id BETWEEN :low AND :high AND content LIKE '%' || :piece || '%' AND COALESCE(submitted_by, 0) <> :member;

-- name: drafts_quoting
SELECT id, content FROM draft
WHERE server = :server AND content LIKE '%' || :piece || '%' AND COALESCE(author, 0) <> :member;

-- 0 is no Discord user, and NULL the owner on the command line.
-- name: forget_actor!
UPDATE batch SET actor = 0 WHERE actor = :member AND id BETWEEN :low AND :high;

-- name: forget_submitter!
UPDATE submission SET content = :content, state = :state, decided = :decided, submitted_by = NULL, notify = 0
WHERE id = :id;

-- name: forget_taker!
UPDATE submission SET taken_by = NULL, taken = NULL WHERE taken_by = :member AND (id >> 32) + 0 = :server;

-- name: forget_decider!
UPDATE submission SET decided_by = NULL WHERE decided_by = :member AND (id >> 32) + 0 = :server;

-- name: forget_drafts!
DELETE FROM draft WHERE author = :member AND server + 0 = :server;

-- name: forget_messages!
UPDATE snapshot SET author = NULL, author_name = NULL, text = NULL
WHERE author = :member AND (source >> 32) + 0 = :server;

-- name: forget_shown_by!
UPDATE shown SET shown_by = NULL WHERE shown_by = :member AND server + 0 = :server;

-- What is kept for a while only.

-- name: retentions
SELECT id, retention FROM server;

-- Whether there is anything for the next two.
-- name: has_old_messages
SELECT 1 AS found WHERE EXISTS (
  SELECT 1 FROM snapshot WHERE source >> 32 = :server AND taken < :before AND text IS NOT NULL
) OR EXISTS (
  SELECT 1 FROM submission WHERE id >> 32 = :server AND decided < :before AND content LIKE '%"message": {%'
);

-- name: clear_old_messages!
UPDATE snapshot SET author_name = NULL, text = NULL
WHERE source >> 32 = :server AND taken < :before AND text IS NOT NULL;

-- name: decided_with_message
SELECT id, content, reason FROM submission
WHERE id >> 32 = :server AND decided < :before AND content LIKE '%"message": {%'
LIMIT 1000;

-- name: drop_old_drafts!
DELETE FROM draft WHERE at < :before;

-- name: drop_settled_drafts!
DELETE FROM draft WHERE at < :before AND outcome IS NOT NULL;
