-- Reason: the first schema.
-- Ids are `server << 32 | number`, so one range of ids is one server; the CHECKs forbid references across servers.
-- A When that is only shown is one text ("2023-09-21 Asia/Yerevan"); the time of speaking is spread over columns.

CREATE TABLE server (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 2147483647),
  snowflake INTEGER NOT NULL UNIQUE,
  private_answers INTEGER NOT NULL DEFAULT 0 CHECK (private_answers IN (0, 1)),
  zone TEXT NOT NULL DEFAULT 'UTC',
  default_topic INTEGER CHECK (default_topic >> 32 = id)
) STRICT;

-- What the database must know about itself, such as the folding that its search indexes were made with.
CREATE TABLE fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sequence (
  server INTEGER NOT NULL REFERENCES server,
  name TEXT NOT NULL,
  last INTEGER NOT NULL CHECK (last < 4294967296),
  PRIMARY KEY (server, name)
) STRICT, WITHOUT ROWID;

-- How many records of a kind are live.
CREATE TABLE tally (
  server INTEGER NOT NULL REFERENCES server,
  kind TEXT NOT NULL,
  live INTEGER NOT NULL,
  PRIMARY KEY (server, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'unnamed')),
  name TEXT NOT NULL,
  statements INTEGER NOT NULL DEFAULT 0,
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX speaker_busy ON speaker (id >> 32, statements DESC);

CREATE TABLE speaker_name (
  id INTEGER PRIMARY KEY,
  speaker INTEGER NOT NULL REFERENCES speaker CHECK (speaker >> 32 = id >> 32),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX speaker_name_speaker ON speaker_name (speaker);

CREATE TABLE name_token (
  server INTEGER NOT NULL,
  token TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES speaker_name,
  PRIMARY KEY (server, token, name)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE name_fts USING fts5 (grams, content = '', tokenize = "unicode61 tokenchars '_'");

CREATE TABLE affiliation (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES speaker CHECK (member >> 32 = id >> 32),
  body INTEGER NOT NULL REFERENCES speaker CHECK (body >> 32 = id >> 32 AND body <> member),
  title TEXT,
  since TEXT,
  until TEXT,
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX affiliation_member ON affiliation (member);
CREATE INDEX affiliation_body ON affiliation (body);

CREATE TABLE topic (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  zone TEXT NOT NULL,
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;

CREATE TABLE topic_side (
  id INTEGER PRIMARY KEY,
  topic INTEGER NOT NULL REFERENCES topic CHECK (topic >> 32 = id >> 32),
  body INTEGER NOT NULL REFERENCES speaker CHECK (body >> 32 = id >> 32),
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX topic_side_topic ON topic_side (topic);
CREATE INDEX topic_side_body ON topic_side (body);

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;

CREATE TABLE place_name (
  id INTEGER PRIMARY KEY,
  place INTEGER NOT NULL REFERENCES place CHECK (place >> 32 = id >> 32),
  name TEXT NOT NULL,
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX place_name_place ON place_name (place);

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('primary', 'report', 'relay', 'chat')),
  url TEXT,
  outlet TEXT,
  title TEXT,
  published TEXT NOT NULL,
  archived TEXT,
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  topic INTEGER REFERENCES topic CHECK (topic >> 32 = id >> 32),
  kind TEXT NOT NULL CHECK (kind IN ('event', 'quantity', 'status', 'forecast', 'characterisation', 'position')),
  text TEXT NOT NULL,
  concerns INTEGER REFERENCES speaker CHECK (concerns >> 32 = id >> 32),
  place INTEGER REFERENCES place CHECK (place >> 32 = id >> 32),
  about TEXT,
  measure TEXT,
  counted TEXT,
  low REAL,
  high REAL CHECK (high >= low),
  bound TEXT CHECK (bound IN ('exactly', 'about', 'at least', 'at most')),
  number_as_of TEXT,
  recorded TEXT NOT NULL,
  struck TEXT,
  -- Kept by the same transaction that changes a stance:
  asserting INTEGER NOT NULL DEFAULT 0,
  denying INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0,
  latest TEXT NOT NULL DEFAULT '',
  CHECK ((kind = 'quantity') = (measure IS NOT NULL))
) STRICT;
CREATE INDEX claim_contested ON claim (id >> 32, latest DESC, id DESC)
  WHERE asserting > 0 AND denying > 0 AND struck IS NULL AND kind NOT IN ('characterisation', 'position');
CREATE INDEX claim_contested_topic ON claim (topic, latest DESC, id DESC)
  WHERE asserting > 0 AND denying > 0 AND struck IS NULL AND kind NOT IN ('characterisation', 'position');
CREATE INDEX claim_accused ON claim (id >> 32, latest, id)
  WHERE concerns IS NOT NULL AND struck IS NULL AND statements > 0;
CREATE INDEX claim_accusation ON claim (id >> 32, latest, id)
  WHERE asserting > 0 AND concerns IS NOT NULL AND struck IS NULL;
CREATE INDEX claim_measure ON claim (id >> 32, measure, counted, COALESCE(topic, 0), COALESCE(place, 0))
  WHERE measure IS NOT NULL;
CREATE INDEX claim_topic ON claim (topic) WHERE topic IS NOT NULL;
CREATE INDEX claim_concerns ON claim (concerns) WHERE concerns IS NOT NULL;
CREATE INDEX claim_place ON claim (place) WHERE place IS NOT NULL;
CREATE INDEX claim_busy ON claim (id >> 32, statements DESC);

CREATE VIRTUAL TABLE claim_fts USING fts5 (words, tokenize = 'unicode61', prefix = '1 2 3');

CREATE TABLE claim_word (
  server INTEGER NOT NULL,
  word TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (server, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  speaker INTEGER NOT NULL REFERENCES speaker CHECK (speaker >> 32 = id >> 32),
  said TEXT NOT NULL,
  said_precision TEXT NOT NULL CHECK (said_precision IN ('instant', 'hour', 'day', 'range', 'before', 'after', 'unknown')),
  said_start TEXT,
  said_end TEXT,
  said_zone TEXT NOT NULL,
  venue TEXT,
  language TEXT,
  attribution TEXT NOT NULL CHECK (attribution IN ('recorded', 'published', 'reported', 'anonymous', 'disputed')),
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX statement_speaker ON statement (speaker, said);

CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  statement INTEGER NOT NULL REFERENCES statement CHECK (statement >> 32 = id >> 32),
  source INTEGER NOT NULL REFERENCES source CHECK (source >> 32 = id >> 32),
  wording TEXT,
  form TEXT NOT NULL CHECK (form IN ('verbatim', 'partial', 'paraphrase')),
  language TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('original', 'unknown', 'speaker translation', 'outlet translation', 'machine translation', 'member translation')),
  locator TEXT,
  upstream INTEGER REFERENCES citation DEFERRABLE INITIALLY DEFERRED CHECK (upstream >> 32 = id >> 32),
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX citation_statement ON citation (statement);
CREATE INDEX citation_source ON citation (source);
CREATE INDEX citation_upstream ON citation (upstream) WHERE upstream IS NOT NULL;

CREATE VIRTUAL TABLE wording_fts USING fts5 (words, speaker, content = '', tokenize = 'unicode61');

CREATE TABLE stance (
  id INTEGER PRIMARY KEY,
  statement INTEGER NOT NULL REFERENCES statement CHECK (statement >> 32 = id >> 32),
  claim INTEGER NOT NULL REFERENCES claim CHECK (claim >> 32 = id >> 32),
  stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'withholds', 'relays', 'retracts')),
  hedge TEXT,
  scope TEXT CHECK (scope IN ('exact', 'unspecified')),
  citation INTEGER REFERENCES citation CHECK (citation >> 32 = id >> 32),
  recorded TEXT NOT NULL,
  struck TEXT,
  -- Copied from the statement, which never changes them without a new revision, for the two indexes:
  speaker INTEGER NOT NULL REFERENCES speaker CHECK (speaker >> 32 = id >> 32),
  said TEXT NOT NULL
) STRICT;
CREATE INDEX stance_claim ON stance (claim, said, stance, speaker, statement);
CREATE INDEX stance_statement ON stance (statement);
CREATE INDEX stance_citation ON stance (citation) WHERE citation IS NOT NULL;
CREATE INDEX stance_speaker ON stance (speaker, claim, said);

CREATE TABLE position (
  speaker INTEGER NOT NULL REFERENCES speaker,
  claim INTEGER NOT NULL REFERENCES claim CHECK (claim >> 32 = speaker >> 32),
  stance TEXT NOT NULL,
  hedged INTEGER NOT NULL,
  moves INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  latest TEXT NOT NULL,
  PRIMARY KEY (speaker, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_claim ON position (claim);
CREATE INDEX position_moved ON position (speaker, latest) WHERE moves > 0;
CREATE INDEX position_counted ON position (speaker, latest) WHERE counted > 0;

CREATE TABLE claim_link (
  id INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES claim CHECK (first >> 32 = id >> 32),
  second INTEGER NOT NULL REFERENCES claim CHECK (second >> 32 = id >> 32 AND second <> first),
  kind TEXT NOT NULL CHECK (kind IN ('contradicts', 'excludes', 'implies', 'tension')),
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX claim_link_first ON claim_link (first);
CREATE INDEX claim_link_second ON claim_link (second);

CREATE TABLE statement_link (
  id INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES statement CHECK (first >> 32 = id >> 32),
  second INTEGER NOT NULL REFERENCES statement CHECK (second >> 32 = id >> 32 AND second <> first),
  kind TEXT NOT NULL CHECK (kind IN ('rebuts', 'confirms', 'corrects', 'repeats')),
  basis TEXT NOT NULL CHECK (basis IN ('explicit', 'editor')),
  recorded TEXT NOT NULL,
  struck TEXT
) STRICT;
CREATE INDEX statement_link_first ON statement_link (first);
CREATE INDEX statement_link_second ON statement_link (second);

CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'withdrawn')),
  draft TEXT NOT NULL,
  submitted_by INTEGER NOT NULL,
  submitted TEXT NOT NULL,
  decided_by INTEGER,
  decided TEXT,
  reason TEXT
) STRICT;
CREATE INDEX submission_queue ON submission (id >> 32, submitted) WHERE state = 'pending';

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  actor INTEGER,
  reason TEXT,
  at TEXT NOT NULL,
  undoes INTEGER REFERENCES batch CHECK (undoes >> 32 = id >> 32)
) STRICT;
CREATE INDEX batch_undoes ON batch (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch CHECK (batch >> 32 = id >> 32),
  record_kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  before TEXT,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX change_batch ON change (batch);
CREATE INDEX change_record ON change (record, record_kind);

CREATE TABLE imported (
  server INTEGER NOT NULL REFERENCES server,
  dossier TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  record INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (server, dossier, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  asked TEXT NOT NULL,
  digest TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX question_digest ON question (id >> 32, digest);

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
