-- Exchanges of one kind share everything that a list groups by. Few rows; never removed, so that
-- a writer may remember their numbers.
CREATE TABLE kinds (
    id                 INTEGER PRIMARY KEY,
    method             TEXT    NOT NULL,
    operation_document TEXT    NOT NULL, -- all four empty where no operation was found
    operation_method   TEXT    NOT NULL,
    operation_path     TEXT    NOT NULL,
    operation_id       TEXT    NOT NULL, -- empty where the operation has none
    status             INTEGER NOT NULL,
    violating          INTEGER NOT NULL, -- 1 when there are violations
    source             TEXT    NOT NULL,
    version            TEXT    NOT NULL, -- HTTP/1.1
    n                  INTEGER NOT NULL, -- how many exchanges there are
    UNIQUE (status, method, operation_path, operation_method, operation_id, operation_document,
            violating, source, version)
) STRICT;

ALTER TABLE exchanges RENAME TO exchanges_v1;

INSERT INTO kinds (method, operation_document, operation_method, operation_path, operation_id,
                   status, violating, source, version, n)
SELECT method, coalesce(operation_document, ''), coalesce(operation_method, ''),
       coalesce(operation_path, ''), coalesce(operation_id, ''), status, n_violations > 0, source,
       'HTTP/1.1', count(*)
FROM exchanges_v1
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

-- One row per exchange: what a list shows and a filter asks. The id grows with time.
CREATE TABLE exchanges (
    id             INTEGER PRIMARY KEY,
    at_us          INTEGER NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
    kind           INTEGER NOT NULL,
    base           TEXT,             -- http://127.0.0.1:4010
    path           TEXT    NOT NULL,
    query          TEXT,
    queued_us      INTEGER NOT NULL,
    decide_us      INTEGER NOT NULL,
    first_byte_us  INTEGER NOT NULL,
    total_us       INTEGER NOT NULL,
    request_len    INTEGER NOT NULL, -- the true length in bytes
    request_state  INTEGER NOT NULL, -- 0 whole, 1 beginning, 2 lost, 3 withheld, 4 decoded, 5 its beginning
    response_len   INTEGER NOT NULL,
    response_state INTEGER NOT NULL,
    n_violations   INTEGER NOT NULL,
    n_messages     INTEGER NOT NULL
) STRICT;

INSERT INTO exchanges
SELECT e.id, e.at_us, k.id, NULL, e.path, e.query, 0, e.decide_us, e.total_us, e.total_us,
       e.request_len, e.request_state, e.response_len, e.response_state, e.n_violations, 0
FROM exchanges_v1 e
JOIN kinds k ON k.status = e.status AND k.method = e.method
    AND k.operation_path = coalesce(e.operation_path, '')
    AND k.operation_method = coalesce(e.operation_method, '')
    AND k.operation_id = coalesce(e.operation_id, '')
    AND k.operation_document = coalesce(e.operation_document, '')
    AND k.violating = (e.n_violations > 0) AND k.source = e.source
ORDER BY e.id;

DROP TABLE exchanges_v1;
-- With the path, so that a filter on it needs no look at the row.
CREATE INDEX exchanges_by_kind ON exchanges (kind, id, path);

-- A large body, in pieces: in the same file, so that it comes and goes with its exchange.
CREATE TABLE body_parts (
    id       INTEGER PRIMARY KEY,
    exchange INTEGER NOT NULL,
    side     INTEGER NOT NULL, -- 0 request, 1 response
    n        INTEGER NOT NULL, -- from 0
    data     BLOB    NOT NULL,
    UNIQUE (exchange, side, n)
) STRICT;

-- Messages of a WebSocket, events of a stream.
CREATE TABLE messages (
    id          INTEGER PRIMARY KEY,
    exchange    INTEGER NOT NULL,
    n           INTEGER NOT NULL, -- from 0
    at_us       INTEGER NOT NULL,
    from_client INTEGER NOT NULL,
    is_text     INTEGER NOT NULL,
    data        BLOB    NOT NULL,
    len         INTEGER NOT NULL, -- the true length in bytes
    UNIQUE (exchange, n)
) STRICT;

-- The numbers of about 500 exchanges in one value, for statistics; see `sqlite/measure.rs`.
CREATE TABLE measures (
    id    INTEGER PRIMARY KEY,
    n     INTEGER NOT NULL, -- exchanges in it
    first INTEGER NOT NULL, -- the lowest of their ids
    last  INTEGER NOT NULL, -- the highest
    data  BLOB    NOT NULL
) STRICT;

-- Exchanges whose words are not in the index yet. The index is filled behind the writer.
CREATE TABLE unindexed (exchange INTEGER PRIMARY KEY) STRICT;
INSERT INTO unindexed SELECT id FROM exchanges;

-- Only which word stands in which exchange and column; the text itself is above.
CREATE VIRTUAL TABLE words USING fts5 (
    target, headers, body,
    content = '', contentless_delete = 1, detail = column,
    tokenize = 'unicode61 remove_diacritics 0'
);

PRAGMA user_version = 2;
