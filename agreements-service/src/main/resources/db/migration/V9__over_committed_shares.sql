-- Of which the shares add up to more than the whole, for each agreement that has a part in it.
CREATE TABLE known_over_committed_shares (
    deposit_id   uuid    NOT NULL REFERENCES known_ledger ON DELETE CASCADE,
    agreement_id uuid    NOT NULL,
    percent      numeric NOT NULL,
    PRIMARY KEY (deposit_id, agreement_id)
);

CREATE INDEX known_over_committed_shares_by_agreement ON known_over_committed_shares (agreement_id);
