-- What was recorded in error counts nowhere, the due day is not late, and it is kept how much of what was found in a
-- month was accepted by when: figures that are made anew of the record, in the transaction of the last step.
DELETE FROM tally;
DROP TABLE lag;
CREATE TABLE lag (
  dim TEXT NOT NULL, month TEXT NOT NULL, key TEXT NOT NULL, back INTEGER NOT NULL, days INTEGER NOT NULL, hazards INTEGER NOT NULL,
  PRIMARY KEY (dim, month, key, back, days)
) STRICT, WITHOUT ROWID;
INSERT INTO owed (what, place, thing) SELECT 'recount', '', '' WHERE EXISTS (SELECT 1 FROM event);
