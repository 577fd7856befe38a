-- PostgreSQL frees and reuses what was deleted when it vacuums; nothing can be asked of it inside a transaction.

-- name: overwrite_deleted^
SELECT 1;

-- name: settle_claims!
SELECT 1;

-- name: settle_wordings!
SELECT 1;
