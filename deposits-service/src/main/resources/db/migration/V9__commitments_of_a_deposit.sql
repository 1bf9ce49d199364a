-- A decision sums what stands of a deposit: what was released must not make it slower.
CREATE INDEX commitment_standing_of ON commitment (deposit_id) WHERE released_at IS NULL;
