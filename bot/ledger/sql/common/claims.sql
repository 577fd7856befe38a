-- The sets of ids come as the keys of a JSON object: the one form that both engines unpack with the same words.

-- name: claims_by_id
SELECT claim.*, topic.title AS topic_title, topic.zone AS topic_zone,
  concerned.kind AS concerned_kind, concerned.name AS concerned_name
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN claim ON claim.id = wanted.id
LEFT JOIN topic ON topic.id = claim.topic
LEFT JOIN speaker AS concerned ON concerned.id = claim.concerns;

-- name: links_of_claims
SELECT claim_link.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN claim_link ON claim_link.first = wanted.id
UNION
SELECT claim_link.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN claim_link ON claim_link.second = wanted.id
ORDER BY id;

-- name: series_of_claims
SELECT claim.id AS claim, other.id AS other
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN claim ON claim.id = wanted.id AND claim.counted IS NOT NULL
JOIN claim AS other ON other.id >> 32 = claim.id >> 32 AND other.measure = claim.measure
  AND other.counted = claim.counted AND COALESCE(other.topic, 0) = COALESCE(claim.topic, 0)
  AND COALESCE(other.place, 0) = COALESCE(claim.place, 0) AND other.id <> claim.id
ORDER BY other.id;

-- name: places_by_id
SELECT place_name.place, place_name.name
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN place_name ON place_name.place = wanted.id
WHERE place_name.struck IS NULL
ORDER BY place_name.id;

-- name: sides_of_topics
SELECT topic_side.topic, speaker.id, speaker.kind, speaker.name, topic_side.recorded, topic_side.struck
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN topic_side ON topic_side.topic = wanted.id
JOIN speaker ON speaker.id = topic_side.body
ORDER BY topic_side.id;

-- name: contested_claims
SELECT id FROM claim
WHERE id >> 32 = :server AND asserting > 0 AND denying > 0 AND struck IS NULL
  AND kind NOT IN ('characterisation', 'position')
ORDER BY latest DESC, id DESC
LIMIT :limit;

-- name: contested_claims_of_topic
SELECT id FROM claim
WHERE topic = :topic AND asserting > 0 AND denying > 0 AND struck IS NULL
  AND kind NOT IN ('characterisation', 'position')
ORDER BY latest DESC, id DESC
LIMIT :limit;

-- name: latest_accusations
SELECT id, concerns, topic FROM claim
WHERE id >> 32 = :server AND asserting > 0 AND concerns IS NOT NULL AND struck IS NULL
ORDER BY latest DESC, id DESC
LIMIT :limit;

-- The acts, other than relays, of whoever may speak for the side that each claim concerns: itself, its members, and the
-- members of a side of the claim's topic that it belongs to. Whether they did at the time is for the reader to tell.
-- name: acts_of_the_accused
WITH RECURSIVE
  accused (claim, topic, speaker) AS (
    SELECT claim.id, claim.topic, claim.concerns
    FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN claim ON claim.id = wanted.id
  ),
  above (speaker, body) AS (
    SELECT DISTINCT speaker, speaker FROM accused
    UNION
    SELECT above.speaker, affiliation.body FROM above JOIN affiliation ON affiliation.member = above.body
  ),
  roots (topic, speaker, root) AS (
    SELECT DISTINCT topic, speaker, speaker FROM accused
    UNION
    SELECT accused.topic, accused.speaker, topic_side.body
    FROM accused
    JOIN topic_side ON topic_side.topic = accused.topic AND topic_side.struck IS NULL
    JOIN above ON above.speaker = accused.speaker AND above.body = topic_side.body
  ),
  below (root, member) AS (
    SELECT DISTINCT root, root FROM roots
    UNION
    SELECT below.root, affiliation.member FROM below JOIN affiliation ON affiliation.body = below.member
  ),
  speaking (claim, speaker) AS (
    SELECT DISTINCT accused.claim, below.member
    FROM accused
    JOIN roots ON roots.speaker = accused.speaker AND COALESCE(roots.topic, 0) = COALESCE(accused.topic, 0)
    JOIN below ON below.root = roots.root
  )
SELECT stance.claim, stance.stance, stance.speaker, statement.said_precision, statement.said_start, statement.said_end,
  statement.said_zone
FROM speaking CROSS JOIN stance CROSS JOIN statement -- SQLite keeps this order; by its own, it would read all stances
WHERE stance.speaker = speaking.speaker AND stance.claim = speaking.claim AND stance.struck IS NULL
  AND stance.stance <> 'relays' AND statement.id = stance.statement;

-- name: accusations_ever
SELECT id FROM claim
WHERE id >> 32 = :server AND concerns IS NOT NULL AND struck IS NULL AND statements > 0
ORDER BY latest DESC, id DESC
LIMIT :limit;

-- name: busiest_claims
SELECT id, text FROM claim WHERE id >> 32 = :server AND struck IS NULL ORDER BY statements DESC, id LIMIT :limit;

-- name: claim_texts
SELECT claim.id, claim.text, claim.statements, claim.concerns, claim.place, claim.asserting, claim.denying
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN claim ON claim.id = wanted.id
WHERE claim.struck IS NULL;

-- name: claims_of_statement
SELECT DISTINCT claim FROM stance WHERE statement = :statement AND struck IS NULL ORDER BY claim;
