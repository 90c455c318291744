-- What keeps the names of facts apart is an index with a name, which an import can take away and make again at its
-- end, and no constraint of the table, of which it cannot. In the file the two are the same, and the record stays where
-- it is.
-- A record that is not as an earlier version made it is left as it is: check says so.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = 'CREATE TABLE event (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL, kind TEXT NOT NULL,
  noun TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL
, encoding INTEGER NOT NULL DEFAULT 0, link BLOB) STRICT'
WHERE type = 'table' AND name = 'event' AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'event_id')
AND replace(replace(replace(sql, ' ', ''), char(10), ''), char(13), '') =
  'CREATETABLEevent(seqINTEGERPRIMARYKEY,idBLOBNOTNULLUNIQUE,kindTEXTNOTNULL,'
  || 'nounTEXTNOTNULL,nINTEGERNOTNULL,atINTEGERNOTNULL,byTEXTNOTNULL,bodyTEXTNOTNULL'
  || ',encodingINTEGERNOTNULLDEFAULT0,linkBLOB)STRICT';
UPDATE sqlite_schema SET name = 'event_id', sql = 'CREATE UNIQUE INDEX event_id ON event (id)'
WHERE name = 'sqlite_autoindex_event_1' AND changes() = 1;
PRAGMA writable_schema = RESET;
-- Whoever has the file open reads the schema anew after this.
CREATE TABLE rectify_022 (n INTEGER);
DROP TABLE rectify_022;
