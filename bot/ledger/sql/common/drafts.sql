-- Forms that are being filled in, and the chat messages that were recorded from.

-- name: open_draft!
INSERT INTO draft (id, server, author, content, submission, at)
VALUES (:id, :server, :author, :content, :submission, :at)
ON CONFLICT (id) DO NOTHING;

-- Only its author changes a draft, and only while nothing has become of it.
-- name: keep_draft!
INSERT INTO draft (id, server, author, content, submission, at)
VALUES (:id, :server, :author, :content, :submission, :at)
ON CONFLICT (id) DO UPDATE SET content = excluded.content, at = excluded.at
WHERE draft.server = excluded.server AND draft.author = excluded.author AND draft.outcome IS NULL;

-- name: read_draft
SELECT author, content, submission, outcome FROM draft WHERE id = :id AND server = :server;

-- Only the transaction that gets its row back has decided.
-- name: settle_draft<!
UPDATE draft SET outcome = :outcome WHERE id = :id AND server = :server AND outcome IS NULL RETURNING id;

-- name: source_at
SELECT id FROM source WHERE id >> 32 = :server AND url = :url AND struck IS NULL ORDER BY id LIMIT 1;

-- name: sources_titled
SELECT id, outlet, published FROM source
WHERE id >> 32 = :server AND title = :title AND url IS NULL AND struck IS NULL ORDER BY id;

-- What a speaker has on record from one source, a row for each stance. `worded` is the statement when these are its
-- words, wherever they are cited. `speaker + 0` keeps SQLite to the index of citations.
-- name: said_in_source
SELECT statement.id, statement.said, statement.said_precision, statement.said_start, statement.said_end,
  statement.said_zone, citation.wording, stance.claim, stance.stance, worded.statement AS worded
FROM citation
JOIN statement ON statement.id = citation.statement AND statement.speaker + 0 = :speaker AND statement.struck IS NULL
LEFT JOIN stance ON stance.statement = statement.id AND stance.struck IS NULL
LEFT JOIN citation AS worded
  ON worded.statement = statement.id AND worded.wording = CAST(:wording AS TEXT) AND worded.struck IS NULL
WHERE citation.source = :source AND citation.struck IS NULL
ORDER BY statement.id + 0;

-- name: keep_snapshot!
INSERT INTO snapshot (source, channel, message, author, author_name, text, posted, taken)
VALUES (:source, :channel, :message, :author, :author_name, :text, :posted, :taken)
ON CONFLICT (source) DO NOTHING;

-- What has become of the statements found in one text: their ids follow that of the text.
-- name: found_outcomes
SELECT id, outcome FROM draft WHERE id BETWEEN :low AND :high AND server + 0 = :server AND author + 0 = :author;

-- What accepting a proposal has put on record.
-- name: statements_of_submission
SELECT change.record
FROM submission
JOIN change ON change.batch = submission.batch AND change.record_kind = 'statement' AND change.before IS NULL
WHERE submission.id = :id;

-- Where a source carries a statement, the words first. `source + 0` keeps SQLite to the index of statements.
-- name: cited_in_source
SELECT id, upstream FROM citation
WHERE statement = :statement AND source + 0 = :source AND struck IS NULL ORDER BY id LIMIT 1;

-- The text that a statement was found in: the nearest before it.
-- name: finding_of
SELECT id FROM draft
WHERE id >= :least AND id < :draft AND server + 0 = :server AND author + 0 = :author
  AND content LIKE '%"found": {"text": %'
ORDER BY id DESC LIMIT 1;

-- Texts of about that length that somebody had read.
-- name: findings_like
SELECT id, content FROM draft
WHERE author = :author AND server + 0 = :server AND LENGTH(content) BETWEEN :least AND :most
  AND content LIKE '%"found": {"text": %'
ORDER BY at DESC LIMIT 20;

-- The words of the statements on record from one source, wherever they are cited.
-- name: wordings_in_source
SELECT DISTINCT statement.id, worded.wording, worded.locator
FROM citation
JOIN statement ON statement.id = citation.statement AND statement.struck IS NULL
JOIN citation AS worded
  ON worded.statement = statement.id AND worded.wording IS NOT NULL AND worded.struck IS NULL
WHERE citation.source = :source AND citation.struck IS NULL
ORDER BY statement.id;

-- What a retraction can take back.
-- name: own_stance
SELECT id FROM stance
WHERE speaker = :speaker AND claim = :claim AND stance IN ('asserts', 'denies') AND struck IS NULL LIMIT 1;
