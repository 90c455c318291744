-- Checklists gone through on a visit, as JSON; empty for most.
ALTER TABLE inspection ADD COLUMN lists TEXT NOT NULL DEFAULT '';
