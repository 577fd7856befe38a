-- The words come as one text with a space between them; no parser of PostgreSQL's touches them.

-- name: best_claims
SELECT id FROM claim_index, CAST(CAST(:words AS TEXT) AS tsquery) AS query
WHERE words @@ query AND id BETWEEN :low AND :high
ORDER BY ts_rank(words, query) DESC, id DESC LIMIT :limit;

-- name: newest_claims
SELECT id FROM claim_index
WHERE words @@ CAST(CAST(:words AS TEXT) AS tsquery) AND id BETWEEN :low AND :high
ORDER BY id DESC LIMIT :limit;

-- name: best_wordings
SELECT id FROM wording_index, CAST(CAST(:words AS TEXT) AS tsquery) AS query
WHERE words @@ query AND id BETWEEN :low AND :high
ORDER BY ts_rank(words, query) DESC, id DESC LIMIT :limit;

-- name: newest_wordings
SELECT id FROM wording_index
WHERE words @@ CAST(CAST(:words AS TEXT) AS tsquery) AND id BETWEEN :low AND :high
ORDER BY id DESC LIMIT :limit;

-- name: names_by_trigrams
SELECT id FROM name_index, CAST(CAST(:words AS TEXT) AS tsquery) AS query
WHERE grams @@ query AND id BETWEEN :low AND :high
ORDER BY ts_rank(grams, query) DESC LIMIT :limit;

-- name: index_claim!
INSERT INTO claim_index (id, words) VALUES (:id, array_to_tsvector(array_remove(string_to_array(:words, ' '), '')));

-- name: unindex_claim!
DELETE FROM claim_index WHERE id = :id;

-- name: index_wording!
INSERT INTO wording_index (id, words) VALUES (:id, array_to_tsvector(array_remove(string_to_array(:words || ' ' || :speaker, ' '), '')));

-- name: unindex_wording!
DELETE FROM wording_index WHERE id = :id;

-- name: index_name!
INSERT INTO name_index (id, grams) VALUES (:id, array_to_tsvector(array_remove(string_to_array(:grams, ' '), '')));

-- name: unindex_name!
DELETE FROM name_index WHERE id = :id;

-- Emptying the indexes. It locks them, so that no other program writes there until they are full again.

-- name: clear_name_tokens!
TRUNCATE name_token;

-- name: clear_names!
TRUNCATE name_index;

-- name: clear_wordings!
TRUNCATE wording_index;

-- name: clear_words!
TRUNCATE claim_word;

-- Nothing to mend: an index of PostgreSQL cannot disagree with its table.
-- name: mend_claims!
SELECT 1;

-- name: clear_claims!
TRUNCATE claim_index;
