-- Reason: recording from chat, the queue of proposals, curation, settings, corrections of what was shown.
-- Columns named `member`, `author` or `..._by` and `batch.actor` hold ids of Discord users: see PRIVACY.md.

ALTER TABLE server ADD COLUMN moderator_roles TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE server ADD COLUMN log_channel BIGINT;
ALTER TABLE server ADD COLUMN feed_channel BIGINT;
ALTER TABLE server ADD COLUMN second_person BIGINT NOT NULL DEFAULT 0 CHECK (second_person IN (0, 1));
-- Days for which the text of a chat message is kept beside what was recorded from it.
ALTER TABLE server ADD COLUMN retention BIGINT NOT NULL DEFAULT 90 CHECK (retention BETWEEN 1 AND 3650);

-- A merged record is struck and leads on to the one it was merged into.
ALTER TABLE speaker ADD COLUMN merged_into BIGINT REFERENCES speaker CHECK (merged_into >> 32 = id >> 32);
ALTER TABLE claim ADD COLUMN merged_into BIGINT REFERENCES claim CHECK (merged_into >> 32 = id >> 32);
-- When the words of a citation, or the text of a claim, were removed for good.
ALTER TABLE citation ADD COLUMN redacted TEXT COLLATE "C";
ALTER TABLE claim ADD COLUMN redacted TEXT COLLATE "C";

DROP VIEW reported;
CREATE VIEW reported AS
SELECT citation.id, citation.statement, citation.wording, citation.form, citation.language, citation.origin,
  citation.locator, citation.upstream, citation.recorded, citation.struck,
  source.id AS source_id, source.kind AS source_kind, source.url, source.outlet, source.title, source.published,
  source.archived, taken_from.source AS upstream_source, citation.redacted,
  taken_from.statement AS upstream_statement
FROM citation
JOIN source ON source.id = citation.source
LEFT JOIN citation AS taken_from ON taken_from.id = citation.upstream;

CREATE INDEX claim_merged ON claim (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX source_url ON source ((id >> 32), url) WHERE url IS NOT NULL;
CREATE INDEX source_title ON source ((id >> 32), title) WHERE url IS NULL;
-- With the numbers of its changes, of which only the first and the last are asked for.
DROP INDEX change_batch;
CREATE INDEX change_batch ON change (batch, id);
CREATE INDEX batch_actor ON batch (actor, id) WHERE actor IS NOT NULL;

DROP TABLE submission;

-- What waits for a moderator's decision, and what was decided.
CREATE TABLE submission (
  id BIGINT PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('statement', 'dispute', 'action')),
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'withdrawn')),
  content TEXT COLLATE "C" NOT NULL,
  submitted_by BIGINT,
  submitted TEXT COLLATE "C" NOT NULL,
  notify BIGINT NOT NULL DEFAULT 0 CHECK (notify IN (0, 1)),
  taken_by BIGINT,
  taken TEXT COLLATE "C",
  decided_by BIGINT,
  decided TEXT COLLATE "C",
  reason TEXT COLLATE "C",
  batch BIGINT REFERENCES batch CHECK (batch >> 32 = id >> 32),
  CHECK ((state = 'pending') = (decided IS NULL))
);
CREATE INDEX submission_queue ON submission ((id >> 32), submitted, id) WHERE state = 'pending';
CREATE INDEX submission_member ON submission (submitted_by, submitted) WHERE submitted_by IS NOT NULL;
CREATE INDEX submission_taken_by ON submission (taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX submission_decided_by ON submission (decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX submission_message ON submission ((id >> 32), decided) WHERE content LIKE '%"message": {%';

-- A form somebody is filling in: kept until it is recorded or handed in, so that nothing typed is lost. Its id is that
-- of the interaction that opened the form, and `outcome` what became of it, so that it is handed in once.
CREATE TABLE draft (
  id BIGINT PRIMARY KEY,
  server BIGINT NOT NULL REFERENCES server,
  author BIGINT,
  content TEXT COLLATE "C" NOT NULL,
  submission BIGINT REFERENCES submission CHECK (submission >> 32 = server),
  outcome TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX draft_author ON draft (author, at) WHERE author IS NOT NULL;
CREATE INDEX draft_at ON draft (at);
CREATE INDEX draft_server ON draft (server);
CREATE INDEX draft_submission ON draft (submission) WHERE submission IS NOT NULL;

-- The chat message behind a source of kind 'chat', as it was when it was recorded from.
CREATE TABLE snapshot (
  source BIGINT PRIMARY KEY REFERENCES source,
  channel BIGINT NOT NULL,
  message BIGINT NOT NULL,
  author BIGINT,
  author_name TEXT COLLATE "C",
  text TEXT COLLATE "C",
  posted TEXT COLLATE "C" NOT NULL,
  taken TEXT COLLATE "C" NOT NULL
);
CREATE INDEX snapshot_author ON snapshot (author) WHERE author IS NOT NULL;
CREATE INDEX snapshot_taken ON snapshot ((source >> 32), taken) WHERE text IS NOT NULL;

-- Messages of ours that show records, so that they can be corrected. `id` is the message's.
CREATE TABLE shown (
  id BIGINT PRIMARY KEY,
  server BIGINT NOT NULL REFERENCES server,
  channel BIGINT NOT NULL,
  question BIGINT NOT NULL REFERENCES question CHECK (question >> 32 = server),
  page BIGINT NOT NULL,
  part BIGINT NOT NULL,
  shown_by BIGINT,
  revision BIGINT NOT NULL,
  digest TEXT COLLATE "C" NOT NULL,
  stale BIGINT NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)),
  at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX shown_stale ON shown (at) WHERE stale = 1;
CREATE INDEX shown_at ON shown (at);
CREATE INDEX shown_by ON shown (shown_by) WHERE shown_by IS NOT NULL;
CREATE INDEX shown_question ON shown (question);

CREATE TABLE shown_record (
  message BIGINT NOT NULL REFERENCES shown ON DELETE CASCADE,
  record_kind TEXT COLLATE "C" NOT NULL,
  record BIGINT NOT NULL,
  PRIMARY KEY (message, record_kind, record)
);
CREATE INDEX shown_record_record ON shown_record (record, record_kind);

-- Up to which batch a server's log and feed channel were told.
CREATE TABLE told (
  server BIGINT NOT NULL REFERENCES server,
  channel TEXT COLLATE "C" NOT NULL CHECK (channel IN ('log', 'feed')),
  batch BIGINT NOT NULL,
  PRIMARY KEY (server, channel)
);
