-- Which words stand in an exchange: `t:` in its target, `h:` in its header fields, `b:` in its
-- bodies. The words are cut by us, so that they are the same as in a record in a file.
CREATE TABLE words (
    exchange bigint PRIMARY KEY,
    lexemes  tsvector NOT NULL
);
CREATE INDEX words_by_lexeme ON words USING gin (lexemes);

-- Exchanges whose words are not in the index yet. The index is filled behind the writer.
CREATE TABLE unindexed (exchange bigint PRIMARY KEY);
INSERT INTO unindexed SELECT id FROM exchanges;
