-- Closed months: figures that no later entry moves.
CREATE TABLE closed (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, month TEXT NOT NULL, day TEXT NOT NULL, by TEXT NOT NULL,
  sha256 TEXT NOT NULL, body TEXT NOT NULL, reopened TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
