-- Numbers taken for papers that are written by hand and entered later.
CREATE TABLE blank (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, number TEXT NOT NULL UNIQUE, word TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
  form TEXT NOT NULL, taker TEXT NOT NULL, day TEXT NOT NULL, notice INTEGER REFERENCES notice, spoiled TEXT NOT NULL, spoiled_on TEXT NOT NULL,
  UNIQUE (word, year, serial)
) STRICT;
CREATE INDEX blank_out ON blank (day) WHERE notice IS NULL AND spoiled = '';
