-- One row per exchange: what a list shows and a filter asks. Newest last; the id grows with time.
CREATE TABLE exchanges (
    id                 INTEGER PRIMARY KEY,
    at_us              INTEGER NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
    method             TEXT    NOT NULL,
    path               TEXT    NOT NULL,
    query              TEXT,
    operation_document TEXT,
    operation_method   TEXT,
    operation_path     TEXT,
    operation_id       TEXT,
    status             INTEGER NOT NULL,
    decide_us          INTEGER NOT NULL,
    total_us           INTEGER NOT NULL,
    request_len        INTEGER NOT NULL, -- the true length in bytes
    request_state      INTEGER NOT NULL, -- 0 whole, 1 beginning only, 2 lost, 3 withheld
    response_len       INTEGER NOT NULL,
    response_state     INTEGER NOT NULL,
    n_violations       INTEGER NOT NULL,
    source             TEXT    NOT NULL
) STRICT;

-- Rare among many: without these a filter would read the whole table for them.
CREATE INDEX exchanges_failed ON exchanges (id) WHERE status >= 400;
CREATE INDEX exchanges_violating ON exchanges (id) WHERE n_violations > 0;

-- Only where there is a body.
CREATE TABLE bodies (
    exchange INTEGER PRIMARY KEY,
    request  BLOB,
    response BLOB
) STRICT;

-- What only the detail view shows, as JSON.
CREATE TABLE details (
    exchange         INTEGER PRIMARY KEY,
    request_headers  TEXT NOT NULL, -- [["host","…"], …] in the order of the wire
    response_headers TEXT NOT NULL,
    violations       TEXT NOT NULL,
    trace            TEXT NOT NULL
) STRICT;

-- Times in which the recorder fell behind or could not write.
CREATE TABLE losses (
    id         INTEGER PRIMARY KEY,
    from_us    INTEGER NOT NULL,
    until_us   INTEGER NOT NULL,
    n_rows     INTEGER NOT NULL,
    n_bodies   INTEGER NOT NULL
) STRICT;

-- 'SpWt': tells our files from those of others.
PRAGMA application_id = 1399871348;
PRAGMA user_version = 1;
