-- name: find_server
SELECT id FROM server WHERE snowflake = :snowflake;

-- name: add_server<!
INSERT INTO server (id, snowflake) SELECT COALESCE(MAX(id), 0) + 1, CAST(:snowflake AS BIGINT) FROM server RETURNING id;

-- name: count_servers
SELECT COUNT(*) AS servers FROM server;

-- name: server_settings
SELECT server.private_answers, server.zone, topic.id AS default_topic, server.moderator_roles, server.log_channel,
  server.feed_channel, server.second_person, server.retention
FROM server LEFT JOIN topic ON topic.id = server.default_topic AND topic.struck IS NULL
WHERE server.id = :server;

-- Counts are kept; `latest >= ''` is always true and leads SQLite to the index of contested claims. The latest batch is
-- the newest that did more than change the settings.
-- name: record_summary
SELECT
  COALESCE((SELECT live FROM tally WHERE server = :server AND kind = 'claim'), 0) AS claims,
  COALESCE((SELECT live FROM tally WHERE server = :server AND kind = 'statement'), 0) AS statements,
  COALESCE((SELECT live FROM tally WHERE server = :server AND kind = 'speaker'), 0) AS speakers,
  COALESCE((SELECT live FROM tally WHERE server = :server AND kind = 'source'), 0) AS sources,
  (SELECT COUNT(*) FROM claim WHERE id >> 32 = :server AND asserting > 0 AND denying > 0 AND struck IS NULL
    AND kind NOT IN ('characterisation', 'position') AND latest >= '') AS contested,
  (SELECT at FROM batch WHERE id BETWEEN :low AND :high AND EXISTS (
    SELECT 1 FROM change WHERE change.batch = batch.id AND change.record_kind <> 'server'
  ) ORDER BY id DESC LIMIT 1) AS latest;

-- name: find_question
SELECT id FROM question WHERE id >> 32 = :server AND digest = :digest;

-- name: add_question!
INSERT INTO question (id, asked, digest, at) VALUES (:id, :asked, :digest, :at);

-- name: read_question
SELECT asked FROM question WHERE id = :id;
