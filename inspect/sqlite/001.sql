CREATE TABLE event (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL,
  noun TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX event_of ON event (noun, n);
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;

CREATE TABLE blob (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TRIGGER blob_stays BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'what is kept stays as it is'); END;
CREATE TRIGGER blob_kept BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'what is kept stays as it is'); END;

CREATE TABLE agency (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL) STRICT;
CREATE TABLE form (kind TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE site (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL, sector TEXT NOT NULL, town TEXT NOT NULL,
  credit_code TEXT NOT NULL, address TEXT NOT NULL, person TEXT NOT NULL, phone TEXT NOT NULL, withdrawn TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX site_name ON site (name) WHERE withdrawn = '';

CREATE TABLE campaign (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT NOT NULL, withdrawn TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX campaign_name ON campaign (name) WHERE withdrawn = '';

-- campaign 0 is none, so it is no foreign key.
CREATE TABLE inspection (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, site INTEGER NOT NULL REFERENCES site, campaign INTEGER NOT NULL,
  date TEXT NOT NULL, experts TEXT NOT NULL, places TEXT NOT NULL, note TEXT NOT NULL, withdrawn TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_date ON inspection (date);
CREATE INDEX inspection_site ON inspection (site, date);
CREATE INDEX inspection_campaign ON inspection (campaign);
CREATE TABLE inspector (
  inspection INTEGER NOT NULL REFERENCES inspection, place INTEGER NOT NULL, name TEXT NOT NULL, cert TEXT NOT NULL,
  label TEXT NOT NULL, PRIMARY KEY (inspection, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE hazard (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, inspection INTEGER NOT NULL REFERENCES inspection,
  text TEXT NOT NULL, level TEXT NOT NULL, category TEXT NOT NULL, place TEXT NOT NULL, basis TEXT NOT NULL,
  due TEXT, on_spot INTEGER NOT NULL, source TEXT NOT NULL, state TEXT NOT NULL,
  opened TEXT NOT NULL, overdue TEXT, closed TEXT, notice INTEGER REFERENCES notice, item INTEGER NOT NULL, withdrawn TEXT NOT NULL
) STRICT;
CREATE INDEX hazard_inspection ON hazard (inspection);
CREATE INDEX hazard_closed ON hazard (closed) WHERE closed IS NOT NULL;
CREATE INDEX hazard_overdue ON hazard (overdue) WHERE overdue IS NOT NULL;
CREATE INDEX hazard_notice ON hazard (notice) WHERE notice IS NOT NULL;
CREATE TABLE spell (
  hazard INTEGER NOT NULL REFERENCES hazard, place INTEGER NOT NULL, opened TEXT NOT NULL, overdue TEXT,
  closed TEXT NOT NULL, reopened TEXT NOT NULL, PRIMARY KEY (hazard, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE photo (
  hazard INTEGER NOT NULL REFERENCES hazard, place INTEGER NOT NULL, sha256 TEXT NOT NULL REFERENCES blob,
  original_sha256 TEXT NOT NULL, original_name TEXT NOT NULL, taken_at TEXT NOT NULL,
  width INTEGER NOT NULL, height INTEGER NOT NULL, PRIMARY KEY (hazard, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  n INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, word TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
  inspection INTEGER NOT NULL REFERENCES inspection, form TEXT NOT NULL, date TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blob, voided TEXT NOT NULL, voided_on TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (word, year, serial)
) STRICT;
CREATE INDEX notice_date ON notice (date);
CREATE INDEX notice_inspection ON notice (inspection);
CREATE TABLE item (
  notice INTEGER NOT NULL REFERENCES notice, place INTEGER NOT NULL, hazard INTEGER NOT NULL REFERENCES hazard,
  due TEXT NOT NULL, PRIMARY KEY (notice, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, site INTEGER NOT NULL REFERENCES site, notice INTEGER,
  date TEXT NOT NULL, inspectors TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX review_notice ON review (notice);
CREATE TABLE reviewed (
  review INTEGER NOT NULL REFERENCES review, place INTEGER NOT NULL, hazard INTEGER NOT NULL REFERENCES hazard,
  fixed INTEGER NOT NULL, PRIMARY KEY (review, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  dim TEXT NOT NULL, month TEXT NOT NULL, key TEXT NOT NULL,
  sites INTEGER NOT NULL DEFAULT 0, sites_year INTEGER NOT NULL DEFAULT 0, inspections INTEGER NOT NULL DEFAULT 0,
  notices INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0,
  major INTEGER NOT NULL DEFAULT 0, on_spot INTEGER NOT NULL DEFAULT 0, resolved INTEGER NOT NULL DEFAULT 0,
  ordered INTEGER NOT NULL DEFAULT 0, rectified INTEGER NOT NULL DEFAULT 0, reopened INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0, overdue INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (dim, key, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE lag (
  dim TEXT NOT NULL, month TEXT NOT NULL, key TEXT NOT NULL, days INTEGER NOT NULL, hazards INTEGER NOT NULL,
  PRIMARY KEY (dim, month, key, days)
) STRICT, WITHOUT ROWID;
