-- The sets of ids come as the keys of a JSON object: the one form that both engines unpack with the same words.

-- name: claims_by_id
SELECT claim.*, topic.title AS topic_title, topic.zone AS topic_zone,
  concerned.kind AS concerned_kind, concerned.name AS concerned_name
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN claim ON claim.id = wanted.id
LEFT JOIN topic ON topic.id = claim.topic
LEFT JOIN speaker AS concerned ON concerned.id = claim.concerns;

-- name: links_of_claims
SELECT claim_link.* FROM claim_link
WHERE first IN (SELECT CAST(key AS BIGINT) FROM json_each(:ids))
  OR second IN (SELECT CAST(key AS BIGINT) FROM json_each(:ids))
ORDER BY id;

-- name: series_of_claims
SELECT claim.id AS claim, other.id AS other
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN claim ON claim.id = wanted.id AND claim.counted IS NOT NULL
JOIN claim AS other ON other.id >> 32 = claim.id >> 32 AND other.measure = claim.measure
  AND other.counted = claim.counted AND other.id <> claim.id AND COALESCE(other.topic, 0) = COALESCE(claim.topic, 0)
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
  AND (CAST(:topic AS BIGINT) IS NULL OR topic = :topic)
ORDER BY latest DESC, id DESC
LIMIT :limit OFFSET :offset;

-- name: count_contested
SELECT COUNT(*) AS total FROM claim
WHERE id >> 32 = :server AND asserting > 0 AND denying > 0 AND struck IS NULL
  AND kind NOT IN ('characterisation', 'position') AND latest >= ''
  AND (CAST(:topic AS BIGINT) IS NULL OR topic = :topic);

-- name: latest_accusations
SELECT id FROM claim
WHERE id >> 32 = :server AND asserting > 0 AND concerns IS NOT NULL AND struck IS NULL
ORDER BY latest DESC, id DESC
LIMIT :limit;

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
