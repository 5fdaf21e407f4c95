-- The catalogue of an archive: metadata, texts, import history and the list of live segments.
-- Compiled into the executable. A change raises user_version; src/store/catalogue.cpp refuses other versions.
--
-- Dates are YYYY[-MM[-DD]], instants are UTC ISO 8601. Bases name where a value came from (src/core/article.h).
-- Digests are XXH3-128 (16 bytes, high half first, big-endian), checksums XXH3-64 as a signed integer.

PRAGMA user_version = 2;

-- Versions and identity: analyzer, terms, created, writer.
CREATE TABLE archive (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Where articles came from: the recorded path of an imported root, or the name given by --origin.
CREATE TABLE origin (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE import (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    paths     TEXT    NOT NULL,            -- as given, one a line
    started   TEXT    NOT NULL,
    finished  TEXT,                        -- NULL while it runs, and for good where it was cut off
    added     INTEGER NOT NULL DEFAULT 0,
    updated   INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    refused   INTEGER NOT NULL DEFAULT 0
);

-- What an import did not take, and why.
CREATE TABLE refusal (
    import INTEGER NOT NULL REFERENCES import (id),
    path   TEXT    NOT NULL,
    line   INTEGER,
    offset INTEGER NOT NULL,
    reason TEXT    NOT NULL,
    detail TEXT    NOT NULL
);

-- zstd dictionaries: committed with the first texts that need them, never altered.
CREATE TABLE dictionary (
    id       INTEGER PRIMARY KEY,
    bytes    BLOB    NOT NULL,
    checksum INTEGER NOT NULL
);

-- A body, once, however many articles carry it: those of one text are a group.
CREATE TABLE text (
    id         INTEGER PRIMARY KEY,
    digest     BLOB    NOT NULL UNIQUE,    -- of the uncompressed bytes
    length     INTEGER NOT NULL,           -- of the uncompressed bytes
    dictionary INTEGER REFERENCES dictionary (id),
    body       BLOB    NOT NULL            -- zstd
);

-- The id is the docid in a segment and is never used again. An alias (the same body, source, date and country under
-- another identifier) is in no segment.
CREATE TABLE article (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    origin             INTEGER NOT NULL REFERENCES origin (id),
    identifier         TEXT    NOT NULL,
    alias_of           INTEGER REFERENCES article (id),
    text               INTEGER NOT NULL REFERENCES text (id),
    raw                BLOB    NOT NULL,   -- digest of the raw fields, the defaults and the reader's version
    title              TEXT,
    date               TEXT,
    date_basis         TEXT,
    date_evidence      TEXT,               -- the words that state it, where it was found in the text
    time               TEXT,               -- HH:MM:SS
    country            TEXT,               -- of publication, ISO 3166-1 alpha-2
    country_basis      TEXT,
    country_evidence   TEXT,               -- the reasons, where it was found in the text
    country_confidence INTEGER,            -- percent
    source             TEXT,
    source_basis       TEXT,
    category           TEXT,
    category_basis     TEXT,
    author             TEXT,
    url                TEXT,
    mentioned          TEXT,               -- countries spoken of, alpha-2 codes with a space between, the main one first
    dates              TEXT,               -- spoken of, YYYY[-MM[-DD]] or two of them with .. between, spaces between
    place              TEXT    NOT NULL,   -- file (and #n) below the origin
    words              INTEGER NOT NULL,   -- tokens of title and body
    checksum           INTEGER NOT NULL,   -- of all the above but alias_of
    -- Without what was found in the text: by these two articles are told to be the same or not.
    given_date         TEXT GENERATED ALWAYS AS (CASE WHEN date_basis IN ('dateline', 'text') THEN NULL ELSE date END),
    given_country      TEXT GENERATED ALWAYS AS (CASE WHEN country_basis = 'text' THEN NULL ELSE country END)
);
CREATE UNIQUE INDEX article_identity ON article (identifier, origin);
-- A text that thousands of articles carry (a notice, a caption) must not be looked through for each of them.
CREATE INDEX article_text ON article (text, given_date, source, given_country, alias_of);
CREATE INDEX article_alias ON article (alias_of) WHERE alias_of IS NOT NULL;

-- The live segments, in the order of their docids, which never overlap.
CREATE TABLE segment (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL UNIQUE,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    articles INTEGER NOT NULL              -- documents in it, dead ones too
);

CREATE TABLE segment_file (
    segment  INTEGER NOT NULL REFERENCES segment (id),
    name     TEXT    NOT NULL,
    bytes    INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (segment, name)
) WITHOUT ROWID;

-- Docids that a live segment still holds although their article was replaced or removed.
CREATE TABLE tombstone (
    id INTEGER PRIMARY KEY
);

-- What `arshif set` said: it stands above whatever an import brings.
CREATE TABLE correction (
    origin     INTEGER NOT NULL REFERENCES origin (id),
    identifier TEXT    NOT NULL,
    field      TEXT    NOT NULL,           -- date or country
    value      TEXT    NOT NULL,           -- empty: known to be unknown
    PRIMARY KEY (origin, identifier, field)
) WITHOUT ROWID;

-- A sum over the rows of each table that has no checksum in every row, kept by triggers: src/store/table_checksums.h.
CREATE TABLE table_checksum (
    name TEXT PRIMARY KEY,
    sum  INTEGER NOT NULL
) WITHOUT ROWID;
