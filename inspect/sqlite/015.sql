-- Where a unit belonged before it moved to another town or sector: JSON, oldest first; '' for nowhere else.
ALTER TABLE site ADD COLUMN former TEXT NOT NULL DEFAULT '';
