-- Where a unit belonged before it moved to another town or sector: JSON, oldest first; '' for nowhere else.
ALTER TABLE site ADD COLUMN former TEXT NOT NULL DEFAULT '';
-- The hazards whose life holds pictures, so that a photo used twice is found without reading all lives.
CREATE INDEX hazard_pictured ON hazard (n) WHERE instr(life, '"original_sha256"') > 0;
-- What the code on each paper says, beside its bytes: it stays what it was, however papers come to be kept later.
CREATE TABLE code (sha256 TEXT PRIMARY KEY REFERENCES blob, code TEXT NOT NULL) STRICT;
CREATE TRIGGER code_stays BEFORE UPDATE ON code BEGIN SELECT RAISE(ABORT, 'what is kept stays as it is'); END;
CREATE TRIGGER code_kept BEFORE DELETE ON code BEGIN SELECT RAISE(ABORT, 'what is kept stays as it is'); END;
INSERT INTO owed (what, place, thing) SELECT 'codes', '', '' WHERE EXISTS (SELECT 1 FROM event);
