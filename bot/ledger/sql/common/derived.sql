-- What is computed from the records and kept by the same transaction that changes them.

-- name: clear_position!
DELETE FROM position WHERE speaker = :speaker AND claim = :claim;

-- The latest act that moves a position, and how often it moved before; in the domain's order (`Event.order`).
-- name: keep_position!
INSERT INTO position (speaker, claim, stance, hedged, moves, counted, latest)
SELECT speaker, claim, stance, hedged, moves,
  (SELECT CASE WHEN claim.counted IS NULL THEN 0 ELSE asserted END FROM claim WHERE claim.id = ordered.claim),
  said
FROM (
  SELECT speaker, claim, stance, hedged, said,
    MAX(CASE WHEN stance = 'asserts' THEN 1 ELSE 0 END) OVER () AS asserted,
    SUM(CASE WHEN earlier IS NULL OR (earlier = stance AND earlier_hedged = hedged) THEN 0 ELSE 1 END) OVER () AS moves,
    ROW_NUMBER() OVER (ORDER BY placed DESC, recorded DESC, id DESC) AS place
  FROM (
    SELECT id, speaker, claim, stance, hedged, said, placed, recorded,
      LAG(stance) OVER (ORDER BY placed, recorded, id) AS earlier,
      LAG(hedged) OVER (ORDER BY placed, recorded, id) AS earlier_hedged
    FROM (
      SELECT id, speaker, claim, stance, CASE WHEN hedge IS NULL THEN 0 ELSE 1 END AS hedged, said, recorded,
        CASE WHEN said = '' AND stance = 'retracts' THEN SUBSTR(recorded, 1, 19) || 'Z' ELSE said END AS placed
      FROM stance
      WHERE speaker = :speaker AND claim = :claim AND struck IS NULL AND stance IN ('asserts', 'denies', 'retracts')
    ) AS live
  ) AS acts
) AS ordered
WHERE place = 1;

-- name: count_positions!
UPDATE position SET counted = CASE WHEN CAST(:counted AS BIGINT) = 1 AND EXISTS (
  SELECT 1 FROM stance
  WHERE stance.speaker = position.speaker AND stance.claim = position.claim AND stance.struck IS NULL
    AND stance.stance = 'asserts'
) THEN 1 ELSE 0 END
WHERE claim = :id;

-- What a claim counts is moved, not counted anew: thousands may have spoken on it.
-- name: uncount_position!
UPDATE claim SET
  asserting = asserting - (SELECT COUNT(*) FROM position WHERE speaker = :speaker AND claim = :claim AND stance = 'asserts'),
  denying = denying - (SELECT COUNT(*) FROM position WHERE speaker = :speaker AND claim = :claim AND stance = 'denies')
WHERE id = :claim AND EXISTS (
  SELECT 1 FROM position WHERE speaker = :speaker AND claim = :claim AND stance IN ('asserts', 'denies')
);

-- The latest act is looked for once, with the `last` of the pairs of a claim: when most was struck it takes a while.
-- name: keep_claim!
UPDATE claim SET
  asserting = asserting + (SELECT COUNT(*) FROM position WHERE speaker = :speaker AND claim = :claim AND stance = 'asserts'),
  denying = denying + (SELECT COUNT(*) FROM position WHERE speaker = :speaker AND claim = :claim AND stance = 'denies'),
  statements = statements + :moved,
  latest = CASE WHEN :last = 0 THEN latest ELSE COALESCE((
    SELECT said FROM stance WHERE stance.claim = :claim AND stance.struck IS NULL ORDER BY said DESC LIMIT 1
  ), '') END
WHERE id = :claim;

-- name: count_statements!
UPDATE speaker SET statements = statements + :delta WHERE id = :id;

-- name: count_records!
INSERT INTO tally (server, kind, live) VALUES (:server, :kind, :delta)
ON CONFLICT (server, kind) DO UPDATE SET live = tally.live + excluded.live;

-- name: count_word!
INSERT INTO claim_word (server, word, uses) VALUES (:server, :word, :delta)
ON CONFLICT (server, word) DO UPDATE SET uses = claim_word.uses + excluded.uses;

-- name: words_between
SELECT word, uses FROM claim_word
WHERE server = :server AND word >= :first AND word < :beyond AND uses > 0;

-- name: uses_of_words
SELECT claim_word.word, claim_word.uses
FROM (SELECT key AS word FROM json_each(:words)) AS wanted
CROSS JOIN claim_word -- SQLite keeps this order; by its own, it would read all words of the server
WHERE claim_word.server = :server AND claim_word.word = wanted.word AND uses > 0;

-- name: insert_name_token!
INSERT INTO name_token (server, token, name) VALUES (:server, :token, :name);

-- name: delete_name_tokens!
DELETE FROM name_token WHERE server = :server AND token = :token AND name = :name;

-- name: claims_to_index_for_speakers
SELECT claim.id FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN claim ON claim.concerns = wanted.id;

-- name: claims_to_index_for_places
SELECT claim.id FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN claim ON claim.place = wanted.id;

-- name: names_of_speakers
SELECT speaker_name.speaker, speaker_name.name
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN speaker_name ON speaker_name.speaker = wanted.id
WHERE speaker_name.struck IS NULL
ORDER BY speaker_name.id;

-- name: citations_to_index_for_statements
SELECT citation.id FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN citation ON citation.statement = wanted.id
WHERE citation.struck IS NULL AND citation.wording IS NOT NULL;
