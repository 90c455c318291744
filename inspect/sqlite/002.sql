-- The life of hazards and notices: what happened between being found and the end.
ALTER TABLE hazard ADD COLUMN claimed TEXT;
ALTER TABLE hazard ADD COLUMN asked TEXT;
ALTER TABLE hazard ADD COLUMN life TEXT NOT NULL DEFAULT '';
CREATE INDEX hazard_due ON hazard (overdue) WHERE closed IS NULL;
CREATE INDEX hazard_claimed ON hazard (claimed) WHERE claimed IS NOT NULL;
CREATE INDEX hazard_asked ON hazard (asked) WHERE asked IS NOT NULL;
ALTER TABLE notice ADD COLUMN served TEXT NOT NULL DEFAULT '';
CREATE INDEX notice_unserved ON notice (date) WHERE served = '' AND voided = '';
CREATE TABLE mark (
  hazard INTEGER NOT NULL REFERENCES hazard, place INTEGER NOT NULL, day TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (hazard, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_day ON mark (day);
CREATE TABLE lookback (n INTEGER PRIMARY KEY, id BLOB NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL) STRICT;
ALTER TABLE tally ADD COLUMN served INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN extended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN unextended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN referred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN delisted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN resumed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN looked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN recurred INTEGER NOT NULL DEFAULT 0;

DROP VIEW flow;
CREATE VIEW flow AS
  SELECT i.date AS day, h.level, h.category, i.n AS inspection, i.site, i.campaign, h.n AS hazard, 0 AS notice,
    0 AS inspections, 0 AS notices, 0 AS voided, 1 AS found, h.level = 'major' AS major, h.on_spot AS on_spot,
    h.state = 'accepted' AS resolved, 0 AS ordered, 0 AS rectified, 0 AS reopened, 0 AS withdrawn, 0 AS overdue,
    0 AS served, 0 AS claimed, 0 AS extended, 0 AS unextended, 0 AS referred, 0 AS listed, 0 AS delisted, 0 AS stopped, 0 AS resumed, 0 AS looked, 0 AS recurred
  FROM inspection i CROSS JOIN hazard h ON h.inspection = i.n
UNION ALL
  SELECT h.closed, h.level, h.category, i.n, i.site, i.campaign, h.n, 0,
    0, 0, 0, 0, 0, 0, 0, 0, h.state = 'accepted', 0, h.state = 'withdrawn', -(h.overdue IS NOT NULL), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM hazard h CROSS JOIN inspection i ON i.n = h.inspection WHERE h.closed IS NOT NULL
UNION ALL
  SELECT h.overdue, h.level, h.category, i.n, i.site, i.campaign, h.n, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM hazard h CROSS JOIN inspection i ON i.n = h.inspection WHERE h.overdue IS NOT NULL
UNION ALL
  SELECT o.date, h.level, h.category, i.n, i.site, i.campaign, h.n, o.n,
    0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM notice o CROSS JOIN hazard h ON h.notice = o.n CROSS JOIN inspection i ON i.n = h.inspection
UNION ALL
  SELECT p.closed, h.level, h.category, i.n, i.site, i.campaign, h.n, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, -(p.overdue IS NOT NULL), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM spell p JOIN hazard h ON h.n = p.hazard JOIN inspection i ON i.n = h.inspection
UNION ALL
  SELECT p.reopened, h.level, h.category, i.n, i.site, i.campaign, h.n, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM spell p JOIN hazard h ON h.n = p.hazard JOIN inspection i ON i.n = h.inspection
UNION ALL
  SELECT p.overdue, h.level, h.category, i.n, i.site, i.campaign, h.n, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM spell p JOIN hazard h ON h.n = p.hazard JOIN inspection i ON i.n = h.inspection WHERE p.overdue IS NOT NULL
UNION ALL
  SELECT i.date, NULL, NULL, i.n, i.site, i.campaign, 0, 0,
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM inspection i WHERE i.withdrawn = ''
UNION ALL
  SELECT o.date, NULL, NULL, i.n, i.site, i.campaign, 0, o.n,
    0, o.voided = '', o.voided <> '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM notice o CROSS JOIN inspection i ON i.n = o.inspection
UNION ALL
  SELECT m.day, h.level, h.category, i.n, i.site, i.campaign, h.n, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (m.what = 'lapsed') - (m.what = 'unlapsed'), 0, m.what = 'claimed', m.what = 'extended', m.what = 'unextended', m.what = 'referred', m.what = 'listed', m.what = 'delisted', m.what = 'stopped', m.what = 'resumed', m.what = 'looked', m.what = 'recurred'
  FROM mark m CROSS JOIN hazard h ON h.n = m.hazard CROSS JOIN inspection i ON i.n = h.inspection
UNION ALL
  SELECT o.served, NULL, NULL, i.n, i.site, i.campaign, 0, o.n,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM notice o CROSS JOIN inspection i ON i.n = o.inspection WHERE o.served <> '';
