-- name: events_on_claims
SELECT event.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN event ON event.claim = wanted.id;

-- name: live_events_on_claims
SELECT event.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN event ON event.claim = wanted.id AND event.stance_struck IS NULL;

-- name: count_stances
SELECT COUNT(*) AS total FROM stance WHERE claim = :claim AND struck IS NULL;

-- In the domain's order (`Event.order`): a retraction of unknown time is placed at when it was recorded.
-- name: timeline_of_claim
SELECT event.* FROM event
WHERE event.claim = :claim AND event.stance_struck IS NULL
ORDER BY CASE WHEN event.said = '' AND event.stance = 'retracts' THEN SUBSTR(event.stance_recorded, 1, 19) || 'Z'
    ELSE event.said END,
  event.stance_recorded, event.stance_id
LIMIT :limit OFFSET :offset;

-- name: events_by_stance
SELECT event.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN event ON event.stance_id = wanted.id;

-- name: events_of_moved_positions
SELECT event.*
FROM (
  SELECT position.speaker, position.claim
  FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:speakers)) AS wanted
  JOIN position ON position.speaker = wanted.id AND position.moves > 0
  ORDER BY position.latest DESC, position.claim LIMIT :limit
) AS held
JOIN stance ON stance.speaker = held.speaker AND stance.claim = held.claim AND stance.struck IS NULL
JOIN event ON event.stance_id = stance.id;

-- name: events_with_numbers
SELECT event.*
FROM (
  SELECT position.speaker, position.claim
  FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:speakers)) AS wanted
  JOIN position ON position.speaker = wanted.id AND position.counted > 0
  ORDER BY position.latest DESC, position.claim LIMIT :limit
) AS held
JOIN stance ON stance.speaker = held.speaker AND stance.claim = held.claim AND stance.struck IS NULL
  AND stance.stance = 'asserts'
JOIN event ON event.stance_id = stance.id;

-- name: acts_of_speakers_on_claims
SELECT event.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:speakers)) AS speaking
CROSS JOIN (SELECT CAST(key AS BIGINT) AS id FROM json_each(:claims)) AS wanted
JOIN stance ON stance.speaker = speaking.id AND stance.claim = wanted.id
JOIN event ON event.stance_id = stance.id AND event.stance_struck IS NULL;

-- name: citations_of_statements
SELECT reported.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN reported ON reported.statement = wanted.id
ORDER BY reported.id;

-- name: links_of_statements
SELECT statement_link.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN statement_link ON statement_link.first = wanted.id
UNION
SELECT statement_link.*
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN statement_link ON statement_link.second = wanted.id
ORDER BY id;

-- name: statements_by_id
SELECT statement.id AS statement_id, statement.speaker, statement.said, statement.said_precision, statement.said_start,
  statement.said_end, statement.said_zone, statement.venue, statement.language, statement.attribution,
  statement.recorded AS statement_recorded, statement.struck AS statement_struck,
  speaker.kind AS speaker_kind, speaker.name AS speaker_name
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN statement ON statement.id = wanted.id
JOIN speaker ON speaker.id = statement.speaker;

-- What speakers said, as light rows: the page is cut from them and only then read in full. A time that may fall into
-- the range counts, an unknown one does not.
-- name: said_by_speakers
SELECT statement.id AS statement_id, stance.id AS stance_id, stance.claim, stance.citation, statement.speaker,
  statement.said, statement.said_precision, statement.said_start, statement.said_end, statement.said_zone,
  statement.venue
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:speakers)) AS wanted
JOIN statement ON statement.speaker = wanted.id AND statement.struck IS NULL
LEFT JOIN stance ON stance.statement = statement.id AND stance.struck IS NULL
WHERE (CAST(:stance AS TEXT) IS NULL OR stance.stance = :stance)
  AND (CAST(:since AS TEXT) IS NULL OR statement.said_end > :since OR statement.said_start >= :since
    OR statement.said_precision = 'after')
  AND (CAST(:until AS TEXT) IS NULL OR statement.said_start < :until OR statement.said_precision = 'before')
ORDER BY statement.said DESC, statement.id DESC, stance.id
LIMIT :limit;

-- name: statements_of_citations
SELECT DISTINCT citation.statement
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN citation ON citation.id = wanted.id;

-- Where each speaker stands on each claim: the latest act that moves the position, or the latest of all when none does.
-- name: positions_of_speakers
SELECT claim, speaker, said, said_precision, said_start, said_end, said_zone
FROM (
  SELECT event.*, ROW_NUMBER() OVER (
    PARTITION BY event.claim, event.speaker
    ORDER BY CASE WHEN event.stance IN ('asserts', 'denies', 'retracts') THEN 0 ELSE 1 END,
      CASE WHEN event.said = '' AND event.stance = 'retracts' THEN SUBSTR(event.stance_recorded, 1, 19) || 'Z'
        ELSE event.said END DESC,
      event.stance_recorded DESC, event.stance_id DESC
  ) AS place
  FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:speakers)) AS wanted
  JOIN event ON event.speaker = wanted.id AND event.stance_struck IS NULL
  JOIN claim ON claim.id = event.claim AND claim.struck IS NULL
  WHERE CAST(:topic AS BIGINT) IS NULL OR claim.topic = :topic
) AS acts
WHERE place = 1
ORDER BY said DESC, claim;

-- The act that each quotation was read from, or its statement when it takes no stance.
-- name: records_of_citations
SELECT citation.id AS citation, citation.statement AS statement_id, MIN(stance.id) AS stance_id, MIN(stance.claim) AS claim
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN citation ON citation.id = wanted.id AND citation.struck IS NULL
LEFT JOIN stance ON stance.statement = citation.statement AND stance.struck IS NULL
  AND (stance.citation IS NULL OR stance.citation = citation.id)
GROUP BY citation.id, citation.statement;
