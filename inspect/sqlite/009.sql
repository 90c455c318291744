-- What people bring. Who brought it is kept apart, and is no part of the record.
CREATE TABLE complaint (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL, source TEXT NOT NULL, received TEXT NOT NULL,
  taken_by TEXT NOT NULL, town TEXT NOT NULL, site INTEGER REFERENCES site, state TEXT NOT NULL, handler TEXT NOT NULL, due TEXT NOT NULL,
  last TEXT NOT NULL, text TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX complaint_source ON complaint (channel, source) WHERE source <> '' AND state <> 'withdrawn';
CREATE INDEX complaint_state ON complaint (state, due);
CREATE INDEX complaint_last ON complaint (last);
CREATE TABLE reporter (n INTEGER PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL) STRICT;
