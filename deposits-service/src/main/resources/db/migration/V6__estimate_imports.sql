-- Imports of estimates: which deposits they registered besides, and what was found row by row.

ALTER TABLE import
    ADD COLUMN deposits_registered bigint NOT NULL DEFAULT 0,
    -- How many rows have a finding of each code: {code: rows}.
    ADD COLUMN findings            jsonb  NOT NULL DEFAULT '{}';

-- What was found about the rows of a batch, as it was found: one row here for all of them, since nobody asks for one by
-- itself, and a row for each would take as long to write as the estimates.
CREATE TABLE import_finding (
    import_id    uuid     NOT NULL,
    last_row     bigint   NOT NULL,
    row_numbers  bigint[] NOT NULL,
    estimate_ids uuid[]   NOT NULL,
    findings     text[]   NOT NULL,
    PRIMARY KEY (import_id, last_row)
);

-- To pack them would take longer than to write them.
ALTER TABLE import_finding ALTER COLUMN findings SET STORAGE EXTERNAL, ALTER COLUMN estimate_ids SET STORAGE EXTERNAL;
