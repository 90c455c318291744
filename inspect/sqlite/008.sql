-- Why inspectors went; what was recorded before is of its campaign, or routine.
ALTER TABLE inspection ADD COLUMN kind TEXT NOT NULL DEFAULT 'routine';
UPDATE inspection SET kind = 'special' WHERE campaign <> 0;
ALTER TABLE tally ADD COLUMN visits INTEGER NOT NULL DEFAULT 0;
