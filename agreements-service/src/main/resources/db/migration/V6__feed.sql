-- The feed of changes: a log that is read in the order of its positions, which is the order of commits.

CREATE TABLE feed_entry (
    position   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The CloudEvent's id: it says nothing, and a message that comes again is no second entry.
    id         uuid        NOT NULL UNIQUE,
    -- When it happened, and when it came here.
    at         timestamptz NOT NULL,
    taken_at   timestamptz NOT NULL,
    type       text        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('deposit', 'agreement', 'ledger')),
    -- Of a ledger: its deposit.
    subject_id uuid        NOT NULL,
    version    integer     NOT NULL
);

-- Places in the log that were given to clients who have seen no entry, or none for long, to go on from.
CREATE TABLE feed_mark (
    id       uuid        PRIMARY KEY,
    position bigint      NOT NULL,
    at       timestamptz NOT NULL
);

CREATE INDEX feed_mark_age ON feed_mark (at);

-- As much of an agreement as decides who may see its entries, from its messages.
CREATE TABLE feed_agreement (
    agreement_id    uuid        PRIMARY KEY,
    version         integer     NOT NULL,
    number          text        NOT NULL,
    -- The first version that was heard of as negotiated: of what was before, its parties do not know.
    opened_from     integer,
    confidentiality text        NOT NULL CHECK (confidentiality IN ('confidential', 'internal')),
    embargo_until   timestamptz,
    -- Codes of its parties, as partners' tokens name them.
    parties         text[]      NOT NULL
);
