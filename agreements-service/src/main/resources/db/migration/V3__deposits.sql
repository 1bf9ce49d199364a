-- What this service knows of deposits, from their messages alone. It can be emptied and read anew from the topics' start.

CREATE TABLE known_deposit (
    id            uuid        PRIMARY KEY,
    version       integer     NOT NULL,
    number        text        NOT NULL,
    kind          text        NOT NULL,
    parent_id     uuid,
    name          text        NOT NULL,
    country       text,
    commodities   text[]      NOT NULL,
    visibility    text        NOT NULL CHECK (visibility IN ('confidential', 'internal', 'published')),
    embargo_until timestamptz,
    merged_into   uuid
);

CREATE INDEX known_deposit_children ON known_deposit (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX known_deposit_by_country ON known_deposit (country);
