-- What stood open or overdue on an earlier day, and what was accepted in some days, is found without its rows.
DROP INDEX hazard_closed;
CREATE INDEX hazard_closed ON hazard (closed, state, inspection, opened, overdue) WHERE closed IS NOT NULL;
-- So is who has how much overdue.
DROP INDEX hazard_due;
CREATE INDEX hazard_due ON hazard (overdue, inspection, closed) WHERE closed IS NULL;
