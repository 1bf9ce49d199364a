-- Agreements: what was agreed, by whom, about which deposits, how far it has come, and what is still to be done.

-- Numbers are drawn from here and then permuted, so that a gap says nothing of a confidential agreement.
CREATE SEQUENCE agreement_number MINVALUE 0;
CREATE TABLE agreement_key AS
SELECT ('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint AS key;

CREATE TABLE agreement (
    id                 uuid        PRIMARY KEY,
    number             text        NOT NULL UNIQUE,
    version            integer     NOT NULL,
    state              text        NOT NULL CHECK (state IN
                           ('draft', 'negotiation', 'approval', 'committing', 'signed', 'in-force', 'suspended',
                            'expired', 'terminated', 'lapsed', 'withdrawn')),
    type               text        NOT NULL,
    binding            text        NOT NULL CHECK (binding IN ('binding', 'non-binding', 'not-stated')),
    title              text        NOT NULL,
    -- Title, number and own reference folded across scripts and transliterations; and the title alone, to sort by.
    search_text        text        NOT NULL,
    sort_title         text        COLLATE "C" NOT NULL,
    -- As stated: a year, a month or a day.
    signed_on          text        COLLATE "C",
    -- The last day that it can run, where one is stated.
    last_day           date,
    confidentiality    text        NOT NULL CHECK (confidentiality IN ('confidential', 'internal')),
    embargo_until      timestamptz,
    predecessor_id     uuid        REFERENCES agreement,
    -- Those that its lines name themselves, without those of their deposits.
    countries          text[]      NOT NULL,
    commodities        text[]      NOT NULL,
    -- What it says with all amendments that were signed; and what it said before the first of them.
    content            text        NOT NULL,
    original           text,
    -- Of its last commitment request; and how it stands with it.
    commitment_version integer     NOT NULL,
    commitment         text        NOT NULL,
    waits              boolean     NOT NULL,
    amendments         integer     NOT NULL,
    open_amendment     integer,
    amended_from       date,
    -- Subjects of all who wrote some of it: none of them approves it.
    authors            text[]      NOT NULL,
    -- When its parties came to know of it.
    opened_at          timestamptz,
    drafted_at         timestamptz NOT NULL,
    drafted_by         text        NOT NULL,
    changed_at         timestamptz NOT NULL,
    changed_by         text        NOT NULL
);

CREATE INDEX agreement_by_predecessor ON agreement (predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX agreement_due ON agreement (last_day) WHERE state IN ('signed', 'in-force', 'suspended');
CREATE INDEX agreement_by_title ON agreement (sort_title, id);
CREATE INDEX agreement_by_signing ON agreement (coalesce(signed_on, ''), id);

-- Who takes part, and as what.
CREATE TABLE agreement_party (
    agreement_id uuid NOT NULL REFERENCES agreement,
    party_id     uuid NOT NULL REFERENCES party,
    role         text NOT NULL,
    PRIMARY KEY (agreement_id, party_id, role)
);

CREATE INDEX agreement_party_by_party ON agreement_party (party_id);

-- Deposits that its lines name, as stated and, where they were merged, their winners.
CREATE TABLE agreement_deposit (
    agreement_id uuid NOT NULL REFERENCES agreement,
    deposit_id   uuid NOT NULL,
    PRIMARY KEY (agreement_id, deposit_id)
);

CREATE INDEX agreement_deposit_by_deposit ON agreement_deposit (deposit_id);
CREATE INDEX known_deposit_gave_way ON known_deposit (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE agreement_step (
    agreement_id uuid        NOT NULL REFERENCES agreement,
    version      integer     NOT NULL,
    action       text        NOT NULL,
    at           timestamptz NOT NULL,
    by_subject   text        NOT NULL,
    by_name      text        NOT NULL,
    reason       text,
    -- {"member": {"from": …, "to": …}}
    changes      text,
    request_id   text,
    PRIMARY KEY (agreement_id, version)
);

CREATE TABLE agreement_amendment (
    id           uuid        PRIMARY KEY,
    agreement_id uuid        NOT NULL REFERENCES agreement,
    number       integer     NOT NULL,
    title        text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('proposed', 'committing', 'signed', 'refused', 'withdrawn')),
    effective_on date        NOT NULL,
    reason       text        NOT NULL,
    -- The merge patch as proposed; and what the agreement says once it holds.
    patch        text        NOT NULL,
    content      text        NOT NULL,
    signing      text,
    refused      text,
    proposed_at  timestamptz NOT NULL,
    proposed_by  text        NOT NULL,
    decided_at   timestamptz,
    decided_by   text,
    UNIQUE (agreement_id, number)
);

-- What somebody has to do under an agreement, and until when.
CREATE TABLE agreement_obligation (
    id           uuid        PRIMARY KEY,
    agreement_id uuid        NOT NULL REFERENCES agreement,
    text         text        NOT NULL,
    party_id     uuid        NOT NULL REFERENCES party,
    due_on       date,
    -- An open one is overdue once its day is over: nobody has to say so.
    state        text        NOT NULL CHECK (state IN ('open', 'met', 'waived')),
    evidence     text,
    added_at     timestamptz NOT NULL,
    added_by     text        NOT NULL,
    changed_at   timestamptz NOT NULL,
    changed_by   text        NOT NULL
);

CREATE INDEX agreement_obligation_by_agreement ON agreement_obligation (agreement_id, id);
CREATE INDEX agreement_obligation_due ON agreement_obligation (due_on) WHERE state = 'open';
