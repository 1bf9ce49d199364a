-- The registry of deposits: what each deposit is, who changed it, and what each import did.
-- Migrations only add and are never edited once released.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Registry numbers are drawn from here and then permuted, so that a gap says nothing of a confidential record.
CREATE SEQUENCE registry_number MINVALUE 0;
CREATE TABLE registry_key AS
SELECT ('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint AS key;

CREATE TABLE deposit (
    id                 uuid             PRIMARY KEY,
    number             text             NOT NULL UNIQUE,
    version            integer          NOT NULL,
    kind               text             NOT NULL CHECK (kind IN ('district', 'deposit', 'zone')),
    parent_id          uuid             REFERENCES deposit,
    country            text,
    longitude          double precision CHECK (longitude BETWEEN -180 AND 180),
    latitude           double precision CHECK (latitude BETWEEN -90 AND 90),
    accuracy_metres    double precision CHECK (accuracy_metres >= 0),
    deposit_type       text,
    stage              text,
    -- Codes of all commodities, whatever their role: what search asks for.
    commodities        text[]           NOT NULL,
    visibility         text             NOT NULL CHECK (visibility IN ('confidential', 'internal', 'published')),
    embargo_until      timestamptz,
    merged_into        uuid             REFERENCES deposit,
    -- All names, folded across scripts and transliterations; and the main one alone, to sort by.
    search_text        text             NOT NULL,
    sort_name          text             COLLATE "C" NOT NULL,
    -- Names, places as reported, roles, outline, records and sources: read and written as one, so that text does: jsonb
    -- would be taken apart on the way in and put together on the way out.
    profile            json             NOT NULL,
    registered_at      timestamptz      NOT NULL,
    registered_by      text             NOT NULL,
    changed_at         timestamptz      NOT NULL,
    changed_by         text             NOT NULL,
    CHECK ((longitude IS NULL) = (latitude IS NULL)),
    CHECK (parent_id <> id),
    CHECK (merged_into <> id)
);

-- One index answers free text and commodities, together and apart. Its pending list takes the rows of an import in
-- bulk; the end of the import, or autovacuum, merges it.
CREATE INDEX deposit_search ON deposit USING gin (search_text gin_trgm_ops, commodities)
    WITH (gin_pending_list_limit = 16384);
CREATE INDEX deposit_position ON deposit USING spgist (point(longitude, latitude));
CREATE INDEX deposit_by_name ON deposit (sort_name, id);
CREATE INDEX deposit_by_country ON deposit (country);
-- Ascending, and read backwards: what is new comes at its end, which is the cheap place to add to.
CREATE INDEX deposit_by_change ON deposit (changed_at, id);
CREATE INDEX deposit_children ON deposit (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX deposit_losers ON deposit (merged_into) WHERE merged_into IS NOT NULL;

-- The three tables below have no foreign key: deposits are never removed, their ids come from the same transaction,
-- and checking each row again would take a third of the time of an import.

-- Which deposit a record of another database is; what its row said when it was last imported, as a hash.
CREATE TABLE external_record (
    source       text   NOT NULL,
    record_id    text   NOT NULL,
    deposit_id   uuid   NOT NULL,
    content_hash bigint,
    PRIMARY KEY (source, record_id)
);

CREATE INDEX external_record_of ON external_record (deposit_id);

-- Keys under which the names of different sources meet: for suspected duplicates.
CREATE TABLE name_key (
    key        text COLLATE "C" NOT NULL,
    deposit_id uuid NOT NULL,
    PRIMARY KEY (key, deposit_id)
);

CREATE INDEX name_key_of ON name_key (deposit_id);

-- Every step of every record: who, when, what and why. Nothing here is ever changed or removed.
CREATE TABLE deposit_change (
    deposit_id uuid        NOT NULL,
    version    integer     NOT NULL,
    action     text        NOT NULL,
    at         timestamptz NOT NULL,
    by_subject text        NOT NULL,
    by_name    text        NOT NULL,
    reason     text,
    -- {"member": {"from": …, "to": …}}; null for a registration, which changes nothing.
    changes    jsonb,
    import_id  uuid,
    request_id text,
    PRIMARY KEY (deposit_id, version)
);

CREATE TABLE import (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL,
    format      text        NOT NULL,
    dry_run     boolean     NOT NULL,
    state       text        NOT NULL CHECK (state IN ('running', 'completed', 'failed')),
    started_at  timestamptz NOT NULL,
    -- Advances with every batch: a running import that stays behind has been interrupted.
    alive_at    timestamptz NOT NULL,
    finished_at timestamptz,
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    rows_read   bigint      NOT NULL DEFAULT 0,
    created     bigint      NOT NULL DEFAULT 0,
    changed     bigint      NOT NULL DEFAULT 0,
    unchanged   bigint      NOT NULL DEFAULT 0,
    rejected    bigint      NOT NULL DEFAULT 0,
    suspected   bigint      NOT NULL DEFAULT 0,
    bytes_read  bigint      NOT NULL DEFAULT 0,
    -- Values that no vocabulary knows and that were kept as reported: [{field, value, rows, firstRow}].
    unrecognised jsonb      NOT NULL DEFAULT '[]',
    -- Why the rest of the file could not be read: {code, reason, row}.
    failure     jsonb,
    idempotency_key text,
    content_hash text
);

CREATE INDEX import_by_start ON import (started_at DESC, id DESC);
CREATE UNIQUE INDEX import_by_key ON import (by_subject, idempotency_key) WHERE idempotency_key IS NOT NULL;

CREATE TABLE import_rejection (
    import_id  uuid    NOT NULL REFERENCES import,
    row_number bigint  NOT NULL,
    ordinal    integer NOT NULL,
    field      text    NOT NULL,
    value      text,
    code       text    NOT NULL,
    reason     text    NOT NULL,
    PRIMARY KEY (import_id, row_number, ordinal)
);

-- Pairs that may be one deposit: reported, never merged by themselves.
CREATE TABLE import_suspect (
    import_id   uuid   NOT NULL REFERENCES import,
    row_number  bigint NOT NULL,
    deposit_id  uuid   NOT NULL,
    other_id    uuid   NOT NULL,
    kilometres  double precision,
    PRIMARY KEY (import_id, row_number, other_id)
);

CREATE TABLE idempotency_key (
    owner       text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    status      integer,
    location    text,
    tag         text,
    body        text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (owner, key)
);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- Great-circle distance in kilometres between WGS 84 positions, on the mean radius of 6371.0088 km.
CREATE FUNCTION kilometres_between(lon1 double precision, lat1 double precision,
                                   lon2 double precision, lat2 double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN 2 * 6371.0088 * asin(least(1, sqrt(
    sind((lat2 - lat1) / 2) ^ 2 + cosd(lat1) * cosd(lat2) * sind((lon2 - lon1) / 2) ^ 2)));
