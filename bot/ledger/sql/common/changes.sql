-- name: read_numbers
SELECT name, last FROM sequence WHERE server = :server;

-- name: keep_number!
INSERT INTO sequence (server, name, last) VALUES (:server, :name, :last)
ON CONFLICT (server, name) DO UPDATE SET last = excluded.last;

-- name: insert_batch!
INSERT INTO batch (id, actor, reason, at, undoes) VALUES (:id, :actor, :reason, :at, :undoes);

-- name: insert_change!
INSERT INTO change (id, batch, record_kind, record, before, after)
VALUES (:id, :batch, :record_kind, :record, :before, :after);

-- name: read_batch
SELECT id, actor, reason, at, undoes FROM batch WHERE id = :id;

-- name: changes_of_batch
SELECT id, record_kind, record, before, after FROM change WHERE batch = :batch ORDER BY id;

-- name: latest_change
SELECT change.batch FROM change WHERE record = :record AND record_kind = :record_kind ORDER BY id DESC LIMIT 1;

-- name: read_server
SELECT server.id, server.private_answers, server.zone, server.default_topic, server.moderator_roles, server.log_channel,
  server.feed_channel, server.second_person, server.retention
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN server ON server.id = wanted.id;

-- name: update_server!
UPDATE server SET
  private_answers = :private_answers, zone = :zone, default_topic = :default_topic, moderator_roles = :moderator_roles,
  log_channel = :log_channel, feed_channel = :feed_channel, second_person = :second_person, retention = :retention
WHERE id = :id;

-- name: live_children
SELECT child_kind, child, parent FROM reference
WHERE parent_kind = :kind AND parent IN (SELECT CAST(key AS BIGINT) FROM json_each(:ids)) AND child_struck IS NULL
LIMIT 1;

-- name: imported_entries
SELECT kind, key, record, digest FROM imported WHERE server = :server AND dossier = :dossier;

-- Records whose latest change is that an undo of what had made them struck them.
-- name: taken_away_by_undo
SELECT change.record, change.batch
FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted
JOIN change ON change.record = wanted.id AND change.record_kind = :kind
JOIN batch ON batch.id = change.batch
JOIN change AS made ON made.batch = batch.undoes AND made.record = change.record
  AND made.record_kind = change.record_kind AND made.before IS NULL
WHERE change.after LIKE '{"struck":"%' AND NOT EXISTS (
  SELECT 1 FROM change AS later
  WHERE later.record = change.record AND later.record_kind = change.record_kind AND later.id > change.id
);

-- name: insert_imported!
INSERT INTO imported (server, dossier, kind, key, record, digest)
VALUES (:server, :dossier, :kind, :key, :record, :digest)
ON CONFLICT (server, dossier, kind, key) DO UPDATE SET record = excluded.record, digest = excluded.digest;
