-- What is said to be in the deposits: estimates, their findings and their history.

CREATE TABLE estimate (
    id             uuid        PRIMARY KEY,
    version        integer     NOT NULL,
    deposit_id     uuid        NOT NULL,
    commodity      text        NOT NULL,
    reporting_code text        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('resource', 'reserve', 'endowment', 'production', 'claim')),
    state          text        NOT NULL CHECK (state IN ('reported', 'confirmed', 'disputed', 'rejected', 'superseded',
                                                         'withdrawn')),
    -- As stated: a year, a month or a day of ISO 8601, which sort as text.
    effective_on   text,
    published_on   text,
    -- What is stated and what was found about it: each read and written as one, see decision 2.
    content        text        NOT NULL,
    findings       text        NOT NULL,
    -- Codes of findings that nobody has accepted; notes are not among them.
    open_findings  text[]      NOT NULL,
    -- Hash of the content: the same claim about one deposit again.
    content_hash   bigint      NOT NULL,
    superseded_by  uuid        REFERENCES estimate,
    -- Subjects of those who wrote any of it: none of them confirms it.
    authors        text[]      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    recorded_by    text        NOT NULL,
    recorded_import uuid,
    changed_at     timestamptz NOT NULL,
    changed_by     text        NOT NULL
);

-- Lists of a deposit, and whether it was said before. No foreign key to deposit, as for external_record.
CREATE INDEX estimate_of ON estimate (deposit_id, content_hash);

-- Every step of every estimate. Nothing here is ever changed or removed; the first step of an imported one is told by
-- its import.
CREATE TABLE estimate_step (
    estimate_id uuid        NOT NULL,
    version     integer     NOT NULL,
    action      text        NOT NULL,
    at          timestamptz NOT NULL,
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    reason      text,
    -- {"member": {"from": …, "to": …}}
    changes     text,
    request_id  text,
    PRIMARY KEY (estimate_id, version)
);
