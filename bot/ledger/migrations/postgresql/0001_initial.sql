-- Reason: the first schema.
-- Ids are `server << 32 | number`, so one range of ids is one server; the CHECKs forbid references across servers.
-- A When that is only shown is one text ("2023-09-21 Asia/Yerevan"); the time of speaking is spread over columns.

CREATE TABLE server (
  id BIGINT PRIMARY KEY CHECK (id BETWEEN 1 AND 2147483647),
  snowflake BIGINT NOT NULL UNIQUE,
  private_answers BIGINT NOT NULL DEFAULT 0 CHECK (private_answers IN (0, 1)),
  zone TEXT COLLATE "C" NOT NULL DEFAULT 'UTC',
  default_topic BIGINT CHECK (default_topic >> 32 = id)
);

-- What the database must know about itself, such as the folding that its search indexes were made with.
CREATE TABLE fact (
  name TEXT COLLATE "C" PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);

CREATE TABLE sequence (
  server BIGINT NOT NULL REFERENCES server,
  name TEXT COLLATE "C" NOT NULL,
  last BIGINT NOT NULL CHECK (last < 4294967296),
  PRIMARY KEY (server, name)
);

-- How many records of a kind are live.
CREATE TABLE tally (
  server BIGINT NOT NULL REFERENCES server,
  kind TEXT COLLATE "C" NOT NULL,
  live BIGINT NOT NULL,
  PRIMARY KEY (server, kind)
);

CREATE TABLE speaker (
  id BIGINT PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('person', 'body', 'unnamed')),
  name TEXT COLLATE "C" NOT NULL,
  statements BIGINT NOT NULL DEFAULT 0,
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX speaker_busy ON speaker ((id >> 32), statements DESC);

CREATE TABLE speaker_name (
  id BIGINT PRIMARY KEY,
  speaker BIGINT NOT NULL REFERENCES speaker CHECK (speaker >> 32 = id >> 32),
  name TEXT COLLATE "C" NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX speaker_name_speaker ON speaker_name (speaker);

CREATE TABLE name_token (
  server BIGINT NOT NULL,
  token TEXT COLLATE "C" NOT NULL,
  name BIGINT NOT NULL REFERENCES speaker_name,
  PRIMARY KEY (server, token, name)
);

CREATE TABLE name_index (
  id BIGINT PRIMARY KEY REFERENCES speaker_name,
  grams TSVECTOR NOT NULL
);
CREATE INDEX name_index_grams ON name_index USING GIN (grams);

CREATE TABLE affiliation (
  id BIGINT PRIMARY KEY,
  member BIGINT NOT NULL REFERENCES speaker CHECK (member >> 32 = id >> 32),
  body BIGINT NOT NULL REFERENCES speaker CHECK (body >> 32 = id >> 32 AND body <> member),
  title TEXT COLLATE "C",
  since TEXT COLLATE "C",
  until TEXT COLLATE "C",
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX affiliation_member ON affiliation (member);
CREATE INDEX affiliation_body ON affiliation (body);

CREATE TABLE topic (
  id BIGINT PRIMARY KEY,
  title TEXT COLLATE "C" NOT NULL,
  zone TEXT COLLATE "C" NOT NULL,
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);

CREATE TABLE topic_side (
  id BIGINT PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topic CHECK (topic >> 32 = id >> 32),
  body BIGINT NOT NULL REFERENCES speaker CHECK (body >> 32 = id >> 32),
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX topic_side_topic ON topic_side (topic);
CREATE INDEX topic_side_body ON topic_side (body);

CREATE TABLE place (
  id BIGINT PRIMARY KEY,
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);

CREATE TABLE place_name (
  id BIGINT PRIMARY KEY,
  place BIGINT NOT NULL REFERENCES place CHECK (place >> 32 = id >> 32),
  name TEXT COLLATE "C" NOT NULL,
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX place_name_place ON place_name (place);

CREATE TABLE source (
  id BIGINT PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('primary', 'report', 'relay', 'chat')),
  url TEXT COLLATE "C",
  outlet TEXT COLLATE "C",
  title TEXT COLLATE "C",
  published TEXT COLLATE "C" NOT NULL,
  archived TEXT COLLATE "C",
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);

CREATE TABLE claim (
  id BIGINT PRIMARY KEY,
  topic BIGINT REFERENCES topic CHECK (topic >> 32 = id >> 32),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('event', 'quantity', 'status', 'forecast', 'characterisation', 'position')),
  text TEXT COLLATE "C" NOT NULL,
  concerns BIGINT REFERENCES speaker CHECK (concerns >> 32 = id >> 32),
  place BIGINT REFERENCES place CHECK (place >> 32 = id >> 32),
  about TEXT COLLATE "C",
  measure TEXT COLLATE "C",
  counted TEXT COLLATE "C",
  low DOUBLE PRECISION,
  high DOUBLE PRECISION CHECK (high >= low),
  bound TEXT COLLATE "C" CHECK (bound IN ('exactly', 'about', 'at least', 'at most')),
  number_as_of TEXT COLLATE "C",
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C",
  -- Kept by the same transaction that changes a stance:
  asserting BIGINT NOT NULL DEFAULT 0,
  denying BIGINT NOT NULL DEFAULT 0,
  statements BIGINT NOT NULL DEFAULT 0,
  latest TEXT COLLATE "C" NOT NULL DEFAULT '',
  CHECK ((kind = 'quantity') = (measure IS NOT NULL))
);
CREATE INDEX claim_contested ON claim ((id >> 32), latest DESC, id DESC)
  WHERE asserting > 0 AND denying > 0 AND struck IS NULL AND kind NOT IN ('characterisation', 'position');
CREATE INDEX claim_contested_topic ON claim (topic, latest DESC, id DESC)
  WHERE asserting > 0 AND denying > 0 AND struck IS NULL AND kind NOT IN ('characterisation', 'position');
CREATE INDEX claim_accused ON claim ((id >> 32), latest, id)
  WHERE concerns IS NOT NULL AND struck IS NULL AND statements > 0;
CREATE INDEX claim_accusation ON claim ((id >> 32), latest, id)
  WHERE asserting > 0 AND concerns IS NOT NULL AND struck IS NULL;
CREATE INDEX claim_measure ON claim ((id >> 32), measure, counted, COALESCE(topic, 0), COALESCE(place, 0))
  WHERE measure IS NOT NULL;
CREATE INDEX claim_topic ON claim (topic) WHERE topic IS NOT NULL;
CREATE INDEX claim_concerns ON claim (concerns) WHERE concerns IS NOT NULL;
CREATE INDEX claim_place ON claim (place) WHERE place IS NOT NULL;
CREATE INDEX claim_busy ON claim ((id >> 32), statements DESC);

CREATE TABLE claim_index (
  id BIGINT PRIMARY KEY REFERENCES claim,
  words TSVECTOR NOT NULL
);
CREATE INDEX claim_index_words ON claim_index USING GIN (words);

CREATE TABLE claim_word (
  server BIGINT NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  uses BIGINT NOT NULL,
  PRIMARY KEY (server, word)
);

CREATE TABLE statement (
  id BIGINT PRIMARY KEY,
  speaker BIGINT NOT NULL REFERENCES speaker CHECK (speaker >> 32 = id >> 32),
  said TEXT COLLATE "C" NOT NULL,
  said_precision TEXT COLLATE "C" NOT NULL CHECK (said_precision IN ('instant', 'hour', 'day', 'range', 'before', 'after', 'unknown')),
  said_start TEXT COLLATE "C",
  said_end TEXT COLLATE "C",
  said_zone TEXT COLLATE "C" NOT NULL,
  venue TEXT COLLATE "C",
  language TEXT COLLATE "C",
  attribution TEXT COLLATE "C" NOT NULL CHECK (attribution IN ('recorded', 'published', 'reported', 'anonymous', 'disputed')),
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX statement_speaker ON statement (speaker, said);

CREATE TABLE citation (
  id BIGINT PRIMARY KEY,
  statement BIGINT NOT NULL REFERENCES statement CHECK (statement >> 32 = id >> 32),
  source BIGINT NOT NULL REFERENCES source CHECK (source >> 32 = id >> 32),
  wording TEXT COLLATE "C",
  form TEXT COLLATE "C" NOT NULL CHECK (form IN ('verbatim', 'partial', 'paraphrase')),
  language TEXT COLLATE "C",
  origin TEXT COLLATE "C" NOT NULL CHECK (origin IN ('original', 'unknown', 'speaker translation', 'outlet translation', 'machine translation', 'member translation')),
  locator TEXT COLLATE "C",
  upstream BIGINT REFERENCES citation DEFERRABLE INITIALLY DEFERRED CHECK (upstream >> 32 = id >> 32),
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX citation_statement ON citation (statement);
CREATE INDEX citation_source ON citation (source);
CREATE INDEX citation_upstream ON citation (upstream) WHERE upstream IS NOT NULL;

CREATE TABLE wording_index (
  id BIGINT PRIMARY KEY REFERENCES citation,
  words TSVECTOR NOT NULL
);
CREATE INDEX wording_index_words ON wording_index USING GIN (words);

CREATE TABLE stance (
  id BIGINT PRIMARY KEY,
  statement BIGINT NOT NULL REFERENCES statement CHECK (statement >> 32 = id >> 32),
  claim BIGINT NOT NULL REFERENCES claim CHECK (claim >> 32 = id >> 32),
  stance TEXT COLLATE "C" NOT NULL CHECK (stance IN ('asserts', 'denies', 'withholds', 'relays', 'retracts')),
  hedge TEXT COLLATE "C",
  scope TEXT COLLATE "C" CHECK (scope IN ('exact', 'unspecified')),
  citation BIGINT REFERENCES citation CHECK (citation >> 32 = id >> 32),
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C",
  -- Copied from the statement, which never changes them without a new revision, for the two indexes:
  speaker BIGINT NOT NULL REFERENCES speaker CHECK (speaker >> 32 = id >> 32),
  said TEXT COLLATE "C" NOT NULL
);
CREATE INDEX stance_claim ON stance (claim, said, stance, speaker, statement);
CREATE INDEX stance_statement ON stance (statement);
CREATE INDEX stance_citation ON stance (citation) WHERE citation IS NOT NULL;
CREATE INDEX stance_speaker ON stance (speaker, claim, said);

CREATE TABLE position (
  speaker BIGINT NOT NULL REFERENCES speaker,
  claim BIGINT NOT NULL REFERENCES claim CHECK (claim >> 32 = speaker >> 32),
  stance TEXT COLLATE "C" NOT NULL,
  hedged BIGINT NOT NULL,
  moves BIGINT NOT NULL,
  counted BIGINT NOT NULL,
  latest TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (speaker, claim)
);
CREATE INDEX position_claim ON position (claim);
CREATE INDEX position_moved ON position (speaker, latest) WHERE moves > 0;
CREATE INDEX position_counted ON position (speaker, latest) WHERE counted > 0;

CREATE TABLE claim_link (
  id BIGINT PRIMARY KEY,
  first BIGINT NOT NULL REFERENCES claim CHECK (first >> 32 = id >> 32),
  second BIGINT NOT NULL REFERENCES claim CHECK (second >> 32 = id >> 32 AND second <> first),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('contradicts', 'excludes', 'implies', 'tension')),
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX claim_link_first ON claim_link (first);
CREATE INDEX claim_link_second ON claim_link (second);

CREATE TABLE statement_link (
  id BIGINT PRIMARY KEY,
  first BIGINT NOT NULL REFERENCES statement CHECK (first >> 32 = id >> 32),
  second BIGINT NOT NULL REFERENCES statement CHECK (second >> 32 = id >> 32 AND second <> first),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('rebuts', 'confirms', 'corrects', 'repeats')),
  basis TEXT COLLATE "C" NOT NULL CHECK (basis IN ('explicit', 'editor')),
  recorded TEXT COLLATE "C" NOT NULL,
  struck TEXT COLLATE "C"
);
CREATE INDEX statement_link_first ON statement_link (first);
CREATE INDEX statement_link_second ON statement_link (second);

CREATE TABLE submission (
  id BIGINT PRIMARY KEY,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'withdrawn')),
  draft TEXT COLLATE "C" NOT NULL,
  submitted_by BIGINT NOT NULL,
  submitted TEXT COLLATE "C" NOT NULL,
  decided_by BIGINT,
  decided TEXT COLLATE "C",
  reason TEXT COLLATE "C"
);
CREATE INDEX submission_queue ON submission ((id >> 32), submitted) WHERE state = 'pending';

CREATE TABLE batch (
  id BIGINT PRIMARY KEY,
  actor BIGINT,
  reason TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  undoes BIGINT REFERENCES batch CHECK (undoes >> 32 = id >> 32)
);
CREATE INDEX batch_undoes ON batch (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change (
  id BIGINT PRIMARY KEY,
  batch BIGINT NOT NULL REFERENCES batch CHECK (batch >> 32 = id >> 32),
  record_kind TEXT COLLATE "C" NOT NULL,
  record BIGINT NOT NULL,
  before TEXT COLLATE "C",
  after TEXT COLLATE "C" NOT NULL
);
CREATE INDEX change_batch ON change (batch);
CREATE INDEX change_record ON change (record, record_kind);

CREATE TABLE imported (
  server BIGINT NOT NULL REFERENCES server,
  dossier TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  record BIGINT NOT NULL,
  digest TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (server, dossier, kind, key)
);

CREATE TABLE question (
  id BIGINT PRIMARY KEY,
  asked TEXT COLLATE "C" NOT NULL,
  digest TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX question_digest ON question ((id >> 32), digest);

-- One stance in full, and one citation in full: the columns that every answer reads.
CREATE VIEW event AS
SELECT stance.id AS stance_id, stance.claim, stance.stance, stance.hedge, stance.scope, stance.citation,
  stance.recorded AS stance_recorded, stance.struck AS stance_struck,
  statement.id AS statement_id, statement.speaker, statement.said, statement.said_precision, statement.said_start,
  statement.said_end, statement.said_zone, statement.venue, statement.language, statement.attribution,
  statement.recorded AS statement_recorded, statement.struck AS statement_struck,
  speaker.kind AS speaker_kind, speaker.name AS speaker_name
FROM stance
JOIN statement ON statement.id = stance.statement
JOIN speaker ON speaker.id = statement.speaker;

CREATE VIEW reported AS
SELECT citation.id, citation.statement, citation.wording, citation.form, citation.language, citation.origin,
  citation.locator, citation.upstream, citation.recorded, citation.struck,
  source.id AS source_id, source.kind AS source_kind, source.url, source.outlet, source.title, source.published,
  source.archived, taken_from.source AS upstream_source
FROM citation
JOIN source ON source.id = citation.source
LEFT JOIN citation AS taken_from ON taken_from.id = citation.upstream;

-- Who refers to whom: a record must not stand on a struck one.
CREATE VIEW reference AS
SELECT 'speaker_name' AS child_kind, id AS child, struck AS child_struck, 'speaker' AS parent_kind, speaker AS parent FROM speaker_name
UNION ALL SELECT 'affiliation', id, struck, 'speaker', member FROM affiliation
UNION ALL SELECT 'affiliation', id, struck, 'speaker', body FROM affiliation
UNION ALL SELECT 'topic_side', id, struck, 'topic', topic FROM topic_side
UNION ALL SELECT 'topic_side', id, struck, 'speaker', body FROM topic_side
UNION ALL SELECT 'place_name', id, struck, 'place', place FROM place_name
UNION ALL SELECT 'claim', id, struck, 'topic', topic FROM claim
UNION ALL SELECT 'claim', id, struck, 'speaker', concerns FROM claim
UNION ALL SELECT 'claim', id, struck, 'place', place FROM claim
UNION ALL SELECT 'statement', id, struck, 'speaker', speaker FROM statement
UNION ALL SELECT 'citation', id, struck, 'statement', statement FROM citation
UNION ALL SELECT 'citation', id, struck, 'source', source FROM citation
UNION ALL SELECT 'citation', id, struck, 'citation', upstream FROM citation
UNION ALL SELECT 'stance', id, struck, 'statement', statement FROM stance
UNION ALL SELECT 'stance', id, struck, 'claim', claim FROM stance
UNION ALL SELECT 'stance', id, struck, 'citation', citation FROM stance
UNION ALL SELECT 'claim_link', id, struck, 'claim', first FROM claim_link
UNION ALL SELECT 'claim_link', id, struck, 'claim', second FROM claim_link
UNION ALL SELECT 'statement_link', id, struck, 'statement', first FROM statement_link
UNION ALL SELECT 'statement_link', id, struck, 'statement', second FROM statement_link;
