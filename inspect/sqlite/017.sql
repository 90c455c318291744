-- The book's people have a table, which package sqlstore names: see shape.go. Nobody is in it yet: whom inspections
-- name is known by them, as before, until somebody enters them.
SELECT 1;
