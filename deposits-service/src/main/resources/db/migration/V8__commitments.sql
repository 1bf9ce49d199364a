-- What agreements have committed of the deposits, and what other services are to be told of it.

-- An agreement that has asked for something: its row is what requests of one agreement wait at.
CREATE TABLE commitment_agreement (
    id              uuid        PRIMARY KEY,
    -- The version of the latest request that was decided on; 0 before the first.
    version         integer     NOT NULL,
    number          text        NOT NULL,
    type            text        NOT NULL,
    title           text,
    confidentiality text        NOT NULL CHECK (confidentiality IN ('confidential', 'internal')),
    embargo_until   timestamptz,
    -- [{id, code, name}]; and the codes alone, for a partner to be found by.
    parties         text        NOT NULL,
    party_codes     text[]      NOT NULL
);

-- What became of each request, so that one that comes again gets the same reply. Nothing here is changed or removed.
CREATE TABLE commitment_decision (
    agreement_id uuid        NOT NULL REFERENCES commitment_agreement,
    version      integer     NOT NULL,
    decision     text        NOT NULL CHECK (decision IN ('granted', 'refused')),
    reply        text        NOT NULL,
    decided_at   timestamptz NOT NULL,
    PRIMARY KEY (agreement_id, version)
);

-- What was granted. A line that an amendment changes is released and granted anew; nothing is removed.
CREATE TABLE commitment (
    id                  uuid        PRIMARY KEY,
    agreement_id        uuid        NOT NULL REFERENCES commitment_agreement,
    -- The version of the agreement that it was granted to.
    agreement_version   integer     NOT NULL,
    line_id             uuid        NOT NULL,
    deposit_id          uuid        NOT NULL REFERENCES deposit,
    kind                text        NOT NULL CHECK (kind IN ('share', 'tonnage', 'exclusivity')),
    holder              uuid,
    percent             numeric     CHECK (percent > 0 AND percent <= 100),
    commodity           text,
    tonnes              numeric     CHECK (tonnes > 0),
    basis               text,
    out_of              text        CHECK (out_of IN ('reserves', 'measured-and-indicated')),
    estimate_id         uuid,
    from_day            date,
    until_day           date,
    granted_at          timestamptz NOT NULL,
    released_at         timestamptz,
    released_by_version integer,
    CHECK ((percent IS NOT NULL) = (kind = 'share')),
    CHECK ((tonnes IS NOT NULL) = (kind = 'tonnage') AND (basis IS NOT NULL) = (kind = 'tonnage')
        AND (out_of IS NOT NULL) = (kind = 'tonnage')),
    CHECK ((from_day IS NOT NULL) = (kind = 'exclusivity') AND (until_day IS NOT NULL) = (kind = 'exclusivity')),
    CHECK (from_day <= until_day),
    CHECK ((released_at IS NULL) = (released_by_version IS NULL))
);

CREATE UNIQUE INDEX commitment_standing ON commitment (agreement_id, line_id) WHERE released_at IS NULL;
CREATE INDEX commitment_of ON commitment (deposit_id, id);
CREATE INDEX commitment_by_agreement ON commitment (agreement_id, id);

-- One row for the widest deposit of each tree of which something was asked: requests for the same tree wait at it.
CREATE TABLE ledger_tree (
    root_id uuid PRIMARY KEY
);

-- What other services were told last of each deposit: the version, and of what more was committed than confirmed.
CREATE TABLE ledger (
    deposit_id     uuid    PRIMARY KEY,
    version        integer NOT NULL,
    over_committed text[]  NOT NULL
);

-- Deposits of which other services are to be told anew. Several rows of one deposit are told as one; a row of its own for
-- each change, so that nobody waits for anybody and no change is taken for one that was told before.
CREATE TABLE ledger_due (
    position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    deposit_id uuid   NOT NULL
);

ALTER TABLE ledger_due SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
