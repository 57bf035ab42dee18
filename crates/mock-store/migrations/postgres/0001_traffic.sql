-- Everything stands in a schema of its own, which the connection has as its search path.

-- Exchanges of one kind share everything that a list groups by. Few rows; never removed, so that
-- a writer may remember their numbers.
CREATE TABLE kinds (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    method             text   NOT NULL,
    operation_document text   NOT NULL, -- all four empty where no operation was found
    operation_method   text   NOT NULL,
    operation_path     text   NOT NULL,
    operation_id       text   NOT NULL, -- empty where the operation has none
    status             bigint NOT NULL,
    violating          bigint NOT NULL, -- 1 when there are violations
    source             text   NOT NULL,
    version            text   NOT NULL, -- HTTP/1.1
    n                  bigint NOT NULL DEFAULT 0, -- how many exchanges there are
    bytes              bigint NOT NULL DEFAULT 0  -- and what they take
) WITH (fillfactor = 50);
-- By a hash: a path may be longer than an entry of an index.
CREATE UNIQUE INDEX kinds_once ON kinds (status, violating, md5(
    method || E'\n' || operation_path || E'\n' || operation_method || E'\n' || operation_id
    || E'\n' || operation_document || E'\n' || source || E'\n' || version));

-- One row per exchange: what a list shows and a filter asks. The id grows with time.
CREATE TABLE exchanges (
    id             bigint PRIMARY KEY,
    at_us          bigint NOT NULL, -- microseconds since 1970-01-01T00:00:00Z
    kind           bigint NOT NULL,
    base           text,            -- http://127.0.0.1:4010
    path           text   NOT NULL,
    query          text,
    queued_us      bigint NOT NULL,
    decide_us      bigint NOT NULL,
    first_byte_us  bigint NOT NULL,
    total_us       bigint NOT NULL,
    request_len    bigint NOT NULL, -- the true length in bytes
    request_state  bigint NOT NULL, -- 0 whole, 1 beginning, 2 lost, 3 withheld, 4 decoded, 5 its beginning
    response_len   bigint NOT NULL,
    response_state bigint NOT NULL,
    n_violations   bigint NOT NULL,
    n_messages     bigint NOT NULL,
    bytes          bigint NOT NULL  -- what it takes in all tables, roughly
);
CREATE INDEX exchanges_by_kind ON exchanges (kind, id);

-- What only the detail view shows. The server cuts large values into pieces by itself, and
-- squeezing them would cost the writer more than their room is worth.
CREATE TABLE details (
    exchange         bigint PRIMARY KEY,
    request_headers  text NOT NULL, -- [["host","…"], …] in the order of the wire
    response_headers text NOT NULL,
    violations       text NOT NULL,
    trace            text NOT NULL,
    request          bytea,         -- only where there is a body
    response         bytea
);
ALTER TABLE details ALTER request SET STORAGE EXTERNAL, ALTER response SET STORAGE EXTERNAL;

-- Messages of a WebSocket, events of a stream.
CREATE TABLE messages (
    exchange    bigint  NOT NULL,
    n           bigint  NOT NULL, -- from 0
    at_us       bigint  NOT NULL,
    from_client boolean NOT NULL,
    is_text     boolean NOT NULL,
    data        bytea   NOT NULL,
    len         bigint  NOT NULL, -- the true length in bytes
    PRIMARY KEY (exchange, n)
);

-- The numbers of about 500 exchanges in one value, for statistics; see `measure.rs`.
CREATE TABLE measures (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    n     bigint NOT NULL, -- exchanges in it
    first bigint NOT NULL, -- the lowest of their ids
    last  bigint NOT NULL, -- the highest
    data  bytea  NOT NULL
);

-- Times in which a recorder fell behind or could not write.
CREATE TABLE losses (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_us  bigint NOT NULL,
    until_us bigint NOT NULL,
    n_rows   bigint NOT NULL,
    n_bodies bigint NOT NULL
);
