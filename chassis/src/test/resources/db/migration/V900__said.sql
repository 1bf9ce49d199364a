-- Sent messages are removed: tests read what was left to be sent from a copy.
CREATE TABLE said (LIKE outbox);
CREATE INDEX said_of ON said (key, topic);
CREATE FUNCTION keep_said() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO said SELECT * FROM said_new; RETURN NULL; END $$;
CREATE TRIGGER keep_said AFTER INSERT ON outbox REFERENCING NEW TABLE AS said_new
    FOR EACH STATEMENT EXECUTE FUNCTION keep_said();
