-- A search for words is one for any part of the text: without this index each reads all agreements.
CREATE INDEX agreement_search ON agreement USING gin (search_text gin_trgm_ops);
