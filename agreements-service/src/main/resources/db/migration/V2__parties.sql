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
