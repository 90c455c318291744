-- What a command still owes after its commit: traces to wipe, a paper to write to a file.
CREATE TABLE owed (n INTEGER PRIMARY KEY, what TEXT NOT NULL, place TEXT NOT NULL, thing TEXT NOT NULL) STRICT;
-- Of two who go on with one draft, the second to save has not seen what the first saved.
ALTER TABLE draft ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
