-- The log: batches, newest first, and what each of them did. The changes of a batch have numbers without a gap.

-- name: latest_batches
SELECT id, actor, reason, at, undoes FROM batch
WHERE id BETWEEN :low AND :high ORDER BY id DESC LIMIT :limit OFFSET :offset;

-- name: batches_after
SELECT id, actor, reason, at, undoes FROM batch
WHERE id > :after AND id <= :high ORDER BY id LIMIT :limit;

-- name: batches_of_actor
SELECT id, actor, reason, at, undoes FROM batch
WHERE actor = :actor AND id BETWEEN :low AND :high ORDER BY id DESC LIMIT :limit OFFSET :offset;

-- name: batches_by_id
SELECT batch.id, batch.actor, batch.reason, batch.at, batch.undoes
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN batch ON batch.id = wanted.id
ORDER BY batch.id + 0 DESC;

-- name: spans_of_batches
SELECT wanted.id,
  (SELECT MIN(change.id) FROM change WHERE change.batch = wanted.id) AS first,
  (SELECT MAX(change.id) FROM change WHERE change.batch = wanted.id) AS last
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted;

-- name: changes_by_id
SELECT change.id, change.batch, change.record_kind, change.record, change.before, change.after
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN change ON change.id = wanted.id
ORDER BY change.id + 0;

-- Which batches take back one of these.
-- name: undoings_of_batches
SELECT batch.id, batch.undoes
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN batch ON batch.undoes = wanted.id
ORDER BY batch.id + 0;

-- Every change of a claim, of the stances on it, of its links, and of the claims merged into it.
-- name: changes_about_claim
WITH about (kind, record) AS (
  SELECT 'claim', CAST(:record AS BIGINT)
  UNION ALL SELECT 'claim', id FROM claim WHERE merged_into = :record
  UNION ALL SELECT 'stance', id FROM stance WHERE claim = :record
  UNION ALL SELECT 'claim_link', id FROM claim_link WHERE first = :record
  UNION ALL SELECT 'claim_link', id FROM claim_link WHERE second = :record
)
SELECT change.id, change.batch, change.record_kind, change.record, change.before, change.after
FROM about JOIN change ON change.record = about.record AND change.record_kind = about.kind
ORDER BY change.id + 0 DESC LIMIT :limit;

-- Every change of a statement, of what it takes a stance on, of where it is reported, and of its links.
-- name: changes_about_statement
WITH about (kind, record) AS (
  SELECT 'statement', CAST(:record AS BIGINT)
  UNION ALL SELECT 'stance', id FROM stance WHERE statement = :record
  UNION ALL SELECT 'citation', id FROM citation WHERE statement = :record
  UNION ALL SELECT 'statement_link', id FROM statement_link WHERE first = :record
  UNION ALL SELECT 'statement_link', id FROM statement_link WHERE second = :record
)
SELECT change.id, change.batch, change.record_kind, change.record, change.before, change.after
FROM about JOIN change ON change.record = about.record AND change.record_kind = about.kind
ORDER BY change.id + 0 DESC LIMIT :limit;
