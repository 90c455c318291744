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
