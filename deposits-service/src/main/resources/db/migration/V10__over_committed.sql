-- How many deposits are over-committed is asked all the time, and they are few among many.
CREATE INDEX ledger_over_committed ON ledger (deposit_id) WHERE over_committed <> '{}';
