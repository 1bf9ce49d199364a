-- The documents of agreements: what they are, and the hash that their bytes are kept under. The bytes lie in a store of
-- their own.

CREATE TABLE document (
    id                uuid        PRIMARY KEY,
    version           integer     NOT NULL,
    agreement_id      uuid        NOT NULL REFERENCES agreement (id),
    name              text        NOT NULL,
    -- SHA-256 in 64 hexadecimal digits.
    sha256            text        COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    media_type        text        NOT NULL,
    size_bytes        bigint      NOT NULL CHECK (size_bytes > 0),
    language          text,
    authentic         boolean     NOT NULL,
    uploaded_at       timestamptz NOT NULL,
    uploaded_by       text        NOT NULL,
    uploaded_request  text,
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawn_request text,
    withdrawal_reason text,
    CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
);

-- The same bytes stand once on an agreement; they may come again once they were withdrawn.
CREATE UNIQUE INDEX document_standing ON document (agreement_id, sha256) WHERE withdrawn_at IS NULL;

CREATE INDEX document_of_agreement ON document (agreement_id, id);

-- The sweep asks whether anything still speaks of a blob.
CREATE INDEX document_by_hash ON document (sha256);
