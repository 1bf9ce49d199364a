-- Reserves and production of countries, as statisticians publish them: one table per edition and commodity.

CREATE TABLE reserve_table (
    id           uuid        PRIMARY KEY,
    source       text        NOT NULL,
    edition      text        COLLATE "C" NOT NULL,
    -- The year in the name of the edition: the newest one is asked for most.
    edition_year integer     NOT NULL,
    commodity    text        COLLATE "C" NOT NULL,
    rows         integer     NOT NULL,
    -- SHA-256 of the figures, to know the same table again; and of the file that they came in.
    content_hash text        NOT NULL,
    file_hash    text        NOT NULL,
    -- Whether it came with a release, so that a later release may correct it.
    shipped      boolean     NOT NULL,
    loaded_at    timestamptz NOT NULL,
    by_subject   text        NOT NULL,
    by_name      text        NOT NULL,
    request_id   text,
    -- A table is never changed or removed: another one takes its place.
    replaced_at  timestamptz
);

CREATE UNIQUE INDEX reserve_table_present ON reserve_table (commodity, edition) WHERE replaced_at IS NULL;

CREATE TABLE reserve_figure (
    table_id          uuid    NOT NULL REFERENCES reserve_table,
    -- The row of the table, from 1, in the order of its source; a row has several figures.
    ordinal           integer NOT NULL,
    measure           text    COLLATE "C" NOT NULL CHECK (measure IN ('reserves', 'production')),
    -- Of production; 0 for reserves, which have none but the edition's.
    year              integer NOT NULL,
    estimated         boolean NOT NULL,
    kind              text    NOT NULL CHECK (kind IN ('country', 'other', 'world-total')),
    country           text,
    name              text    NOT NULL,
    value             numeric CHECK (value >= 0),
    qualifier         text,
    absence           text    CHECK (absence IN ('not-available', 'withheld', 'in-total')),
    raw               text    NOT NULL,
    unit              text    NOT NULL,
    basis             text    NOT NULL,
    basis_as_reported text    NOT NULL,
    note              text,
    uri               text,
    PRIMARY KEY (table_id, measure, year, ordinal),
    CHECK ((country IS NOT NULL) = (kind = 'country')),
    CHECK ((value IS NULL) = (absence IS NOT NULL)),
    CHECK ((value IS NULL) = (qualifier IS NULL))
);
