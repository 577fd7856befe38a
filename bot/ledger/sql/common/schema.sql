-- name: create_migration_table!
CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied TEXT NOT NULL
);

-- name: read_fact
SELECT value FROM fact WHERE name = :name;

-- name: keep_fact!
INSERT INTO fact (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: applied_migrations
SELECT number, checksum FROM migration ORDER BY number;

-- name: record_migration!
INSERT INTO migration (number, name, checksum, applied) VALUES (:number, :name, :checksum, :applied);
