-- Numbered papers beside the notices.
CREATE TABLE paper (
  n INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, word TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
  kind TEXT NOT NULL, noun TEXT NOT NULL, about INTEGER NOT NULL, inspection INTEGER NOT NULL REFERENCES inspection, date TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blob, voided TEXT NOT NULL, voided_on TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (word, year, serial)
) STRICT;
CREATE INDEX paper_inspection ON paper (inspection);
