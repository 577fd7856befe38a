-- Messages of ours that show records, and up to which batch the channels of a server were told.

-- name: newest_batch
SELECT last FROM sequence WHERE server = :server AND name = 'batch';

-- name: put_shown!
INSERT INTO shown (id, server, channel, question, page, part, shown_by, revision, digest, stale, at)
VALUES (:id, :server, :channel, :question, :page, :part, :shown_by, :revision, :digest, :stale, :at)
ON CONFLICT (id) DO UPDATE SET question = excluded.question, page = excluded.page, part = excluded.part,
  shown_by = excluded.shown_by, revision = excluded.revision, digest = excluded.digest, stale = excluded.stale,
  at = excluded.at;

-- name: clear_shown_records!
DELETE FROM shown_record WHERE message = :message;

-- name: add_shown_records!
INSERT INTO shown_record (message, record_kind, record)
SELECT CAST(:message AS BIGINT), CAST(:kind AS TEXT), CAST(key AS BIGINT) FROM json_each(:ids) WHERE true
ON CONFLICT DO NOTHING;

-- name: mark_shown!
UPDATE shown SET stale = 1, revision = :batch
WHERE at >= :since AND id IN (
  SELECT shown_record.message
  FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
  JOIN shown_record ON shown_record.record = wanted.id AND shown_record.record_kind = :kind
);

-- What shows a claim that one of these statements takes a stance on.
-- name: mark_shown_of_statements!
UPDATE shown SET stale = 1, revision = :batch
WHERE at >= :since AND id IN (
  SELECT shown_record.message
  FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
  JOIN stance ON stance.statement = wanted.id
  JOIN shown_record ON shown_record.record = stance.claim AND shown_record.record_kind = 'claim'
);

-- name: stale_posts
SELECT server.snowflake, shown.id, shown.channel, shown.question, shown.page, shown.part, shown.shown_by,
  shown.revision, shown.digest, shown.at
FROM shown JOIN server ON server.id = shown.server
WHERE shown.stale = 1 AND shown.at >= :since AND server.snowflake IN (SELECT CAST(key AS BIGINT) FROM json_each(:servers))
ORDER BY shown.at, shown.id LIMIT :limit;

-- What was touched again meanwhile, or turned to another page, keeps its mark.
-- name: settle_shown!
UPDATE shown SET stale = 0, digest = :digest
WHERE id = :id AND server = :server AND revision = :revision AND at = :at;

-- name: drop_shown
DELETE FROM shown WHERE id = :id AND server = :server RETURNING id;

-- name: old_shown
SELECT id FROM shown WHERE at < :before LIMIT 1;

-- name: drop_old_shown!
DELETE FROM shown WHERE at < :before;

-- name: begin_telling!
INSERT INTO told (server, channel, batch) VALUES (:server, :channel, :batch)
ON CONFLICT (server, channel) DO UPDATE SET batch = excluded.batch;

-- name: keep_told!
UPDATE told SET batch = :batch WHERE server = :server AND channel = :channel AND batch < :batch;

-- Where there is something to tell: the channel chosen for it, and up to which batch it was told.
-- name: channels_to_tell
SELECT server.snowflake, told.batch,
  CASE told.channel WHEN 'log' THEN server.log_channel ELSE server.feed_channel END AS channel
FROM told JOIN server ON server.id = told.server
WHERE told.channel = :channel
  AND CASE told.channel WHEN 'log' THEN server.log_channel ELSE server.feed_channel END IS NOT NULL
  AND server.snowflake IN (SELECT CAST(key AS BIGINT) FROM json_each(:servers))
  AND EXISTS (SELECT 1 FROM batch WHERE batch.id > told.batch AND batch.id < (server.id + 1) << 32);

-- The statements that a batch put on record and that still are, as the light rows that `said_rows` takes.
-- name: statements_made_in_batch
SELECT statement.id AS statement_id, stance.id AS stance_id, stance.claim, statement.speaker
FROM change
JOIN statement ON statement.id = change.record AND statement.struck IS NULL
LEFT JOIN stance ON stance.statement = statement.id AND stance.struck IS NULL
WHERE change.batch = :batch AND change.record_kind = 'statement' AND change.before IS NULL
ORDER BY statement.id, stance.id;
