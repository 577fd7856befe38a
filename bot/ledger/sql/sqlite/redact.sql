-- What makes removed words leave the file: freed space is overwritten, and an index is written anew without them, for
-- it only marks rows as deleted until it is.

-- name: overwrite_deleted^
PRAGMA secure_delete = ON;

-- name: settle_claims!
INSERT INTO claim_fts (claim_fts) VALUES ('optimize');

-- name: settle_wordings!
INSERT INTO wording_fts (wording_fts) VALUES ('optimize');
