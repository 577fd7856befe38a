-- Every record that is searched for, of all servers, a batch at a time: the search indexes are made anew from these.

-- name: names_to_index
SELECT id, name, folded, struck FROM speaker_name WHERE id > :after ORDER BY id LIMIT :limit;

-- name: refold_name!
UPDATE speaker_name SET folded = :folded WHERE id = :id;

-- name: wordings_to_index
SELECT citation.id, citation.wording, statement.speaker
FROM citation JOIN statement ON statement.id = citation.statement
WHERE citation.id > :after AND citation.struck IS NULL AND citation.wording IS NOT NULL
ORDER BY citation.id LIMIT :limit;

-- name: claims_to_index
SELECT id, text, concerns, place FROM claim WHERE id > :after AND struck IS NULL ORDER BY id LIMIT :limit;
