-- What people have begun to enter and not confirmed; no part of the record.
CREATE TABLE draft (by TEXT PRIMARY KEY, id BLOB NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
