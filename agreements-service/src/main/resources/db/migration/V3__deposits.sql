-- What this service knows of deposits, from their messages alone. It can be emptied and read anew from the topics' start,
-- while the service runs.

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

-- The ledger of a deposit, and which version of it the three tables below say. There is no foreign key to known_deposit:
-- the two topics come in no order between them.
CREATE TABLE known_ledger (
    deposit_id uuid        PRIMARY KEY,
    version    integer     NOT NULL,
    at         timestamptz NOT NULL
);

-- Contained tonnes of the whole deposit. Confirmed and claimed are never added, nor is one basis to another.
CREATE TABLE known_tonnage (
    deposit_id             uuid    NOT NULL REFERENCES known_ledger ON DELETE CASCADE,
    commodity              text    NOT NULL,
    basis                  text    NOT NULL,
    reserves               numeric,
    measured_and_indicated numeric,
    inferred               numeric,
    claimed_least          numeric,
    claimed_most           numeric,
    PRIMARY KEY (deposit_id, commodity, basis)
);

CREATE INDEX known_tonnage_by_commodity ON known_tonnage (commodity, deposit_id);

-- The commitments that stand.
CREATE TABLE known_commitment (
    deposit_id        uuid    NOT NULL REFERENCES known_ledger ON DELETE CASCADE,
    line_id           uuid    NOT NULL,
    agreement_id      uuid    NOT NULL,
    agreement_version integer NOT NULL,
    kind              text    NOT NULL CHECK (kind IN ('share', 'tonnage', 'exclusivity')),
    percent           numeric,
    commodity         text,
    basis             text,
    tonnes            numeric,
    from_date         date,
    until_date        date,
    PRIMARY KEY (deposit_id, line_id)
);

CREATE INDEX known_commitment_by_agreement ON known_commitment (agreement_id);

-- Of which more is committed than is confirmed by now, for each agreement that has a part in it.
CREATE TABLE known_over_commitment (
    deposit_id       uuid    NOT NULL REFERENCES known_ledger ON DELETE CASCADE,
    commodity        text    NOT NULL,
    basis            text    NOT NULL,
    agreement_id     uuid    NOT NULL,
    committed_tonnes numeric NOT NULL,
    confirmed_tonnes numeric NOT NULL,
    PRIMARY KEY (deposit_id, commodity, basis, agreement_id)
);

CREATE INDEX known_over_commitment_by_agreement ON known_over_commitment (agreement_id);
