-- How the unit puts a hazard right, who there, and who in the office sees to it.
ALTER TABLE hazard ADD COLUMN measures TEXT NOT NULL DEFAULT '';
ALTER TABLE hazard ADD COLUMN responsible TEXT NOT NULL DEFAULT '';
ALTER TABLE hazard ADD COLUMN supervisor TEXT NOT NULL DEFAULT '';
-- Of acceptances that were struck, a count of none was left.
DELETE FROM lag WHERE hazards = 0;
