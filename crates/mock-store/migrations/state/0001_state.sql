-- What differs from the base world of a mock. One row per entity that was written or deleted.
CREATE TABLE entities (
    resource   TEXT    NOT NULL,
    parents    TEXT    NOT NULL, -- ["octocat","hello-world"]
    id         TEXT    NOT NULL,
    value      TEXT,             -- JSON; NULL when it was deleted
    revision   INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL, -- milliseconds since 1970-01-01T00:00:00Z
    created    INTEGER NOT NULL, -- 1 when a client made it
    place      INTEGER NOT NULL, -- the order in which entities came to be
    PRIMARY KEY (resource, parents, id)
) STRICT, WITHOUT ROWID;

-- Answers to requests that may come again.
CREATE TABLE remembered (
    key    TEXT    PRIMARY KEY,
    at_ms  INTEGER NOT NULL,
    answer TEXT    NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

-- The highest number that each resource gave out, in decimal: it may not fit into 63 bits.
CREATE TABLE counters (
    resource TEXT PRIMARY KEY,
    number   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- 'SpWs': tells our files from those of others, and a state from a record of traffic.
PRAGMA application_id = 1399871347;
PRAGMA user_version = 1;
