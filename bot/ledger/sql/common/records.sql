-- Each kind of record: read by id, written once, changed only by a change that can be undone.

-- name: read_speaker
SELECT speaker.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN speaker ON speaker.id = wanted.id;

-- name: insert_speaker!
INSERT INTO speaker (
  id, kind, name, recorded, struck, merged_into
) VALUES (
  :id, :kind, :name, :recorded, :struck, :merged_into
);

-- name: update_speaker!
UPDATE speaker SET
  kind = :kind, name = :name, recorded = :recorded, struck = :struck, merged_into = :merged_into
WHERE id = :id;

-- name: read_speaker_name
SELECT speaker_name.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN speaker_name ON speaker_name.id = wanted.id;

-- name: insert_speaker_name!
INSERT INTO speaker_name (
  id, speaker, name, folded, recorded, struck
) VALUES (
  :id, :speaker, :name, :folded, :recorded, :struck
);

-- name: update_speaker_name!
UPDATE speaker_name SET
  speaker = :speaker, name = :name, folded = :folded, recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_affiliation
SELECT affiliation.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN affiliation ON affiliation.id = wanted.id;

-- name: insert_affiliation!
INSERT INTO affiliation (
  id, member, body, title, since, until, recorded, struck
) VALUES (
  :id, :member, :body, :title, :since, :until, :recorded, :struck
);

-- name: update_affiliation!
UPDATE affiliation SET
  member = :member, body = :body, title = :title, since = :since, until = :until, recorded = :recorded,
  struck = :struck
WHERE id = :id;

-- name: read_topic
SELECT topic.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN topic ON topic.id = wanted.id;

-- name: insert_topic!
INSERT INTO topic (
  id, title, zone, recorded, struck
) VALUES (
  :id, :title, :zone, :recorded, :struck
);

-- name: update_topic!
UPDATE topic SET
  title = :title, zone = :zone, recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_topic_side
SELECT topic_side.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN topic_side ON topic_side.id = wanted.id;

-- name: insert_topic_side!
INSERT INTO topic_side (
  id, topic, body, recorded, struck
) VALUES (
  :id, :topic, :body, :recorded, :struck
);

-- name: update_topic_side!
UPDATE topic_side SET
  topic = :topic, body = :body, recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_place
SELECT place.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN place ON place.id = wanted.id;

-- name: insert_place!
INSERT INTO place (
  id, recorded, struck
) VALUES (
  :id, :recorded, :struck
);

-- name: update_place!
UPDATE place SET
  recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_place_name
SELECT place_name.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN place_name ON place_name.id = wanted.id;

-- name: insert_place_name!
INSERT INTO place_name (
  id, place, name, recorded, struck
) VALUES (
  :id, :place, :name, :recorded, :struck
);

-- name: update_place_name!
UPDATE place_name SET
  place = :place, name = :name, recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_source
SELECT source.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN source ON source.id = wanted.id;

-- name: insert_source!
INSERT INTO source (
  id, kind, url, outlet, title, published, archived, recorded, struck
) VALUES (
  :id, :kind, :url, :outlet, :title, :published, :archived, :recorded, :struck
);

-- name: update_source!
UPDATE source SET
  kind = :kind, url = :url, outlet = :outlet, title = :title, published = :published, archived = :archived,
  recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_claim
SELECT claim.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN claim ON claim.id = wanted.id;

-- name: insert_claim!
INSERT INTO claim (
  id, topic, kind, text, concerns, place, about, measure, counted, low, high, bound, number_as_of, recorded,
  struck, merged_into, redacted
) VALUES (
  :id, :topic, :kind, :text, :concerns, :place, :about, :measure, :counted, :low, :high, :bound, :number_as_of,
  :recorded, :struck, :merged_into, :redacted
);

-- name: update_claim!
UPDATE claim SET
  topic = :topic, kind = :kind, text = :text, concerns = :concerns, place = :place, about = :about,
  measure = :measure, counted = :counted, low = :low, high = :high, bound = :bound,
  number_as_of = :number_as_of, recorded = :recorded, struck = :struck, merged_into = :merged_into,
  redacted = :redacted
WHERE id = :id;

-- name: read_statement
SELECT statement.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN statement ON statement.id = wanted.id;

-- name: insert_statement!
INSERT INTO statement (
  id, speaker, said, said_precision, said_start, said_end, said_zone, venue, language, attribution, recorded,
  struck
) VALUES (
  :id, :speaker, :said, :said_precision, :said_start, :said_end, :said_zone, :venue, :language, :attribution,
  :recorded, :struck
);

-- name: update_statement!
UPDATE statement SET
  speaker = :speaker, said = :said, said_precision = :said_precision, said_start = :said_start,
  said_end = :said_end, said_zone = :said_zone, venue = :venue, language = :language,
  attribution = :attribution, recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_citation
SELECT citation.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN citation ON citation.id = wanted.id;

-- name: insert_citation!
INSERT INTO citation (
  id, statement, source, wording, form, language, origin, locator, upstream, recorded, struck,
  redacted
) VALUES (
  :id, :statement, :source, :wording, :form, :language, :origin, :locator, :upstream, :recorded, :struck,
  :redacted
);

-- name: update_citation!
UPDATE citation SET
  statement = :statement, source = :source, wording = :wording, form = :form, language = :language,
  origin = :origin, locator = :locator, upstream = :upstream, recorded = :recorded, struck = :struck,
  redacted = :redacted
WHERE id = :id;

-- name: read_stance
SELECT stance.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN stance ON stance.id = wanted.id;

-- name: insert_stance!
INSERT INTO stance (
  id, statement, claim, stance, hedge, scope, citation, speaker, said, recorded, struck
) VALUES (
  :id, :statement, :claim, :stance, :hedge, :scope, :citation, :speaker, :said, :recorded, :struck
);

-- name: update_stance!
UPDATE stance SET
  statement = :statement, claim = :claim, stance = :stance, hedge = :hedge, scope = :scope,
  citation = :citation, speaker = :speaker, said = :said, recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_claim_link
SELECT claim_link.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN claim_link ON claim_link.id = wanted.id;

-- name: insert_claim_link!
INSERT INTO claim_link (
  id, first, second, kind, recorded, struck
) VALUES (
  :id, :first, :second, :kind, :recorded, :struck
);

-- name: update_claim_link!
UPDATE claim_link SET
  first = :first, second = :second, kind = :kind, recorded = :recorded, struck = :struck
WHERE id = :id;

-- name: read_statement_link
SELECT statement_link.* FROM (SELECT CAST(key AS BIGINT) AS id FROM json_each(:ids)) AS wanted JOIN statement_link ON statement_link.id = wanted.id;

-- name: insert_statement_link!
INSERT INTO statement_link (
  id, first, second, kind, basis, recorded, struck
) VALUES (
  :id, :first, :second, :kind, :basis, :recorded, :struck
);

-- name: update_statement_link!
UPDATE statement_link SET
  first = :first, second = :second, kind = :kind, basis = :basis, recorded = :recorded, struck = :struck
WHERE id = :id;
