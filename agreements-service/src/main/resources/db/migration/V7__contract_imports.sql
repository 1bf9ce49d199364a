-- Records of others that agreements were taken from: the same record again changes nothing.
CREATE TABLE agreement_source_record (
    source       text    COLLATE "C" NOT NULL,
    -- As the source counts its records.
    record_id    text    COLLATE "C" NOT NULL,
    agreement_id uuid    NOT NULL UNIQUE REFERENCES agreement,
    -- Of what the record said when it was taken last.
    content_hash text    NOT NULL,
    -- Of the agreement, as the record left it: with another one, somebody has worked on it since.
    version      integer NOT NULL,
    PRIMARY KEY (source, record_id)
);
