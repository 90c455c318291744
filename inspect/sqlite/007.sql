-- What stood open or overdue on an earlier day is found among what ended later, without its rows.
DROP INDEX hazard_closed;
CREATE INDEX hazard_closed ON hazard (closed, opened, overdue) WHERE closed IS NOT NULL;
