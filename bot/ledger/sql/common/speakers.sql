-- name: speakers_by_id
SELECT speaker.id, speaker.kind, speaker.name, speaker.struck
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN speaker ON speaker.id = wanted.id;

-- name: names_of_speaker
SELECT name FROM speaker_name WHERE speaker = :speaker AND struck IS NULL ORDER BY id;

-- Whom the speakers belonged to, up the chain, and those bodies' names.
-- name: affiliations_of_speakers
WITH RECURSIVE chain (id) AS (
  SELECT CAST(key AS BIGINT) FROM json_each(:ids)
  UNION
  SELECT affiliation.body FROM chain JOIN affiliation ON affiliation.member = chain.id
)
SELECT affiliation.*, speaker.kind AS body_kind, speaker.name AS body_name
FROM chain
JOIN affiliation ON affiliation.member = chain.id
JOIN speaker ON speaker.id = affiliation.body
ORDER BY affiliation.id + 0; -- by the bare column, SQLite would walk all affiliations in that order

-- Who ever belonged to a body, down the chain.
-- name: members_of_body
WITH RECURSIVE chain (id) AS (
  SELECT CAST(:body AS BIGINT)
  UNION
  SELECT affiliation.member FROM chain JOIN affiliation ON affiliation.body = chain.id WHERE affiliation.struck IS NULL
)
SELECT id FROM chain;

-- name: busiest_speakers
SELECT id, name FROM speaker WHERE id >> 32 = :server AND struck IS NULL ORDER BY statements DESC, id LIMIT :limit;

-- name: names_by_prefix
SELECT speaker.id, speaker.kind, speaker.name, speaker.statements, speaker_name.folded
FROM name_token
JOIN speaker_name ON speaker_name.id = name_token.name
JOIN speaker ON speaker.id = speaker_name.speaker
WHERE name_token.server = :server AND name_token.token >= :prefix AND name_token.token < :beyond
ORDER BY CASE WHEN name_token.token = :prefix THEN 0 ELSE 1 END, speaker.statements DESC, speaker.id
LIMIT :limit;

-- name: names_by_id
SELECT speaker.id, speaker.kind, speaker.name, speaker.statements, speaker_name.folded
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN speaker_name ON speaker_name.id = wanted.id
JOIN speaker ON speaker.id = speaker_name.speaker;

-- name: topics_of_server
SELECT id, title, zone FROM topic WHERE id BETWEEN :low AND :high AND struck IS NULL ORDER BY id;

-- name: statements_of_speakers
SELECT speaker.id, speaker.statements
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN speaker ON speaker.id = wanted.id;
