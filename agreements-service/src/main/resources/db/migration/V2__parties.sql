-- Who can be a party to an agreement, and who owns whom.

CREATE TABLE party (
    id            uuid        PRIMARY KEY,
    version       integer     NOT NULL,
    -- As partners' tokens name it: a slug such as cove-kaz, once and for all.
    code          text        COLLATE "C" NOT NULL UNIQUE,
    kind          text        NOT NULL CHECK (kind IN
                      ('state', 'agency', 'company', 'state-owned-company', 'fund', 'person')),
    -- The main name, to show.
    name          text        NOT NULL,
    country       text,
    -- All names folded across scripts and transliterations; and the main one alone, to sort by.
    search_text   text        NOT NULL,
    sort_name     text        COLLATE "C" NOT NULL,
    -- Names, identifiers, country as reported, sources: read and written as one.
    profile       text        NOT NULL,
    registered_at timestamptz NOT NULL,
    registered_by text        NOT NULL,
    changed_at    timestamptz NOT NULL,
    changed_by    text        NOT NULL
);

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX party_search ON party USING gin (search_text gin_trgm_ops);
CREATE INDEX party_by_name ON party (sort_name, id);
CREATE INDEX party_by_country ON party (country, sort_name, id);
CREATE INDEX party_by_change ON party (changed_at, id);

-- What parties are known by elsewhere. The key is the same for one identifier however it is written: it is one party's.
CREATE TABLE party_identifier (
    key      text COLLATE "C" PRIMARY KEY,
    -- Letters and digits of the number alone, to search by.
    number   text COLLATE "C" NOT NULL,
    party_id uuid NOT NULL REFERENCES party
);

CREATE INDEX party_identifier_of ON party_identifier (party_id);
CREATE INDEX party_identifier_by_number ON party_identifier (number);

-- Every step of every party: who, when, what and why. Nothing here is ever changed or removed.
CREATE TABLE party_step (
    record_id  uuid        NOT NULL,
    version    integer     NOT NULL,
    action     text        NOT NULL,
    at         timestamptz NOT NULL,
    by_subject text        NOT NULL,
    by_name    text        NOT NULL,
    reason     text,
    -- {"member": {"from": …, "to": …}}; null for a registration, which changes nothing.
    changes    text,
    request_id text,
    PRIMARY KEY (record_id, version)
);

-- Who says that whom owns whom, of how much, from when to when. Nothing is removed: a statement ends or is withdrawn.
CREATE TABLE ownership_statement (
    id                  uuid        PRIMARY KEY,
    version             integer     NOT NULL,
    owner_id            uuid        NOT NULL REFERENCES party,
    owned_id            uuid        NOT NULL REFERENCES party,
    -- Null where nobody says how much.
    percent             numeric     CHECK (percent > 0 AND percent <= 100),
    -- Whether it says that the owner controls, whatever the percentage; and on which grounds.
    controls            boolean     NOT NULL,
    control_basis       text,
    -- First and last day; null where the first is not known or there is no last.
    from_date           date,
    to_date             date,
    source_title        text,
    source_uri          text,
    source_published_on text,
    note                text,
    withdrawn_at        timestamptz,
    recorded_at         timestamptz NOT NULL,
    recorded_by         text        NOT NULL,
    changed_at          timestamptz NOT NULL,
    changed_by          text        NOT NULL,
    CHECK (owner_id <> owned_id),
    CHECK (from_date <= to_date)
);

CREATE INDEX ownership_statement_owned ON ownership_statement (owned_id, id);
CREATE INDEX ownership_statement_owner ON ownership_statement (owner_id, id);

CREATE TABLE ownership_step (
    record_id  uuid        NOT NULL,
    version    integer     NOT NULL,
    action     text        NOT NULL,
    at         timestamptz NOT NULL,
    by_subject text        NOT NULL,
    by_name    text        NOT NULL,
    reason     text,
    changes    text,
    request_id text,
    PRIMARY KEY (record_id, version)
);
