-- What keeps the names of facts apart is an index with a name, which an import can take away and make again at its end,
-- and no constraint of the table, of which it cannot. In the file the two are the same, and the record stays where it is.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = 'CREATE TABLE event (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL, kind TEXT NOT NULL,
  noun TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL
, encoding INTEGER NOT NULL DEFAULT 0, link BLOB) STRICT'
WHERE type = 'table' AND name = 'event';
UPDATE sqlite_schema SET name = 'event_id', sql = 'CREATE UNIQUE INDEX event_id ON event (id)'
WHERE name = 'sqlite_autoindex_event_1';
PRAGMA writable_schema = RESET;
-- Whoever has the file open reads the schema anew after this.
DROP TRIGGER event_stays;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
