-- bm25() AS r with ORDER BY r keeps only the best rows while sorting; ORDER BY rank would sort every hit.

-- name: best_claims
SELECT id FROM (
  SELECT rowid AS id, bm25(claim_fts) AS r FROM claim_fts
  WHERE claim_fts MATCH :words AND rowid BETWEEN :low AND :high ORDER BY rowid DESC LIMIT 1000
) ORDER BY r, id DESC LIMIT :limit;

-- name: newest_claims
SELECT rowid AS id FROM claim_fts
WHERE claim_fts MATCH :words AND rowid BETWEEN :low AND :high ORDER BY rowid DESC LIMIT :limit;

-- name: best_wordings
SELECT id FROM (
  SELECT rowid AS id, bm25(wording_fts, 1.0, 0.0) AS r FROM wording_fts
  WHERE wording_fts MATCH :words AND rowid BETWEEN :low AND :high ORDER BY rowid DESC LIMIT 1000
) ORDER BY r, id DESC LIMIT :limit;

-- name: newest_wordings
SELECT rowid AS id FROM wording_fts
WHERE wording_fts MATCH :words AND rowid BETWEEN :low AND :high ORDER BY rowid DESC LIMIT :limit;

-- name: names_by_trigrams
SELECT id FROM (
  SELECT rowid AS id, bm25(name_fts) AS r FROM name_fts
  WHERE name_fts MATCH :words AND rowid BETWEEN :low AND :high
) ORDER BY r LIMIT :limit;

-- name: index_claim!
INSERT INTO claim_fts (rowid, words) VALUES (:id, :words);

-- name: unindex_claim!
DELETE FROM claim_fts WHERE rowid = :id;

-- name: index_wording!
INSERT INTO wording_fts (rowid, words, speaker) VALUES (:id, :words, :speaker);

-- name: unindex_wording!
INSERT INTO wording_fts (wording_fts, rowid, words, speaker) VALUES ('delete', :id, :words, :speaker);

-- name: index_name!
INSERT INTO name_fts (rowid, grams) VALUES (:id, :grams);

-- name: unindex_name!
INSERT INTO name_fts (name_fts, rowid, grams) VALUES ('delete', :id, :grams);

-- Emptying the indexes. "rebuild" makes an index agree with what it holds, or its rows could not be deleted.

-- name: clear_name_tokens!
DELETE FROM name_token;

-- name: clear_names!
INSERT INTO name_fts (name_fts) VALUES ('delete-all');

-- name: clear_wordings!
INSERT INTO wording_fts (wording_fts) VALUES ('delete-all');

-- name: clear_words!
DELETE FROM claim_word;

-- name: mend_claims!
INSERT INTO claim_fts (claim_fts) VALUES ('rebuild');

-- name: clear_claims!
DELETE FROM claim_fts;
