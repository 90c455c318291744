-- How an event is encoded, and its link on the one before: see inspect.Written. What was there has 0, and its link
-- from now on.
ALTER TABLE event ADD COLUMN encoding INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN link BLOB;
-- Where the record ends, so that what is taken off its end is missed.
CREATE TABLE chain (one INTEGER PRIMARY KEY CHECK (one = 1), place INTEGER NOT NULL, link BLOB NOT NULL) STRICT;
INSERT INTO owed (what, place, thing) SELECT 'links', '', '' WHERE EXISTS (SELECT 1 FROM event);
-- What every noun is kept as is made anew of the record, in the tables that package sqlstore names: what is searched,
-- sorted, joined or counted is a column, the rest lies in a body. They are not made here: see shape.go.
DROP TABLE item;
DROP TABLE photo;
DROP TABLE mark;
DROP TABLE spell;
DROP TABLE reviewed;
DROP TABLE inspector;
DROP TABLE blank;
DROP TABLE paper;
DROP TABLE review;
DROP TABLE lookback;
DROP TABLE closed;
DROP TABLE complaint;
DROP TABLE hazard;
DROP TABLE notice;
DROP TABLE inspection;
DROP TABLE campaign;
DROP TABLE site;
DROP TABLE agency;
DROP TABLE form;
DELETE FROM owed WHERE what = 'recount';
INSERT INTO owed (what, place, thing) SELECT 'rebuild', '', '' WHERE EXISTS (SELECT 1 FROM event);
-- What stands beside the nouns lies in one table: who brought a complaint, what people have begun to enter, what is owed,
-- and what the codes on papers say, which stays.
CREATE TABLE aside (kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
INSERT INTO aside SELECT 'reporter', n, json_object('name', name, 'phone', phone, 'address', address) FROM reporter;
INSERT INTO aside SELECT 'draft', by, json_object('id', lower(hex(id)), 'version', version, 'at',
  strftime('%Y-%m-%dT%H:%M:%SZ', at / 1000000, 'unixepoch'), 'body', json(CASE WHEN json_valid(body) THEN body ELSE 'null' END)) FROM draft;
INSERT INTO aside SELECT 'owed', '', json_group_array(json_object('n', n, 'what', what, 'place', place, 'thing', thing))
  FROM (SELECT * FROM owed ORDER BY n) WHERE EXISTS (SELECT 1 FROM owed);
INSERT INTO aside SELECT 'code', sha256, code FROM code;
DROP TABLE reporter;
DROP TABLE draft;
DROP TABLE owed;
DROP TABLE code;
CREATE TRIGGER code_stays BEFORE UPDATE ON aside WHEN old.kind = 'code' BEGIN SELECT RAISE(ABORT, 'what is kept stays as it is'); END;
CREATE TRIGGER code_kept BEFORE DELETE ON aside WHEN old.kind = 'code' BEGIN SELECT RAISE(ABORT, 'what is kept stays as it is'); END;
