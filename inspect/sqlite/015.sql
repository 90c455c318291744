-- Where a unit belonged before it moved to another town or sector: JSON, oldest first; '' for nowhere else.
ALTER TABLE site ADD COLUMN former TEXT NOT NULL DEFAULT '';
-- The hazards whose life holds pictures, so that a photo used twice is found without reading all lives.
CREATE INDEX hazard_pictured ON hazard (n) WHERE instr(life, '"original_sha256"') > 0;
