-- What curation reads before it changes records. The sets of ids come as the keys of a JSON object.

-- name: children_of
SELECT child_kind, child, child_struck FROM reference
WHERE parent_kind = :kind AND parent IN (SELECT CAST(key AS BIGINT) FROM json_each(:ids))
ORDER BY child_kind, child;

-- name: stances_of_statements
SELECT stance.id FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN stance ON stance.statement = wanted.id
ORDER BY stance.id;

-- Which records answer for merged ones, at the end of the chain.
-- name: survivors_of_claims
WITH RECURSIVE chain (id, at) AS (
  SELECT CAST(key AS BIGINT), CAST(key AS BIGINT) FROM json_each(:ids)
  UNION
  SELECT chain.id, claim.merged_into FROM chain JOIN claim ON claim.id = chain.at WHERE claim.merged_into IS NOT NULL
)
SELECT chain.id, chain.at AS survivor
FROM chain JOIN claim ON claim.id = chain.at
WHERE claim.merged_into IS NULL AND chain.at <> chain.id;

-- name: survivors_of_speakers
WITH RECURSIVE chain (id, at) AS (
  SELECT CAST(key AS BIGINT), CAST(key AS BIGINT) FROM json_each(:ids)
  UNION
  SELECT chain.id, speaker.merged_into FROM chain JOIN speaker ON speaker.id = chain.at
  WHERE speaker.merged_into IS NOT NULL
)
SELECT chain.id, chain.at AS survivor
FROM chain JOIN speaker ON speaker.id = chain.at
WHERE speaker.merged_into IS NULL AND chain.at <> chain.id;

-- The batch that struck a record last.
-- name: struck_in
SELECT batch.id, batch.actor, batch.reason, batch.undoes
FROM change JOIN batch ON batch.id = change.batch
WHERE change.record = :record AND change.record_kind = :record_kind AND change.after LIKE '%"struck":"%'
ORDER BY change.id DESC LIMIT 1;

-- Removing words for good. A reason is kept as long as the batch, so it loses only the words.

-- name: wordings_of_statement
SELECT id, wording FROM citation WHERE statement = :statement AND wording IS NOT NULL ORDER BY id;

-- name: hedges_of_statement
SELECT id, hedge FROM stance WHERE statement = :statement AND hedge IS NOT NULL ORDER BY id;

-- name: changes_of_records
SELECT change.id, change.before, change.after
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN change ON change.record = wanted.id AND change.record_kind = :record_kind
ORDER BY change.id + 0;

-- name: rewrite_change!
UPDATE change SET before = :before, after = :after WHERE id = :id;

-- name: forget_snapshot!
UPDATE snapshot SET author_name = NULL, text = NULL WHERE source = :source;

-- name: typed_in_submissions
SELECT id, content, reason FROM submission
WHERE id BETWEEN :low AND :high
  AND (LOWER(content) LIKE '%' || :piece || '%' OR LOWER(reason) LIKE '%' || :piece || '%');

-- name: rewrite_submission!
UPDATE submission SET content = :content, reason = :reason WHERE id = :id;

-- name: typed_in_drafts
SELECT id, content FROM draft WHERE server = :server AND LOWER(content) LIKE '%' || :piece || '%';

-- name: rewrite_draft!
UPDATE draft SET content = :content WHERE id = :id;

-- name: typed_in_questions
SELECT id, asked FROM question WHERE id BETWEEN :low AND :high AND LOWER(asked) LIKE '%' || :piece || '%';

-- name: rewrite_question!
UPDATE question SET asked = :asked, digest = :digest WHERE id = :id;

-- name: typed_in_snapshots
SELECT source AS id, text FROM snapshot
WHERE source >> 32 = :server AND text IS NOT NULL AND LOWER(text) LIKE '%' || :piece || '%';

-- name: rewrite_snapshot!
UPDATE snapshot SET text = :text WHERE source = :id;

-- name: typed_in_reasons
SELECT id, reason FROM batch
WHERE id BETWEEN :low AND :high AND reason IS NOT NULL AND LOWER(reason) LIKE '%' || :piece || '%';

-- name: rewrite_reason!
UPDATE batch SET reason = :reason WHERE id = :id;

-- name: forget_unused_word!
DELETE FROM claim_word WHERE server = :server AND word = :word AND uses = 0;
