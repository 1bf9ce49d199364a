-- Whether all that the deposit is part of is to be told anew with it, as when one of its parts was moved there or away.
ALTER TABLE ledger_due ADD COLUMN with_wider boolean NOT NULL DEFAULT false;
