-- name: find_server
SELECT id FROM server WHERE snowflake = :snowflake;

-- name: add_server<!
INSERT INTO server (id, snowflake) SELECT COALESCE(MAX(id), 0) + 1, CAST(:snowflake AS BIGINT) FROM server RETURNING id;

-- name: count_servers
SELECT COUNT(*) AS servers FROM server;

-- name: server_settings
SELECT server.private_answers, server.zone, topic.id AS default_topic
FROM server LEFT JOIN topic ON topic.id = server.default_topic AND topic.struck IS NULL
WHERE server.id = :server;

-- name: record_summary
SELECT
  (SELECT COUNT(*) FROM claim WHERE id BETWEEN :low AND :high AND struck IS NULL) AS claims,
  (SELECT COUNT(*) FROM statement WHERE id BETWEEN :low AND :high AND struck IS NULL) AS statements,
  (SELECT COUNT(*) FROM speaker WHERE id BETWEEN :low AND :high AND struck IS NULL) AS speakers,
  (SELECT COUNT(*) FROM source WHERE id BETWEEN :low AND :high AND struck IS NULL) AS sources,
  (SELECT COUNT(*) FROM claim WHERE id >> 32 = :server AND asserting > 0 AND denying > 0 AND struck IS NULL
    AND kind NOT IN ('characterisation', 'position')) AS contested,
  (SELECT MAX(at) FROM batch WHERE id BETWEEN :low AND :high) AS latest;

-- name: find_question
SELECT id FROM question WHERE id >> 32 = :server AND digest = :digest;

-- name: add_question!
INSERT INTO question (id, asked, digest, at) VALUES (:id, :asked, :digest, :at);

-- name: read_question
SELECT asked FROM question WHERE id = :id;
