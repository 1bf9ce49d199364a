-- What every service keeps: the keys of requests that are done once, and messages to and from other services.

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

-- Messages that a committed change has to say and that are still to be sent. Sent ones are removed.
CREATE TABLE outbox (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The CloudEvent's id: the same message keeps it however often it is sent.
    id          uuid        NOT NULL,
    topic       text        NOT NULL,
    key         text        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL,
    time        timestamptz NOT NULL,
    traceparent text,
    data        text        NOT NULL
);

-- Rows come and go all the time: vacuum has to follow, or the relay reads past what was sent long ago.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Which messages have taken effect, so that one that comes again has none.
CREATE TABLE inbox (
    message_id  uuid        NOT NULL,
    topic       text        NOT NULL,
    taken_at    timestamptz NOT NULL,
    PRIMARY KEY (message_id)
);

CREATE INDEX inbox_age ON inbox (taken_at);

-- Messages that could not be read or applied, parked with the reason until an administrator replays or discards them.
CREATE TABLE dead_letter (
    id           uuid        PRIMARY KEY,
    version      integer     NOT NULL,
    state        text        NOT NULL CHECK (state IN ('parked', 'replayed', 'discarded')),
    topic        text        NOT NULL,
    partition    integer     NOT NULL,
    "offset"     bigint      NOT NULL,
    key          text,
    message_id   uuid,
    source       text,
    type         text,
    subject      text,
    time         timestamptz,
    traceparent  text,
    -- As it came; null where it was no text.
    data         text,
    reason       text        NOT NULL,
    attempts     integer     NOT NULL,
    parked_at    timestamptz NOT NULL,
    resolved_at  timestamptz,
    resolved_by  text,
    resolution   text,
    UNIQUE (topic, partition, "offset")
);

-- Ids are in the order of time: lists go by the primary key.
CREATE INDEX dead_letter_parked ON dead_letter (id) WHERE state = 'parked';
