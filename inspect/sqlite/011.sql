-- What a command still owes after its commit: traces to wipe, a paper to write to a file.
CREATE TABLE owed (n INTEGER PRIMARY KEY, what TEXT NOT NULL, place TEXT NOT NULL, thing TEXT NOT NULL) STRICT;
-- Of two who go on with one draft, the second to save has not seen what the first saved.
ALTER TABLE draft ADD COLUMN version INTEGER NOT NULL DEFAULT 0;

-- The scripts 001, 002 and 007 were changed after they had shipped: what stores of those days have instead is made
-- as it is in a new store. Their tallies took no row of some figures alone, so that nothing could be recorded.
DROP VIEW IF EXISTS flow;
CREATE TABLE tally_anew (
  dim TEXT NOT NULL, month TEXT NOT NULL, key TEXT NOT NULL,
  sites INTEGER NOT NULL DEFAULT 0, sites_year INTEGER NOT NULL DEFAULT 0, inspections INTEGER NOT NULL DEFAULT 0,
  notices INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0,
  major INTEGER NOT NULL DEFAULT 0, on_spot INTEGER NOT NULL DEFAULT 0, resolved INTEGER NOT NULL DEFAULT 0,
  ordered INTEGER NOT NULL DEFAULT 0, rectified INTEGER NOT NULL DEFAULT 0, reopened INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0, overdue INTEGER NOT NULL DEFAULT 0, served INTEGER NOT NULL DEFAULT 0,
  claimed INTEGER NOT NULL DEFAULT 0, extended INTEGER NOT NULL DEFAULT 0, unextended INTEGER NOT NULL DEFAULT 0,
  referred INTEGER NOT NULL DEFAULT 0, listed INTEGER NOT NULL DEFAULT 0, delisted INTEGER NOT NULL DEFAULT 0,
  stopped INTEGER NOT NULL DEFAULT 0, resumed INTEGER NOT NULL DEFAULT 0, looked INTEGER NOT NULL DEFAULT 0,
  recurred INTEGER NOT NULL DEFAULT 0, visits INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (dim, key, month)
) STRICT, WITHOUT ROWID;
INSERT INTO tally_anew SELECT dim, month, key, sites, sites_year, inspections, notices, voided, found, major, on_spot, resolved,
  ordered, rectified, reopened, withdrawn, overdue, served, claimed, extended, unextended, referred, listed, delisted, stopped,
  resumed, looked, recurred, visits FROM tally;
DROP TABLE tally;
ALTER TABLE tally_anew RENAME TO tally;
DROP INDEX hazard_closed;
CREATE INDEX hazard_closed ON hazard (closed, state, inspection, opened, overdue) WHERE closed IS NOT NULL;
DROP INDEX hazard_due;
CREATE INDEX hazard_due ON hazard (overdue, inspection, closed) WHERE closed IS NULL;

-- The first due date ordered, of hazards that were ordered before 002 gave it a place.
UPDATE hazard SET life = '{"first_due":"' || o.due || CASE life WHEN '' THEN '"}' ELSE '",' || substr(life, 2) END
  FROM (SELECT h.n AS n, (SELECT json_extract(e.body, '$.due') FROM event e
      WHERE e.noun = 'H' AND e.n = h.n AND e.kind = 'hazard.ordered' ORDER BY e.seq LIMIT 1) AS due
    FROM hazard h WHERE h.life NOT GLOB '{"first_due*' AND h.n IN (SELECT hazard FROM item)) o
  WHERE o.n = hazard.n AND o.due <> '';
