-- The tables of a knowledge base (base.sqlite). docs/store.md explains them and has queries to try.
--
-- Spans are bytes of the paper's normalised text (text.body), half open: start, stop. JSON is written as the
-- manual describes it for references and papers. Everything that hangs from a paper goes with it.

-- One row: the base itself.
CREATE TABLE meta (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  uuid            TEXT NOT NULL,     -- of this base; the index carries it too
  seq             INTEGER NOT NULL,  -- number of the last transaction that changed what the index shows
  generation      INTEGER NOT NULL,  -- the index in use is index/<generation>/; 0 none yet
  tombstone_floor INTEGER NOT NULL,  -- tombstones up to this seq are gone; an older index is built anew
  rules           TEXT NOT NULL      -- SHA-256 of works.txt as it was last applied; '' none
) STRICT;

-- One row a transaction: an index that knows another stamp for its seq was made from another history.
CREATE TABLE change (
  seq   INTEGER PRIMARY KEY,
  stamp INTEGER NOT NULL             -- random
) STRICT;

-- What a file holds, once, however many paths have it.
CREATE TABLE content (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE file (
  path    TEXT PRIMARY KEY,          -- absolute
  content INTEGER NOT NULL REFERENCES content (id),
  size    INTEGER NOT NULL,          -- bytes; -1: to be read again
  mtime   INTEGER NOT NULL,          -- nanoseconds since 1970
  failure TEXT                       -- why nothing could be read
) STRICT, WITHOUT ROWID;
CREATE INDEX file_content ON file (content);

-- A thing cited or held, identified across papers. Its record is made from all that names it.
CREATE TABLE work (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  key    TEXT UNIQUE,                -- powell2010; NULL only while a build is not finished
  record TEXT NOT NULL,              -- JSON
  stale  INTEGER NOT NULL,           -- 1 only while a build is not finished: record to be made anew
  title  TEXT,                       -- these three as in the record
  year   INTEGER,
  doi    TEXT
) STRICT;

CREATE INDEX work_stale ON work (stale) WHERE stale = 1;

-- Every key that was ever given. A key is never given to another work, even when its own is gone.
CREATE TABLE work_key (
  key      TEXT PRIMARY KEY,
  work     INTEGER REFERENCES work (id) ON DELETE SET NULL,
  base     TEXT NOT NULL,            -- the key without its letter
  identity TEXT NOT NULL             -- what the work was when the key was given: it gets the key back
) STRICT, WITHOUT ROWID;
CREATE INDEX work_key_work ON work_key (work);
CREATE INDEX work_key_identity ON work_key (identity);
CREATE INDEX work_key_base ON work_key (base);

CREATE TABLE person (
  id       INTEGER PRIMARY KEY,
  family   TEXT NOT NULL,            -- of a corporate author: its name
  given    TEXT NOT NULL,            -- '' unknown
  particle TEXT NOT NULL,
  suffix   TEXT NOT NULL,
  corporate INTEGER NOT NULL CHECK (corporate IN (0, 1)),
  UNIQUE (family, given, particle, suffix, corporate)
) STRICT;

CREATE TABLE authorship (
  work     INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  role     TEXT NOT NULL CHECK (role IN ('author', 'editor')),
  position INTEGER NOT NULL,         -- from 1
  person   INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (work, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX authorship_person ON authorship (person);

-- Every paper that is held. Read the view paper instead: it leaves out digests whose paper is held.
CREATE TABLE holding (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  content        INTEGER NOT NULL REFERENCES content (id),
  position       INTEGER NOT NULL,   -- which paper of the file, from 0
  key            TEXT UNIQUE,        -- NULL only while a build is not finished
  work           INTEGER REFERENCES work (id),
  kind           TEXT NOT NULL CHECK (kind IN ('full', 'abstract', 'digest')),
  digest_of      TEXT,               -- of a digest: DOI, citation or sha256:... of the paper it retells
  hidden         INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  record         TEXT NOT NULL,      -- JSON: what the paper says of itself
  label          TEXT,               -- inferred, where no title is printed
  display        TEXT NOT NULL,      -- for people
  inferred       INTEGER NOT NULL CHECK (inferred IN (0, 1)), -- display is the inferred label
  format         TEXT NOT NULL,      -- name of the reader
  source_start   INTEGER,            -- part of the file, bytes; NULL unknown
  source_stop    INTEGER,
  source_page    INTEGER,
  text_length    INTEGER NOT NULL,   -- bytes
  running_length INTEGER NOT NULL,   -- of which running text; the rest is what was taken out of it
  title  TEXT,                       -- these three as in the record
  year   INTEGER,
  doi    TEXT,
  UNIQUE (content, position)
) STRICT;
CREATE INDEX holding_work ON holding (work);

-- The digest rule stands here and nowhere else.
CREATE VIEW paper AS
  SELECT id, key, work, kind, digest_of, title, year, doi, display, inferred, label, record, content, position,
         format, source_start, source_stop, source_page, text_length, running_length
  FROM holding WHERE hidden = 0 AND key IS NOT NULL;

CREATE TABLE text (
  paper INTEGER PRIMARY KEY REFERENCES holding (id) ON DELETE CASCADE,
  body  BLOB NOT NULL,               -- UTF-8; a blob, so that substr() counts bytes
  map   BLOB NOT NULL                -- the way back to the file; docs/store.md has the format
) STRICT;

CREATE TABLE abstract (
  paper    INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  language TEXT,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  paper         INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL,    -- from 0
  title         TEXT NOT NULL,
  number        TEXT,                -- as printed
  level         INTEGER NOT NULL,    -- from 1
  role          TEXT,                -- introduction, methods, ...
  heading_start INTEGER NOT NULL,
  heading_stop  INTEGER NOT NULL,
  start         INTEGER NOT NULL,
  stop          INTEGER NOT NULL,
  run_in        INTEGER NOT NULL CHECK (run_in IN (0, 1)),
  PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;

-- A paragraph of the running text, or a piece that was taken out of it (kept, anchor). What is searched is a
-- document of the index with the same id; so ids are never used again.
CREATE TABLE passage (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  paper    INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,         -- from 0, in the order of the text
  section  INTEGER,                  -- innermost; NULL before the first
  role     TEXT,
  zone     TEXT NOT NULL,
  block    TEXT NOT NULL,            -- text, heading, item, ...
  kept     TEXT,                     -- caption, table, footnote, running-head, ...
  anchor   INTEGER,                  -- where a kept piece stood
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  searched INTEGER NOT NULL CHECK (searched IN (0, 1)),
  seq      INTEGER NOT NULL,         -- transaction that last changed what the index shows of it
  UNIQUE (paper, position)
) STRICT;
CREATE INDEX passage_seq ON passage (seq) WHERE searched = 1;

-- Passages that are gone, until every index that may show them has dropped them.
CREATE TABLE tombstone (
  passage INTEGER PRIMARY KEY,
  seq     INTEGER NOT NULL
) STRICT;
CREATE INDEX tombstone_seq ON tombstone (seq);

CREATE TABLE sentence (
  paper    INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,         -- from 0
  passage  INTEGER NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX sentence_passage ON sentence (passage);

CREATE TABLE reference (
  id     INTEGER PRIMARY KEY,
  paper  INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  n      INTEGER NOT NULL,           -- from 1, in the order of the list
  label  TEXT,                       -- as printed
  raw    TEXT NOT NULL,              -- the entry on one line
  start  INTEGER NOT NULL,
  stop   INTEGER NOT NULL,
  record TEXT NOT NULL,              -- JSON: what was read in raw
  work   INTEGER REFERENCES work (id),
  title  TEXT,                       -- these three as in the record
  year   INTEGER,
  doi    TEXT,
  UNIQUE (paper, n)
) STRICT;
CREATE INDEX reference_work ON reference (work);

CREATE TABLE citation (
  id         INTEGER PRIMARY KEY,
  paper      INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,       -- from 0, in the order of the text
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  form       TEXT NOT NULL,          -- narrative, parenthetical, numeric, ...
  parenthesis INTEGER NOT NULL,      -- citations of one parenthesis share it ("group" in JSON)
  match      TEXT NOT NULL,          -- exact, typo, year-mismatch, ambiguous, missing
  confidence REAL NOT NULL,
  reason     TEXT,
  numbers    TEXT,                   -- JSON: what a numeric citation prints
  sentence   INTEGER,                -- position of its sentence
  passage    INTEGER REFERENCES passage (id) ON DELETE CASCADE,
  UNIQUE (paper, position)
) STRICT;
CREATE INDEX citation_passage ON citation (passage);

CREATE TABLE citation_reference (
  citation  INTEGER NOT NULL REFERENCES citation (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  reference INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
  PRIMARY KEY (citation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_reference_reference ON citation_reference (reference);

-- What names a work: a reference, or a paper's own front matter. Works are made from these.
CREATE TABLE naming (
  id        INTEGER PRIMARY KEY,
  reference INTEGER UNIQUE REFERENCES reference (id) ON DELETE CASCADE,
  paper     INTEGER UNIQUE REFERENCES holding (id) ON DELETE CASCADE,
  work      INTEGER REFERENCES work (id),
  sort      TEXT NOT NULL,           -- the order in which works are made, whatever the order of the files
  CHECK ((reference IS NULL) <> (paper IS NULL))
) STRICT;
CREATE INDEX naming_work ON naming (work);
CREATE INDEX naming_open ON naming (sort) WHERE work IS NULL;

-- Namings that share a block are compared with each other; no others are.
CREATE TABLE naming_block (
  block  TEXT NOT NULL,
  naming INTEGER NOT NULL REFERENCES naming (id) ON DELETE CASCADE,
  PRIMARY KEY (block, naming)
) STRICT, WITHOUT ROWID;
CREATE INDEX naming_block_naming ON naming_block (naming);

-- The vocabulary that mentions and assertions were found with. No row: the base was made without one.
CREATE TABLE vocabulary (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  digest    TEXT NOT NULL,           -- SHA-256 of its files
  extractor INTEGER NOT NULL,        -- version of the rules that found them
  compiled  BLOB NOT NULL            -- the vocabulary and its automaton, ready to use; docs/store.md has the format
) STRICT;

CREATE TABLE scheme (
  id    INTEGER PRIMARY KEY,
  key   TEXT NOT NULL,               -- organisation, outcome, ...
  iri   TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  roles INTEGER NOT NULL             -- bits: subject, object, mechanism, population, design, setting, instrument, entity
) STRICT;

CREATE TABLE concept (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL,          -- grow, self-esteem, ...; unique in its scheme
  iri        TEXT NOT NULL UNIQUE,
  scheme     INTEGER REFERENCES scheme (id) ON DELETE CASCADE,
  label      TEXT NOT NULL,          -- the preferred one
  definition TEXT,
  desirable  TEXT CHECK (desirable IN ('more', 'less'))
) STRICT;
CREATE INDEX concept_key ON concept (key);
CREATE INDEX concept_scheme ON concept (scheme);

CREATE TABLE concept_label (
  concept  INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  language TEXT,
  kind     TEXT NOT NULL CHECK (kind IN ('preferred', 'alternative', 'hidden')),
  words    TEXT NOT NULL,            -- as it is compared: small letters, singular, one spelling
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX concept_label_words ON concept_label (words);

-- broader: other is above concept; related: both ways.
CREATE TABLE concept_relation (
  concept  INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('broader', 'related')),
  other    INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  PRIMARY KEY (concept, relation, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX concept_relation_other ON concept_relation (other, relation);

-- What else the vocabulary says: source, exactMatch, closeMatch, founded, place, founder, derivedFrom, affiliation.
CREATE TABLE concept_fact (
  concept  INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  property TEXT NOT NULL,
  value    TEXT NOT NULL,
  other    INTEGER REFERENCES concept (id) ON DELETE SET NULL, -- the concept that the value is
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX concept_fact_other ON concept_fact (other);

CREATE TABLE mention (
  paper    INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,         -- from 0, in the order of the text
  concept  INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  start    INTEGER NOT NULL,
  stop     INTEGER NOT NULL,
  zone     TEXT NOT NULL,
  PRIMARY KEY (paper, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_concept ON mention (concept, paper);

CREATE TABLE assertion (
  id         INTEGER PRIMARY KEY,
  paper      INTEGER NOT NULL REFERENCES holding (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,       -- from 0, in the order of the text
  subject    INTEGER NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
  relation   TEXT NOT NULL,          -- increases, reduces, no effect, associated with, mediates, harms, founded by, ...
  object     INTEGER REFERENCES concept (id) ON DELETE CASCADE, -- NULL: a person, place or year, see object_start
  direction  TEXT NOT NULL CHECK (direction IN ('up', 'down', 'none')),
  benefit    TEXT NOT NULL CHECK (benefit IN ('benefit', 'harm', 'neither')),
  negated    INTEGER NOT NULL CHECK (negated IN (0, 1)),
  hedged     INTEGER NOT NULL CHECK (hedged IN (0, 1)),
  own_result INTEGER NOT NULL CHECK (own_result IN (0, 1)),
  population INTEGER REFERENCES concept (id) ON DELETE SET NULL,
  design     INTEGER REFERENCES concept (id) ON DELETE SET NULL,
  start      INTEGER NOT NULL,       -- of the sentence
  stop       INTEGER NOT NULL,
  subject_start INTEGER NOT NULL,    -- may lie in an earlier sentence of the paragraph
  subject_stop  INTEGER NOT NULL,
  object_start  INTEGER NOT NULL,
  object_stop   INTEGER NOT NULL,
  cue_start     INTEGER NOT NULL,    -- the word that states it
  cue_stop      INTEGER NOT NULL,
  comparison_start INTEGER NOT NULL, -- "than standard care"; 0, 0 none
  comparison_stop  INTEGER NOT NULL,
  UNIQUE (paper, position)
) STRICT;
CREATE INDEX assertion_subject ON assertion (subject);
CREATE INDEX assertion_object ON assertion (object);
CREATE INDEX assertion_population ON assertion (population);
CREATE INDEX assertion_design ON assertion (design);

-- The citations of the sentence that belong to this clause of it.
CREATE TABLE assertion_citation (
  assertion INTEGER NOT NULL REFERENCES assertion (id) ON DELETE CASCADE,
  citation  INTEGER NOT NULL REFERENCES citation (id) ON DELETE CASCADE,
  PRIMARY KEY (assertion, citation)
) STRICT, WITHOUT ROWID;
CREATE INDEX assertion_citation_citation ON assertion_citation (citation);
